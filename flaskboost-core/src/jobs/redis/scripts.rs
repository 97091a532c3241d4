//! The scripts. Times are whole microseconds: below 2^53, so Lua keeps them exactly.

/// What all scripts begin with. `KEYS[1]` is the beginning of every key.
const COMMON: &str = "
local base = KEYS[1]
local function job(id) return base .. 'job:' .. id end
local function due(queue, rank) return base .. 'due:' .. queue .. ':' .. rank end
local function become(id, queue, from, to)
  redis.call('ZREM', base .. 'is:' .. from, id)
  redis.call('ZADD', base .. 'is:' .. to, 0, id)
  redis.call('HINCRBY', base .. 'count:' .. queue, from, -1)
  redis.call('HINCRBY', base .. 'count:' .. queue, to, 1)
  redis.call('HSET', job(id), 's', to)
end
local function wait(id, from, at)
  local queue, rank = unpack(redis.call('HMGET', job(id), 'q', 'p'))
  become(id, queue, from, 'waiting')
  redis.call('ZREM', base .. 'leases', id)
  redis.call('HDEL', job(id), 'r')
  redis.call('HSET', job(id), 'at', at)
  redis.call('ZADD', due(queue, rank), at, id)
  redis.call('PUBLISH', base .. 'bell', queue)
end
local function finish(id, from, to, at)
  local queue, rank = unpack(redis.call('HMGET', job(id), 'q', 'p'))
  become(id, queue, from, to)
  redis.call('ZREM', base .. 'leases', id)
  redis.call('ZREM', due(queue, rank), id)
  redis.call('HDEL', job(id), 'r')
  redis.call('HSET', job(id), 'ended', at)
  redis.call('ZADD', base .. 'ended:' .. to, at, id)
end
local function holds(id, receipt)
  local state, held = unpack(redis.call('HMGET', job(id), 's', 'r'))
  return state == 'running' and held == receipt
end
";

/// Takes jobs in. For each: id, name, queue, priority, time, the job.
const PUSH: &str = "
local rung = {}
for i = 1, #ARGV, 6 do
  local id, name, queue, rank, at, text = unpack(ARGV, i, i + 5)
  if redis.call('EXISTS', job(id)) == 0 then
    redis.call('HSET', job(id), 's', 'waiting', 'j', text, 'name', name, 'q', queue, 'p', rank, 'at', at, 'n', 0, 'c', 0)
    redis.call('ZADD', due(queue, rank), at, id)
    redis.call('ZADD', base .. 'is:waiting', 0, id)
    redis.call('ZADD', base .. 'all', 0, id)
    redis.call('SADD', base .. 'queues', queue)
    redis.call('HINCRBY', base .. 'count:' .. queue, 'waiting', 1)
    rung[queue] = true
  end
end
for queue in pairs(rung) do redis.call('PUBLISH', base .. 'bell', queue) end
return 0";

/// Gives jobs out: the time, the end of the lease, who asks, how many at most, and the queues.
const RESERVE: &str = "
local now, till, worker, max = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local given = {}
for rank = 2, 0, -1 do
  local found = {}
  for i = 5, #ARGV do
    local queue = ARGV[i]
    if #given < max and redis.call('SISMEMBER', base .. 'paused', queue) == 0 then
      local few = redis.call('ZRANGEBYSCORE', due(queue, rank), '-inf', now, 'WITHSCORES', 'LIMIT', 0, max - #given)
      for j = 1, #few, 2 do found[#found + 1] = {few[j], tonumber(few[j + 1]), queue} end
    end
  end
  table.sort(found, function(a, b) if a[2] ~= b[2] then return a[2] < b[2] end return a[1] < b[1] end)
  for _, one in ipairs(found) do
    if #given >= max then break end
    local id, queue = one[1], one[3]
    local receipt = redis.call('INCR', base .. 'receipts') .. ':' .. now
    redis.call('ZREM', due(queue, rank), id)
    redis.call('ZADD', base .. 'leases', till, id)
    become(id, queue, 'waiting', 'running')
    local attempt = redis.call('HINCRBY', job(id), 'n', 1)
    redis.call('HSET', job(id), 'r', receipt, 'w', worker, 'started', now)
    local text, crashes = unpack(redis.call('HMGET', job(id), 'j', 'c'))
    given[#given + 1] = {text, attempt, tonumber(crashes), receipt}
  end
end
return given";

/// Extends leases: until when, and for each its id and receipt. Gives those that do not hold, with the state of the job.
const EXTEND: &str = "
local lost = {}
for i = 2, #ARGV, 2 do
  local id, receipt = ARGV[i], ARGV[i + 1]
  if holds(id, receipt) then
    redis.call('ZADD', base .. 'leases', ARGV[1], id)
  else
    lost[#lost + 1] = {id, redis.call('HGET', job(id), 's') or ''}
  end
end
return lost";

/// Ends leases. For each: id, receipt, how, when, not before when, and what came of it.
const SETTLE: &str = "
for i = 1, #ARGV, 6 do
  local id, receipt, how, at, later, text = unpack(ARGV, i, i + 5)
  if holds(id, receipt) then
    if how == 'done' then
      redis.call('HSET', job(id), 'result', text)
      finish(id, 'running', 'done', at)
    elseif how == 'dead' then
      redis.call('HSET', job(id), 'error', text)
      finish(id, 'running', 'dead', at)
    elseif how == 'cancelled' then
      finish(id, 'running', 'cancelled', at)
    elseif how == 'retry' then
      redis.call('HSET', job(id), 'error', text)
      wait(id, 'running', later)
    else
      redis.call('HINCRBY', job(id), 'n', -1)
      wait(id, 'running', later)
    end
  end
end
return 0";

/// Puts some jobs back whose lease has ended by this time, and says how many.
const PUT_BACK: &str = "
local over = redis.call('ZRANGEBYSCORE', base .. 'leases', '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
for _, id in ipairs(over) do
  redis.call('HINCRBY', job(id), 'c', 1)
  wait(id, 'running', redis.call('HGET', job(id), 'at'))
end
return #over";

/// Forgets some jobs of a state that ended by this time, and says how many: the state, the time, how many at most.
const FORGET: &str = "
local old = redis.call('ZRANGEBYSCORE', base .. 'ended:' .. ARGV[1], '-inf', ARGV[2], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(old) do
  redis.call('HINCRBY', base .. 'count:' .. redis.call('HGET', job(id), 'q'), ARGV[1], -1)
  redis.call('ZREM', base .. 'ended:' .. ARGV[1], id)
  redis.call('ZREM', base .. 'is:' .. ARGV[1], id)
  redis.call('ZREM', base .. 'all', id)
  redis.call('DEL', job(id))
end
return #old";

/// For each queue: its name, whether it is paused, due, scheduled, running, done, dead, cancelled, the oldest or ''.
const COUNT: &str = "
local counts = {}
for _, queue in ipairs(redis.call('SUNION', base .. 'queues', base .. 'paused')) do
  local now, later, oldest = 0, 0, ''
  for rank = 0, 2 do
    now = now + redis.call('ZCOUNT', due(queue, rank), '-inf', ARGV[1])
    later = later + redis.call('ZCOUNT', due(queue, rank), '(' .. ARGV[1], '+inf')
    local first = redis.call('ZRANGEBYSCORE', due(queue, rank), '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, 1)
    if first[2] and (oldest == '' or tonumber(first[2]) < tonumber(oldest)) then
      oldest = string.format('%.0f', tonumber(first[2]))
    end
  end
  local one = {queue, redis.call('SISMEMBER', base .. 'paused', queue), now, later}
  for _, state in ipairs({'running', 'done', 'dead', 'cancelled'}) do
    one[#one + 1] = tonumber(redis.call('HGET', base .. 'count:' .. queue, state) or '0')
  end
  one[#one + 1] = oldest
  counts[#counts + 1] = one
end
return counts";

/// Looks through some ids from the newest: which index, before which id, how many to look at, queue and name or ''.
/// Gives the last id that it looked at, and the jobs that are wanted.
const PAGE: &str = "
local before = '+'
if ARGV[2] ~= '' then before = '(' .. ARGV[2] end
local ids = redis.call('ZREVRANGEBYLEX', base .. ARGV[1], before, '-', 'LIMIT', 0, ARGV[3])
local page = {ids[#ids] or ''}
for _, id in ipairs(ids) do
  local queue, name = unpack(redis.call('HMGET', job(id), 'q', 'name'))
  if (ARGV[4] == '' or ARGV[4] == queue) and (ARGV[5] == '' or ARGV[5] == name) then
    page[#page + 1] = redis.call('HGETALL', job(id))
  end
end
return page";

/// One job.
const FIND: &str = "return redis.call('HGETALL', job(ARGV[1]))";

/// Puts an ended job back: its id, and the time.
const RETRY: &str = "
local id = ARGV[1]
local state = redis.call('HGET', job(id), 's')
if state ~= 'dead' and state ~= 'cancelled' then return 0 end
redis.call('ZREM', base .. 'ended:' .. state, id)
redis.call('HSET', job(id), 'n', 0, 'c', 0)
redis.call('HDEL', job(id), 'ended')
wait(id, state, ARGV[2])
return 1";

/// Cancels a job: its id, and the time.
const CANCEL: &str = "
local state = redis.call('HGET', job(ARGV[1]), 's')
if state ~= 'waiting' and state ~= 'running' then return 0 end
finish(ARGV[1], state, 'cancelled', ARGV[2])
return 1";

/// Pauses a queue, or ends that: the queue, and '1' or '0'.
const PAUSE: &str = "
if ARGV[2] == '1' then
  redis.call('SADD', base .. 'paused', ARGV[1])
else
  redis.call('SREM', base .. 'paused', ARGV[1])
  redis.call('PUBLISH', base .. 'bell', ARGV[1])
end
return 0";

/// All scripts, ready to be called.
pub(super) struct Scripts {
    pub(super) push: redis::Script,
    pub(super) reserve: redis::Script,
    pub(super) extend: redis::Script,
    pub(super) settle: redis::Script,
    pub(super) put_back: redis::Script,
    pub(super) forget: redis::Script,
    pub(super) count: redis::Script,
    pub(super) page: redis::Script,
    pub(super) find: redis::Script,
    pub(super) retry: redis::Script,
    pub(super) cancel: redis::Script,
    pub(super) pause: redis::Script,
}

impl Default for Scripts {
    fn default() -> Self {
        let script = |own: &str| redis::Script::new(&format!("{COMMON}{own}"));
        Self {
            push: script(PUSH),
            reserve: script(RESERVE),
            extend: script(EXTEND),
            settle: script(SETTLE),
            put_back: script(PUT_BACK),
            forget: script(FORGET),
            count: script(COUNT),
            page: script(PAGE),
            find: script(FIND),
            retry: script(RETRY),
            cancel: script(CANCEL),
            pause: script(PAUSE),
        }
    }
}

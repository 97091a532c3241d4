// Random rules, trees and writes: what the library says of each must be what targaryen says, which was recorded against
// the live service. A seed makes the same cases again: INTEROP_SEED=7 npm test

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";

const require = createRequire(import.meta.url);
const database = require("targaryen/lib/database");
const rulesets = require("targaryen/lib/database/ruleset");

const PROGRAM = process.env.RULES_ANSWERS ?? "../../target/debug/rules-answers";
const SEEDS = process.env.INTEROP_SEED ? [Number(process.env.INTEROP_SEED)] : [1, 2, 3, 4];
const CASES = 1500;
const NOW = 1700000000000;
const KEYS = ["a", "b", "c", "x", "1", "2"];

/** Numbers by chance that a seed makes again: a multiplicative congruential generator modulo 2^31 - 1. */
class Chance {
  constructor(seed) {
    this.state = (seed * 48271) % 2147483647 || 1;
    for (let turn = 0; turn < 20; turn += 1) this.next();
  }
  next() {
    this.state = (this.state * 48271) % 2147483647;
    return this.state / 2147483647;
  }
  below(limit) {
    return Math.floor(this.next() * limit);
  }
  of(list) {
    return list[this.below(list.length)];
  }
  is(share) {
    return this.next() < share;
  }
}

/** Makes rules and what they are asked. */
class Maker {
  constructor(seed) {
    this.chance = new Chance(seed);
  }
  value(depth) {
    if (depth <= 0 || this.chance.is(0.5)) {
      return this.chance.of([1, 2, 0, -3, 1.5, "a", "b", "abc", "", true, false, "1"]);
    }
    const branch = {};
    for (let count = 1 + this.chance.below(3); count > 0; count -= 1) branch[this.chance.of(KEYS)] = this.value(depth - 1);
    return branch;
  }
  literal() {
    return this.chance.of([
      "1", "2", "0", "1.5", "'a'", "'b'", "'abc'", "''", "true", "false", "null", "now", "auth.uid", "auth.token.n",
      "auth.token.s", "auth.token.f", "auth.missing", "$v",
    ]);
  }
  snapshot(isWrite, depth) {
    let text = this.chance.of(isWrite ? ["root", "data", "newData"] : ["root", "data"]);
    for (let count = this.chance.below(3); count > 0; count -= 1) {
      text += this.chance.of([
        () => `.child('${this.chance.of(KEYS)}')`,
        () => `.child('${this.chance.of(KEYS)}/${this.chance.of(KEYS)}')`,
        () => ".parent()",
        () => `.child(${this.name(depth)})`,
      ])();
    }
    return text;
  }
  /** A text that is no empty one: what the oracle makes of a child without a name is its own. */
  name(depth) {
    return this.chance.of(["'a'", "auth.uid", "$v", `'b' + ${depth > 0 ? "auth.token.n" : "1"}`]);
  }
  any(isWrite, depth) {
    if (depth <= 0) return this.chance.is(0.6) ? this.literal() : `${this.snapshot(isWrite, 0)}.val()`;
    const any = () => this.any(isWrite, depth - 1);
    return this.chance.of([
      () => this.literal(),
      () => `${this.snapshot(isWrite, depth)}.val()`,
      () => `(${any()} ${this.chance.of(["+", "-", "*", "/", "%"])} ${any()})`,
      () => `${any()} ${this.chance.of(["==", "===", "!=", "!=="])} ${any()}`,
      () => `${any()} ${this.chance.of(["<", "<=", ">", ">="])} ${any()}`,
      () => this.flag(isWrite, depth),
      () => `(${this.flag(isWrite, depth - 1)} ? ${any()} : ${any()})`,
      () => `${any()}.length`,
      () => `-(${any()})`,
      () => `${this.snapshot(isWrite, depth)}.getPriority()`,
      () => `${any()}.replace('a', 'z')`,
      () => `${any()}.toUpperCase()`,
    ])();
  }
  flag(isWrite, depth) {
    if (depth <= 0) return this.chance.of(["true", "false", `${this.snapshot(isWrite, 0)}.exists()`]);
    const any = () => this.any(isWrite, depth - 1);
    const flag = () => this.flag(isWrite, depth - 1);
    return this.chance.of([
      () => `(${flag()} && ${flag()})`,
      () => `(${flag()} || ${flag()})`,
      () => `!${flag()}`,
      () => `${any()} ${this.chance.of(["==", "===", "!=", "!=="])} ${any()}`,
      () => `${any()} ${this.chance.of(["<", "<=", ">", ">="])} ${any()}`,
      () => this.snapshot(isWrite, depth) + this.chance.of([
        ".exists()", ".hasChildren()", ".isNumber()", ".isString()", ".isBoolean()", `.hasChild('${this.chance.of(KEYS)}')`,
        `.hasChildren(['${this.chance.of(KEYS)}', '${this.chance.of(KEYS)}'])`,
      ]),
      () => `${any()}.${this.chance.of(["contains", "beginsWith"])}(${any()})`,
      () => `${any()}.matches(/^[a-c]+$/)`,
    ])();
  }
  rules(depth, hasVariable) {
    const level = {};
    if (this.chance.is(0.5)) level[".read"] = this.flag(false, 2);
    if (this.chance.is(0.5)) level[".write"] = this.flag(true, 1 + this.chance.below(3));
    if (this.chance.is(0.35)) level[".validate"] = this.flag(true, 1 + this.chance.below(3));
    if (depth > 0) {
      for (let count = this.chance.below(3); count > 0; count -= 1) {
        level[this.chance.of(KEYS)] = this.rules(depth - 1, hasVariable);
      }
      if (!hasVariable && this.chance.is(0.5)) level.$v = this.rules(depth - 1, true);
    }
    return level;
  }
  case() {
    const branch = (depth) => ({ a: this.value(depth), [this.chance.of(KEYS)]: this.value(depth) });
    const path = this.chance.of(["/", "/a", "/a/b", "/b", "/x/1", "/1", "/2/c", "/a/b/c"]);
    const data = this.chance.is(0.15) ? null : branch(2);
    const value = path === "/" ? branch(1) : this.value(2);
    return {
      rules: this.rules(2, false),
      data,
      path,
      // What is deleted below a leaf leaves the leaf as it is in the official clients; the oracle takes the leaf away.
      value: this.chance.is(0.15) && !isBelowLeaf(data, path) ? null : value,
      auth: this.chance.of([
        null,
        { uid: "a", token: { n: 2, s: "abc", f: true } },
        { uid: "b", token: { n: 0, s: "d", f: false } },
      ]),
      now: NOW,
    };
  }
}

/** Whether a leaf stands above a path. */
function isBelowLeaf(data, path) {
  let node = data;
  for (const key of path.split("/").filter(Boolean)) {
    if (node !== null && node !== undefined && typeof node !== "object") return true;
    node = node?.[key];
  }
  return false;
}

/** What the oracle says of a case. */
function expected({ rules, data, path, value, auth }) {
  try {
    rulesets.create({ rules });
  } catch {
    return { valid: false };
  }
  const tree = database.create(database.ruleset({ rules }), database.store(data, { now: NOW }), NOW).as(auth);
  return { valid: true, read: tree.read(path, { now: NOW }).allowed, write: tree.write(path, value, { now: NOW }).allowed };
}

function answers(cases) {
  const input = cases.map((one) => `${JSON.stringify(one)}\n`).join("");
  const done = spawnSync(PROGRAM, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, done.error?.message ?? done.stderr);
  return done.stdout.trim().split("\n").map((line) => JSON.parse(line));
}

for (const seed of SEEDS) {
  test(`rules mean what they mean elsewhere, seed ${seed}`, () => {
    const maker = new Maker(seed);
    const cases = [];
    const wanted = [];
    while (cases.length < CASES) {
      const one = maker.case();
      const want = expected(one);
      // Most rules by chance are none: a few of these are enough.
      if (want.valid || maker.chance.is(0.1)) {
        cases.push(one);
        wanted.push(want);
      }
    }
    const found = answers(cases);
    const different = cases.flatMap((one, place) => {
      const [want, got] = [wanted[place], found[place]];
      const isSame = want.valid === got.valid && want.read === got.read && want.write === got.write;
      return isSame ? [] : [JSON.stringify({ one, want, got })];
    });
    assert.deepEqual(different, [], `${different.length} of ${CASES} differ`);
    // Cases that allow nothing would prove nothing.
    for (const share of [wanted.filter((want) => want.valid), wanted.filter((want) => want.read), wanted.filter((want) => want.write)]) {
      assert.ok(share.length > CASES / 30, `only ${share.length} of ${CASES}`);
    }
  });
}

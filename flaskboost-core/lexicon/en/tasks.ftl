## Long work in the background: what is asked, how far it is, what failed.

tasks-title = Tasks
tasks-lead = Long work that goes on in the background. Ended tasks are kept for 30 days.
tasks-none = No tasks
tasks-none-text = What you do to more than 1,000 rows of a list at once is done in the background, and shown here.
tasks-older = Older tasks
tasks-what = Task
tasks-state = State
tasks-rows = Rows
tasks-failed = Failed
tasks-who = Asked for by
tasks-asked-at = Asked for
tasks-begun-at = Begun
tasks-ended-at = Ended
tasks-progress = Progress
tasks-worked = { $count ->
    [one] one row worked
   *[other] { $count } rows worked
}
tasks-of-these-failed = { $count ->
    [one] one of them failed
   *[other] { $count } of them failed
}
tasks-failures = What failed, and why
tasks-hidden-row = a row that you may not see
tasks-state-waiting = waiting
tasks-state-running = running
tasks-state-done = done
tasks-state-failed = stopped
tasks-state-cancelled = cancelled
tasks-cancel = Cancel the task
tasks-cancel-help = What was done already stays. A task that does not move for minutes has lost its worker: let it go on, and it begins where it was.
tasks-is-cancelled = The task is cancelled. What was done stays.
tasks-resume = Let it go on
tasks-goes-on = The task goes on where it was.

## The page that asks.

tasks-all-matching = All that match, also on the other pages
tasks-ask-many = { $what }: all rows that match
tasks-how = This is done in the background, to one row after the other. Rows that you may not touch, that change meanwhile or that fail are left as they are and listed with the reason; the others are done all the same.

## Why a row, or all of a task, was not done.

tasks-why-gone = It is not there any more.
tasks-why-forbidden = You may not do this to it.
tasks-why-changed = It changed while the task came to it.
tasks-why-in-use = It is still used by something else, or its values are taken.
tasks-why-error = Something went wrong. The log of the site says more.
tasks-why-not-permitted = Whoever asked for it may not do this any more.
tasks-why-no-action = There is no such action any more.
tasks-why-no-file = The file is not there any more.
tasks-why-answers = What was filled in for it does not fit its form any more.

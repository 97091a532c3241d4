## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = Add { $what }
forms-saved = Saved: { $what }
forms-added = Added: { $what }
forms-check = Please check the form
forms-continue = Save and continue
forms-another = Save and add another
forms-as-new = Save as new
forms-utc = The time is in UTC.
forms-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
forms-unshown = cannot be shown
forms-required = Fields with a star are needed.
forms-nothing-to-read = There is nothing here that you may see.
forms-list = Show the list of { $what }
forms-choices = { $count ->
    [0] Nothing found
    [one] { $count } row found
   *[other] { $count } rows found
}

## Why something cannot be saved.

forms-no-zero = This holds a character that cannot be kept.
forms-taken = This is taken already.
forms-taken-together = These are taken together already: { $what }
forms-no-such-choice = There is no such row to choose.
forms-needs = A value is missing that this form has no field for: { $what }
forms-unfit = The database does not take this value.
forms-out-of-sight = You could not see this any more after saving it, so it was not saved.
forms-refused = This was not saved
forms-refused-why = Something was sent that the form does not have, or that you may not change:

## Somebody else was there.

forms-conflict = Somebody else changed this
forms-conflict-why = While you had the form open, somebody else saved “{ $what }”. Nothing of yours is saved yet.
forms-conflict-unseen = What was changed is nothing that this form shows.
forms-column = Field
forms-original = Before
forms-theirs = Saved by somebody else
forms-mine = Yours
forms-changed = changed
forms-unknown = not known
forms-keep-mine = Save mine anyway
forms-keep-hint = Fields that you did not change stay as they are now.
forms-take-theirs = Take theirs
forms-gone = This is not there any more
forms-gone-why = It was deleted, or it is not yours to see. This is what you typed:

## Rows that belong to the row.

forms-children-next = Next
forms-children-first = Back to the first
forms-children-none = None yet.
forms-delete-this = Delete { $what }
forms-edit-this = Change { $what }
forms-actions = Actions

## Deleting a row, and what falls with it.

forms-deleted = Deleted: { $what }
forms-delete-now = Yes, delete
forms-nothing-falls = Nothing else refers to this.
forms-falls = They are deleted too.
forms-forbidden = They would be deleted too, and you may not delete all of them.
forms-loosened = They stay, and refer to nothing any more.
forms-blocks = They need this, so it cannot be deleted.
forms-dangles = They stay, and refer to something that is not there any more.
forms-others = There are some that you may not see.
forms-more = These are the first { $count }.
forms-not-permitted = This cannot be deleted: rows would fall with it that you may not delete.
forms-not-free = This cannot be deleted: other rows need it.
forms-stale = This was changed since you looked. Look again before you delete it.

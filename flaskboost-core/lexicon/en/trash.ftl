## The trash of a model, and the way back from a deed.

trash-undo = Undo
trash-open = Trash
trash-leave = Back to the list
trash-of = Trash: { $what }
trash-list = What was deleted lies here until it is restored or deleted for good.
trash-empty = The trash is empty.
trash-here = This is in the trash
trash-since = Deleted
trash-unchanged = It can be changed again when it is restored.
trash-days = { $count ->
    [one] After { $count } day in the trash it is deleted for good.
   *[other] After { $count } days in the trash it is deleted for good.
}
trash-goes = It goes to the trash, from where it can be restored.
trash-goes-many = They go to the trash, from where they can be restored.
trash-stays = They stay as they are.
trash-put = Yes, move to the trash
trash-restore = Restore
trash-purge = Delete for good
trash-purge-this = Delete { $what } for good
trash-purge-now = Yes, delete for good
trash-done = Moved to the trash: { $what }
trash-done-many = { $count ->
    [one] { $count } row was moved to the trash.
   *[other] { $count } rows were moved to the trash.
}
trash-deleted-many = { $count ->
    [one] { $count } row was deleted.
   *[other] { $count } rows were deleted.
}
trash-restored = Restored: { $what }
trash-restored-many = { $count ->
    [one] { $count } row was restored.
   *[other] { $count } rows were restored.
}
trash-not-restored = “{ $what }” cannot be restored. { $why } Change the other row first, or delete this one for good.
trash-taken = { $title } cannot be restored: another row has taken what only one can have.
trash-deed-put = put in the trash
trash-deed-restored = restored
trash-deed-purged = deleted for good

## What programs are told.

trash-api-closed = There is no such field here, or you may not write it.
trash-api-flag = Send true or false.
trash-api-number = Send a number.
trash-api-text = Send a text.

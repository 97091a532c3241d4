## Rows that are changed in the list itself.

edits-save = Save changes
edits-discard = Drop my changes
edits-saved = { $count ->
    [0] Nothing was changed.
    [one] Saved: one row
   *[other] Saved: { $count } rows
}
edits-changed = changed by somebody else
edits-refused = Nothing was saved
edits-refused-why = Please check the fields that are marked. What you typed is still there.
edits-stale = Somebody else was here meanwhile. Nothing was saved
edits-stale-why = What you typed is still there, beside what stands there now. Save again to keep yours where you changed something.
edits-moved = These rows are not on this page any more. They come first below:
edits-lost = These rows are not there any more, or not yours to see. This is what you typed:

## The order that is made by hand.

edits-order = Order
edits-order-save = Move to the places I wrote
edits-up = Move { $what } up
edits-down = Move { $what } down
edits-place = Place of { $what }
edits-moved-to = Moved: { $what }
edits-no-place = A place is a whole number from 1 on. Nothing was moved.
edits-order-gone = A row is not there any more. Nothing was moved; look again.

## The foot of a list.

edits-sum = Sum
edits-average = Average
edits-range = Range
edits-count = Filled in
edits-from-to = { $from } to { $to }
edits-too-many = There are too many rows to be summed up. Narrow the list.

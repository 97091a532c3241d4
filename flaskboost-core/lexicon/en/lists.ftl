## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = Search
lists-search-help = Every word must be there. "Several words" in quotes belong together, =word is exactly this, ^word is at the beginning.
lists-filters = Filters
lists-apply = Show
lists-any = any
lists-contains = contains
lists-is = is exactly
lists-is-empty = is empty
lists-is-filled = is not empty
lists-from = { $label }, from
lists-to = { $label }, to
lists-how = How to compare { $label }
lists-active = Narrowed to
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } contains { $text }
lists-active-from = { $label } from { $text }
lists-active-to = { $label } to { $text }
lists-active-empty = { $label } is empty
lists-active-filled = { $label } is not empty
lists-active-search = Search: { $text }
lists-remove = Remove: { $what }
lists-clear = Show all
lists-per-page = Rows on a page
lists-none = There is nothing yet.
lists-none-found = Nothing fits.
lists-none-here = Nothing fits among these rows.
lists-hidden = not visible to you
lists-select = Select { $title }
lists-select-page = Select every row of this page
lists-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
lists-pages = Pages
lists-page = Page { $number } of { $pages }
lists-first = First
lists-previous = Previous
lists-next = Next
lists-last = Last
lists-many = more than 10,000 rows
lists-searched = Searched { $count } rows of a large table. There may be more beyond them.
lists-search-on = Search on
lists-with-selected = With the selected rows
lists-delete = Delete
lists-go = Go on
lists-all-matching = All { $count } that match, also on the other pages
lists-export = Export as { $format }

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
    [one] one row
   *[other] { $count } rows
}
lists-not-done = { $what }: nothing was done
lists-and-more = and { $count } more
lists-back = Back to the list
lists-too-many = This can be done to 1,000 rows at once. Narrow the list, or choose fewer.
lists-nothing-selected = No row was selected.
lists-obstacles = Some rows are in the way. All others are as they were, too.
lists-gone = { $title } is not there any more.
lists-forbidden = You may not do this to { $title }.
lists-changed = { $title } has changed since you were asked.
lists-in-use = { $title } is still used by something else.

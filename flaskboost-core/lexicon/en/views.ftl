## The views of a list: what it shows, kept under a name.

views-views = Views
views-all = All
views-by-others = (shared by somebody else)
views-unusable = It asks for what this list does not have, or what you may not read.
views-keep = Save what the list shows
views-name = Name
views-new-name = Name of a new view
views-first = Show it first when I come to this list
views-shared = For everybody who sees this list
views-save = Save as a view
views-change = Change { $what }
views-change-short = Change
views-replace = Replace with what is shown: { $what }
views-replace-short = Replace with what is shown
views-remove = Remove { $what }
views-remove-short = Remove
views-saved = { $what } was saved.
views-changed = { $what } was changed.
views-removed = { $what } was removed.
views-name-missing = Give the view a name.
views-name-too-long = The name is too long: take at most 60 characters.
views-name-taken = You have a view of this name. Take another name, or replace that view.
views-query-too-long = The list is narrowed by too much to be saved. Take some of it away.
views-too-many = You have 50 views of this list, which is all that fit. Remove one first.

## How many rows have which value, and the days of a list.

views-with-counts = Show how many rows there are of each
views-facet = Narrow by { $label }
views-facet-none = No row fits.
views-facet-given-up = Counting took too long and was given up. Narrow the list and try again.
views-facet-partial = Counted among 10,000 rows of a large table; there may be more.
views-days = { $label } (UTC)
views-all-days = All dates
views-days-partial = Found among 10,000 rows at most.

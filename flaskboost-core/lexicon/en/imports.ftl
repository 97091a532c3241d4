## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = Import
imports-title = Import: { $what }
imports-lead = { $file }, { $count ->
    [one] one line
   *[other] { $count } lines
}
imports-file = CSV file
imports-file-help = UTF-8, with the names of the columns in the first line. At most 200,000 lines, and the size that the site takes.
imports-delimiter = Between two cells stands
imports-delimiter-guessed = find out from the file
imports-delimiter-comma = a comma
imports-delimiter-semicolon = a semicolon
imports-delimiter-tab = a tab
imports-columns = Columns that can be imported:
imports-upload = Send the file
imports-not-taken = This file cannot be imported
imports-in-line = Line { $line }:

## Why a file is not taken.

imports-no-file = Choose a file that is not empty.
imports-no-delimiter = Choose what stands between two cells from the list.
imports-empty = There is no line below the names of the columns.
imports-zero = There is a zero byte in it, so it is no text. Save it as CSV.
imports-no-utf8 = This is not UTF-8. Save it as "CSV UTF-8".
imports-no-csv = This is not CSV.
imports-unequal = This line has { $what } cells, and the first one has another number. Look for a missing quote, or choose what stands between two cells.
imports-long-cell = A cell is too long: 64 kilobytes are the most, and 200 letters for the name of a column.
imports-too-many-lines = There are more than 200,000 lines. Split the file.
imports-too-many-columns = There are more than 200 columns.
imports-no-head = A column has no name.
imports-head-twice = Two columns are called "{ $what }".

## What its columns mean.

imports-mapping = What the columns mean
imports-head = Column of the file
imports-sample = First line
imports-means = Becomes
imports-skip = left out
imports-find = Rows that are there already are found by
imports-find-help = A line whose value is that of a row changes this row. All other lines become new rows.
imports-find-none = nothing: every line is a new row
imports-try = Try it
imports-unknown-column = "{ $what }" is no column that you can choose here.
imports-column-twice = Two columns of the file become "{ $what }". Choose it once.
imports-nothing-mapped = Choose a column for one of the file's at least.
imports-find-unmapped = Rows are to be found by "{ $what }", and no column of the file becomes it.
imports-not-tried = This was not tried as it is now. Try it again, and look at what would change.

## What would change, and what did.

imports-is-trying = Every line is tried, and nothing is changed yet.
imports-is-working = The lines are imported.
imports-to-import = Go to the import
imports-to-task = The task that does it
imports-tried = What would change
imports-over = What was done
imports-not-whole = Not all of it was done: the task was stopped.
imports-confirm = Import now
imports-confirm-help = Lines that are refused are left out. The others are imported one by one, and checked again.
imports-failures = Lines that were refused, as CSV
imports-count-new = { $count ->
    [one] one new row
   *[other] { $count } new rows
}
imports-count-changed = { $count ->
    [one] one row changed
   *[other] { $count } rows changed
}
imports-count-same = { $count ->
    [one] one line says nothing new
   *[other] { $count } lines say nothing new
}
imports-count-refused = { $count ->
    [one] one line refused
   *[other] { $count } lines refused
}
imports-heap-new = New rows
imports-heap-changed = Changed rows
imports-heap-refused = Refused lines
imports-line = Line
imports-what = What
imports-why = Why
imports-old = before:
imports-new = after:
imports-task = Import
imports-task-check = Try an import

## Why a line is refused.

imports-may-not-edit = You may not change this row.
imports-may-not-create = You may not make new rows.
imports-may-not-write = You may not write this column of this row.
imports-no-such-row = There is no row with this key. Leave it empty to make a new one.
imports-key-twice = An earlier line has the same value.

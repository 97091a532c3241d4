## The frame of the panel, its front page, and words that several pages share.

panel-title = Administration
panel-home = Overview
panel-skip = Skip to the content
panel-site = Back to the site
panel-models = Models
panel-add = Add { $what }
panel-save = Save
panel-cancel = Cancel
panel-delete = Delete
panel-edit = Change
panel-view = View
panel-search = Search
panel-yes = Yes
panel-no = No
panel-empty = empty
panel-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
panel-rows-at-least = more than { $count } rows

panel-menu = Menu
panel-navigation = Administration pages
panel-pages = Pages
panel-system = System
panel-jobs = Jobs
panel-schedule = Schedule
panel-mail = Mail
panel-roles = Roles
panel-language = Language
panel-language-change = Change the language
panel-theme = Dark theme
panel-find = Search everything
panel-find-help = The beginning of a name or title, or the number of a row.
panel-find-in = Results for “{ $text }”
panel-find-none = Nothing was found
panel-find-none-text = Only the newest rows of large tables are searched, and only what you may see.
panel-figures = Figures
panel-all-rows = Show all
panel-more-than = More than { $count }
panel-chart = New per day in the last 30 days
panel-chart-text = { $first } to { $last }: { $total } in all, at most { $most } on one day
panel-recent = Recent activity
panel-recent-none = Nothing has happened yet.
panel-when = When
panel-what = What
panel-who = Who
panel-where = Address
panel-nothing = There is nothing here for you yet
panel-nothing-text = Whoever looks after the roles of this site can let you see more.

## Why a text is no value of a column.

cell-missing = This is needed.
cell-too-long = This is too long.
cell-no-choice = Choose one of the list.
cell-no-number = Write a number, such as 12.5.
cell-no-whole-number = Write a whole number, such as 12.
cell-too-many-digits = This has more digits than can be kept.
cell-no-letter = Write one letter.
cell-no-json = This is no JSON.
cell-no-date = Write a day, such as 2026-01-31.
cell-no-time = Write a time, such as 07:30.
cell-no-moment = Write a day and a time, such as 2026-01-31 07:30.
cell-no-flag = Write yes or no.
cell-not-writable = This cannot be written here.

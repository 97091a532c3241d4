## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = Looking as somebody else
impersonation-who = { $by } looks at the site as { $name }.
impersonation-look-only = You can only look: nothing can be changed.
impersonation-may-write = Whatever you change, you change in their name.
impersonation-until = It ends at { $time }.
impersonation-end = Be yourself again
impersonation-begin = Look at the site as this person
impersonation-title = Look at the site as { $name }
impersonation-lead =
    { $minutes ->
        [one] You see what they see, for { $minutes } minute at most. The panel and the pages of the account are closed meanwhile.
       *[other] You see what they see, for { $minutes } minutes at most. The panel and the pages of the account are closed meanwhile.
    }
impersonation-back = Back to { $name }
impersonation-through = through user { $id }
impersonation-has-passkey = and a passkey

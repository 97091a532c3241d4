## What the people of the panel are told: the bell at the top and its page.

notices-title = Notices
notices-lead = What you were told here. Each notice is deleted after 90 days.
notices-bell =
    { $count ->
        [0] Notices, none unread
        [one] Notices, { $count } unread
       *[other] Notices, { $count } unread
    }
notices-bell-many = Notices, more than { $count } unread
notices-unread = Unread:
notices-read = Mark as read
notices-read-one = Mark as read: { $text }
notices-read-all = Mark all as read
notices-none-title = No notices
notices-none = When there is something to tell you, it stands here.
notices-newest = Newest notices
notices-older = Older notices

## What the people of the panel are told: the bell at the top and its page.

notices-title = 通知
notices-lead = あなたへの通知です。どの通知も 90 日後に削除されます。
notices-bell =
    { $count ->
        [0] 通知、未読なし
       *[other] 通知、未読 { $count } 件
    }
notices-bell-many = 通知、未読 { $count } 件超
notices-unread = 未読:
notices-read = 既読にする
notices-read-one = 既読にする: { $text }
notices-read-all = すべて既読にする
notices-none-title = 通知なし
notices-none = お知らせがあると、ここに表示されます。
notices-newest = 最新の通知
notices-older = 以前の通知

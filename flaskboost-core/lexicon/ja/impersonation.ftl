## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = ほかの人として表示中
impersonation-who = { $by } が { $name } としてサイトを表示しています。
impersonation-look-only = 閲覧のみ可能で、変更はできません。
impersonation-may-write = 変更した内容は、すべてこの人の名前で行われます。
impersonation-until = { $time } に終了します。
impersonation-end = 自分に戻る
impersonation-begin = この人としてサイトを表示
impersonation-title = { $name } としてサイトを表示
impersonation-lead =
    { $minutes ->
       *[other] 最長 { $minutes } 分間、この人に見えるものが表示されます。その間、管理ページとアカウントのページは利用できません。
    }
impersonation-back = { $name } に戻る
impersonation-through = ユーザー { $id } による代理
impersonation-has-passkey = パスキーあり

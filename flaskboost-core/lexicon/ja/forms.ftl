## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = { $what } を追加
forms-saved = 保存しました: { $what }
forms-added = 追加しました: { $what }
forms-check = 入力内容を確認してください
forms-continue = 保存して編集を続ける
forms-another = 保存してもう 1 件追加
forms-as-new = 新規として保存
forms-utc = 時刻は UTC です。
forms-bytes = { $count ->
   *[other] { $count } バイト
}
forms-unshown = 表示できません
forms-required = 星印の付いた項目は必須です。
forms-nothing-to-read = 閲覧できるものがありません。
forms-list = { $what } の一覧を表示
forms-choices = { $count ->
    [0] 何も見つかりませんでした
   *[other] { $count } 行見つかりました
}

## Why something cannot be saved.

forms-no-zero = 保存できない文字が含まれています。
forms-taken = すでに使われています。
forms-taken-together = この組み合わせはすでに使われています: { $what }
forms-no-such-choice = 選択できる該当の行がありません。
forms-needs = このフォームに項目のない値が不足しています: { $what }
forms-unfit = データベースがこの値を受け付けません。
forms-out-of-sight = 保存すると閲覧できなくなるため、保存しませんでした。
forms-refused = 保存されませんでした
forms-refused-why = フォームにない項目、または変更が許可されていない項目が送信されました:

## Somebody else was there.

forms-conflict = ほかの人が変更しました
forms-conflict-why = フォームを開いている間に、ほかの人が「{ $what }」を保存しました。あなたの変更はまだ保存されていません。
forms-conflict-unseen = 変更されたのは、このフォームに表示されない内容です。
forms-column = 項目
forms-original = 変更前
forms-theirs = ほかの人が保存した値
forms-mine = あなたの値
forms-changed = 変更あり
forms-unknown = 不明
forms-keep-mine = 自分の値で保存する
forms-keep-hint = 変更していない項目は現在の値のまま残ります。
forms-take-theirs = ほかの人の値を使う
forms-gone = すでに存在しません
forms-gone-why = 削除されたか、閲覧が許可されていません。入力した内容は次のとおりです:

## Rows that belong to the row.

forms-children-next = 次へ
forms-children-first = 最初に戻る
forms-children-none = まだありません。
forms-delete-this = { $what } を削除
forms-edit-this = { $what } を変更
forms-actions = 操作

## Deleting a row, and what falls with it.

forms-deleted = 削除しました: { $what }
forms-delete-now = はい、削除します
forms-nothing-falls = ほかにこれを参照しているものはありません。
forms-falls = これらも削除されます。
forms-forbidden = これらも削除されますが、そのすべてを削除する権限がありません。
forms-loosened = これらは残り、何も参照しなくなります。
forms-blocks = これらに必要とされているため、削除できません。
forms-dangles = これらは残り、存在しないものを参照することになります。
forms-others = 閲覧できないものもあります。
forms-more = 最初の { $count } 件です。
forms-not-permitted = 削除できません。削除する権限のない行も一緒に削除されてしまいます。
forms-not-free = 削除できません。ほかの行に必要とされています。
forms-stale = 表示した後に変更されています。削除する前にもう一度確認してください。

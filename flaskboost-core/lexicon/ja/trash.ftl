## The trash of a model, and the way back from a deed.

trash-undo = 元に戻す
trash-open = ごみ箱
trash-leave = 一覧に戻る
trash-of = ごみ箱: { $what }
trash-list = 削除したものは、復元するか完全に削除するまでここに残ります。
trash-empty = ごみ箱は空です。
trash-here = ごみ箱に入っています
trash-since = 削除日時
trash-unchanged = 復元すると、再び変更できます。
trash-days = { $count ->
   *[other] ごみ箱に入れてから { $count } 日後に完全に削除されます。
}
trash-goes = ごみ箱に移動します。ごみ箱から復元できます。
trash-goes-many = これらはごみ箱に移動します。ごみ箱から復元できます。
trash-stays = これらは元のまま残ります。
trash-put = はい、ごみ箱に移動します
trash-restore = 復元
trash-purge = 完全に削除
trash-purge-this = { $what } を完全に削除
trash-purge-now = はい、完全に削除します
trash-done = ごみ箱に移動しました: { $what }
trash-done-many = { $count ->
   *[other] { $count } 行をごみ箱に移動しました。
}
trash-deleted-many = { $count ->
   *[other] { $count } 行を削除しました。
}
trash-restored = 復元しました: { $what }
trash-restored-many = { $count ->
   *[other] { $count } 行を復元しました。
}
trash-not-restored = 「{ $what }」を復元できません。{ $why } 先にほかの行を変更するか、この行を完全に削除してください。
trash-taken = { $title } を復元できません。重複できない値を、ほかの行がすでに使っています。
trash-deed-put = ごみ箱に移動
trash-deed-restored = 復元
trash-deed-purged = 完全に削除

## What programs are told.

trash-api-closed = この項目は存在しないか、書き込む権限がありません。
trash-api-flag = true または false を送信してください。
trash-api-number = 数を送信してください。
trash-api-text = テキストを送信してください。

## Rows that are changed in the list itself.

edits-save = 変更を保存
edits-discard = 自分の変更を破棄
edits-saved = { $count ->
    [0] 変更はありませんでした。
   *[other] { $count } 行を保存しました
}
edits-changed = ほかの人が変更
edits-refused = 保存されませんでした
edits-refused-why = 印の付いた項目を確認してください。入力した内容は残っています。
edits-stale = その間にほかの人が変更しました。保存されませんでした
edits-stale-why = 入力した内容は、現在の値と並べて残してあります。もう一度保存すると、変更した項目は自分の値になります。
edits-moved = これらの行はこのページの範囲から外れました。下の先頭に表示しています:
edits-lost = これらの行はすでに存在しないか、閲覧が許可されていません。入力した内容は次のとおりです:

## The order that is made by hand.

edits-order = 並び順
edits-order-save = 入力した位置に移動
edits-up = { $what } を上へ移動
edits-down = { $what } を下へ移動
edits-place = { $what } の位置
edits-moved-to = 移動しました: { $what }
edits-no-place = 位置は 1 以上の整数で書いてください。何も移動していません。
edits-order-gone = すでに存在しない行があります。何も移動していません。もう一度確認してください。

## The foot of a list.

edits-sum = 合計
edits-average = 平均
edits-range = 範囲
edits-count = 入力済み
edits-from-to = { $from } から { $to }
edits-too-many = 行が多すぎて集計できません。一覧を絞り込んでください。

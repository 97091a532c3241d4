## Rows of another model in the form of the row they belong to.

steps-more = { $what } をさらに追加
steps-open = ページを開く
steps-open-this = { $what } のページを開く
steps-leave = 保存時に削除
steps-changed = その間にほかの人が変更しました。変更していない項目には、ほかの人が保存した値を表示しています。自分の値で保存するには、もう一度保存してください。
steps-theirs = ほかの人がここに「{ $what }」を保存しました。
steps-gone = その間にほかの人が削除しました。もう一度保存すると新しく追加されます。不要であれば項目を空にしてください。
steps-lost = その間にほかの人がこのうちの 1 件を削除しました。入力した内容: { $what }
steps-too-few = { $what } 件以上必要です。
steps-too-many = { $what } 件までです。

## The parts of a form.

steps-parts = フォームの各部分
steps-complaints = { $count ->
   *[other] 誤り { $count } 件
}

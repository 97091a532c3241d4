## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = 検索
lists-search-help = すべての語を含むものを探します。"複数の 語" のように引用符で囲むとひと続きの語句、=語 は完全一致、^語 は先頭一致です。
lists-filters = 絞り込み
lists-apply = 表示
lists-any = 指定なし
lists-contains = 含む
lists-is = 完全に一致
lists-is-empty = 空
lists-is-filled = 空でない
lists-from = { $label }（から）
lists-to = { $label }（まで）
lists-how = { $label } の比較方法
lists-active = 絞り込み条件
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } が { $text } を含む
lists-active-from = { $label } が { $text } から
lists-active-to = { $label } が { $text } まで
lists-active-empty = { $label } が空
lists-active-filled = { $label } が空でない
lists-active-search = 検索: { $text }
lists-remove = 解除: { $what }
lists-clear = すべて表示
lists-per-page = 1 ページの行数
lists-none = まだ何もありません。
lists-none-found = 該当するものがありません。
lists-none-here = これらの行に該当するものはありません。
lists-hidden = 閲覧できません
lists-select = { $title } を選択
lists-select-page = このページのすべての行を選択
lists-bytes = { $count ->
   *[other] { $count } バイト
}
lists-pages = ページ
lists-page = { $number } / { $pages } ページ
lists-first = 最初
lists-previous = 前へ
lists-next = 次へ
lists-last = 最後
lists-many = 10,000 行より多い
lists-searched = 大きな表の { $count } 行を検索しました。この先にもまだあるかもしれません。
lists-search-on = 続きを検索
lists-with-selected = 選択した行の操作
lists-delete = 削除
lists-go = 続ける
lists-all-matching = 条件に合う { $count } 件すべて（ほかのページも含む）
lists-export = { $format } で書き出す

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
   *[other] { $count } 行
}
lists-not-done = { $what }: 何も実行されませんでした
lists-and-more = ほか { $count } 件
lists-back = 一覧に戻る
lists-too-many = 一度に実行できるのは 1,000 行までです。一覧を絞り込むか、選択を減らしてください。
lists-nothing-selected = 行が選択されていません。
lists-obstacles = 妨げになる行があります。ほかの行も元のままです。
lists-gone = { $title } はすでに存在しません。
lists-forbidden = { $title } に対してこの操作を行う権限がありません。
lists-changed = { $title } は確認の表示後に変更されました。
lists-in-use = { $title } はまだほかで使われています。

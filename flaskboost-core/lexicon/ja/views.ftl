## The views of a list: what it shows, kept under a name.

views-views = ビュー
views-all = すべて
views-by-others = （ほかの人が共有）
views-unusable = この一覧にないもの、または閲覧が許可されていないものを条件にしています。
views-keep = 表示内容を保存
views-name = 名前
views-new-name = 新しいビューの名前
views-first = この一覧を開いたときに最初に表示する
views-shared = この一覧を閲覧できる全員と共有する
views-save = ビューとして保存
views-change = { $what } を変更
views-change-short = 変更
views-replace = 現在の表示内容で置き換える: { $what }
views-replace-short = 現在の表示内容で置き換える
views-remove = { $what } を削除
views-remove-short = 削除
views-saved = { $what } を保存しました。
views-changed = { $what } を変更しました。
views-removed = { $what } を削除しました。
views-name-missing = ビューに名前を付けてください。
views-name-too-long = 名前が長すぎます。60 文字までにしてください。
views-name-taken = この名前のビューがすでにあります。別の名前にするか、そのビューを置き換えてください。
views-query-too-long = 絞り込み条件が多すぎて保存できません。条件を減らしてください。
views-too-many = この一覧のビューは上限の 50 個に達しています。先に 1 つ削除してください。

## How many rows have which value, and the days of a list.

views-with-counts = それぞれの行数を表示
views-facet = { $label } で絞り込む
views-facet-none = 該当する行がありません。
views-facet-given-up = 時間がかかりすぎるため、行数の集計を中止しました。一覧を絞り込んで、もう一度試してください。
views-facet-partial = 大きな表の 10,000 行を集計しました。この先にもまだあるかもしれません。
views-days = { $label }（UTC）
views-all-days = すべての日付
views-days-partial = 最大 10,000 行の中から見つかったものです。

## Long work in the background: what is asked, how far it is, what failed.

tasks-title = タスク
tasks-lead = バックグラウンドで行われる、時間のかかる処理です。終了したタスクは 30 日間保存されます。
tasks-none = タスクなし
tasks-none-text = 一覧で 1,000 行を超える行に対する操作は、バックグラウンドで実行され、ここに表示されます。
tasks-older = 以前のタスク
tasks-what = タスク
tasks-state = 状態
tasks-rows = 行
tasks-failed = 失敗
tasks-who = 依頼者
tasks-asked-at = 依頼
tasks-begun-at = 開始
tasks-ended-at = 終了
tasks-progress = 進捗
tasks-worked = { $count ->
   *[other] { $count } 行を処理
}
tasks-of-these-failed = { $count ->
   *[other] うち { $count } 行が失敗
}
tasks-failures = 失敗した行と理由
tasks-hidden-row = 閲覧できない行
tasks-state-waiting = 待機中
tasks-state-running = 実行中
tasks-state-done = 完了
tasks-state-failed = 停止
tasks-state-cancelled = キャンセル済み
tasks-cancel = タスクをキャンセル
tasks-cancel-help = すでに実行された内容はそのまま残ります。何分も進まないタスクはワーカーを失っています。続行すると、止まったところから再開します。
tasks-is-cancelled = タスクをキャンセルしました。実行された内容はそのまま残ります。
tasks-resume = 続行
tasks-goes-on = タスクを止まったところから再開しました。

## The page that asks.

tasks-all-matching = 条件に合うものすべて（ほかのページも含む）
tasks-ask-many = { $what }: 条件に合うすべての行
tasks-how = バックグラウンドで 1 行ずつ実行されます。操作の権限がない行、その間に変更された行、失敗した行は元のまま残り、理由とともに一覧に表示されます。ほかの行には実行されます。

## Why a row, or all of a task, was not done.

tasks-why-gone = すでに存在しません。
tasks-why-forbidden = これに対してこの操作を行う権限がありません。
tasks-why-changed = タスクが処理する前に変更されました。
tasks-why-in-use = まだほかで使われているか、値がすでに使われています。
tasks-why-error = エラーが発生しました。詳しくはサイトのログを確認してください。
tasks-why-not-permitted = 依頼者には、この操作を行う権限がもうありません。
tasks-why-no-action = この操作はすでに存在しません。
tasks-why-no-file = ファイルはすでに存在しません。
tasks-why-answers = 入力された内容が、現在のフォームに合いません。

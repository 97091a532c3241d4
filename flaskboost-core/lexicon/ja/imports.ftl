## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = 取り込み
imports-title = 取り込み: { $what }
imports-lead = { $file }、{ $count ->
   *[other] { $count } 行
}
imports-file = CSV ファイル
imports-file-help = UTF-8 で、1 行目に列の名前を書いてください。200,000 行まで、サイトが受け付けるサイズまでです。
imports-delimiter = 区切り文字
imports-delimiter-guessed = ファイルから判別
imports-delimiter-comma = コンマ
imports-delimiter-semicolon = セミコロン
imports-delimiter-tab = タブ
imports-columns = 取り込める項目:
imports-upload = ファイルを送信
imports-not-taken = このファイルは取り込めません
imports-in-line = { $line } 行目:

## Why a file is not taken.

imports-no-file = 空でないファイルを選んでください。
imports-no-delimiter = 区切り文字を一覧から選んでください。
imports-empty = 列の名前の下に行がありません。
imports-zero = ゼロバイトが含まれているため、テキストではありません。CSV として保存してください。
imports-no-utf8 = UTF-8 ではありません。「CSV UTF-8」として保存してください。
imports-no-csv = CSV ではありません。
imports-unequal = この行のセルは { $what } 個で、1 行目と数が違います。引用符の抜けがないか確認するか、区切り文字を選んでください。
imports-long-cell = セルが長すぎます。64 キロバイトまで、列の名前は 200 文字までです。
imports-too-many-lines = 200,000 行を超えています。ファイルを分割してください。
imports-too-many-columns = 200 列を超えています。
imports-no-head = 名前のない列があります。
imports-head-twice = 「{ $what }」という名前の列が 2 つあります。

## What its columns mean.

imports-mapping = 列の対応
imports-head = ファイルの列
imports-sample = 最初の行
imports-means = 取り込み先
imports-skip = 取り込まない
imports-find = 既存の行を探す項目
imports-find-help = 値が既存の行と同じ場合は、その行を変更します。それ以外は新しい行になります。
imports-find-none = なし（すべて新しい行にする）
imports-try = 試す
imports-unknown-column = 「{ $what }」はここで選べる項目ではありません。
imports-column-twice = 「{ $what }」がファイルの 2 つの列に選ばれています。1 つだけにしてください。
imports-nothing-mapped = ファイルの列のうち、少なくとも 1 つに項目を選んでください。
imports-find-unmapped = 「{ $what }」で行を探す設定ですが、それに対応するファイルの列がありません。
imports-not-tried = 現在の設定ではまだ試していません。もう一度試して、変更される内容を確認してください。

## What would change, and what did.

imports-is-trying = すべての行を試しています。まだ何も変更されていません。
imports-is-working = 行を取り込んでいます。
imports-to-import = 取り込みを表示
imports-to-task = 実行中のタスクを表示
imports-tried = 変更される内容
imports-over = 実行された内容
imports-not-whole = タスクが停止したため、一部は実行されていません。
imports-confirm = 今すぐ取り込む
imports-confirm-help = 受け付けられない行は取り込みません。ほかの行は 1 行ずつ、もう一度確認しながら取り込みます。
imports-failures = 受け付けられなかった行（CSV）
imports-count-new = { $count ->
   *[other] 新規 { $count } 行
}
imports-count-changed = { $count ->
   *[other] 変更 { $count } 行
}
imports-count-same = { $count ->
   *[other] 変更なし { $count } 行
}
imports-count-refused = { $count ->
   *[other] 受け付け不可 { $count } 行
}
imports-heap-new = 新しい行
imports-heap-changed = 変更のある行
imports-heap-refused = 受け付けられない行
imports-line = 行番号
imports-what = 内容
imports-why = 理由
imports-old = 変更前:
imports-new = 変更後:
imports-task = 取り込み
imports-task-check = 取り込みの試行

## Why a line is refused.

imports-may-not-edit = この行を変更する権限がありません。
imports-may-not-create = 新しい行を作成する権限がありません。
imports-may-not-write = この行のこの項目に書き込む権限がありません。
imports-no-such-row = このキーの行はありません。新しい行を作成するには空のままにしてください。
imports-key-twice = 前の行に同じ値があります。

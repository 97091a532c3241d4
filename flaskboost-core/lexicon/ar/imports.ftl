## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = استيراد
imports-title = استيراد: { $what }
imports-lead = { $file }، { $count ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $count } أسطر
    [many] { $count } سطرًا
   *[other] { $count } سطر
}
imports-file = ملف CSV
imports-file-help = بترميز UTF-8، وأسماء الأعمدة في السطر الأول. بحد أقصى 200,000 سطر، وبالحجم الذي يقبله الموقع.
imports-delimiter = الفاصل بين الخلايا
imports-delimiter-guessed = اكتشافه من الملف
imports-delimiter-comma = فاصلة
imports-delimiter-semicolon = فاصلة منقوطة
imports-delimiter-tab = علامة جدولة
imports-columns = الأعمدة التي يمكن استيرادها:
imports-upload = إرسال الملف
imports-not-taken = لا يمكن استيراد هذا الملف
imports-in-line = السطر { $line }:

## Why a file is not taken.

imports-no-file = اختر ملفًا غير فارغ.
imports-no-delimiter = اختر الفاصل بين الخلايا من القائمة.
imports-empty = لا يوجد أي سطر تحت أسماء الأعمدة.
imports-zero = في الملف بايت صفري، فهو ليس نصًا. احفظه بصيغة CSV.
imports-no-utf8 = هذا ليس UTF-8. احفظ الملف بصيغة «CSV UTF-8».
imports-no-csv = هذا ليس CSV.
imports-unequal = عدد خلايا هذا السطر { $what }، وعددها في السطر الأول مختلف. تحقق من عدم نقص علامة اقتباس، أو اختر فاصلًا آخر بين الخلايا.
imports-long-cell = إحدى الخلايا أطول من اللازم: الحد الأقصى 64 كيلوبايت، و200 حرف لاسم العمود.
imports-too-many-lines = يوجد أكثر من 200,000 سطر. قسّم الملف.
imports-too-many-columns = يوجد أكثر من 200 عمود.
imports-no-head = أحد الأعمدة بلا اسم.
imports-head-twice = يوجد عمودان باسم «{ $what }».

## What its columns mean.

imports-mapping = معنى الأعمدة
imports-head = العمود في الملف
imports-sample = السطر الأول
imports-means = العمود المقابل
imports-skip = تجاهل
imports-find = يُعثر على الصفوف الموجودة حسب
imports-find-help = السطر الذي تطابق قيمته قيمة صف موجود يعدّل ذلك الصف. وتصبح الأسطر الأخرى كلها صفوفًا جديدة.
imports-find-none = لا شيء: كل سطر صف جديد
imports-try = تجربة
imports-unknown-column = «{ $what }» ليس عمودًا يمكنك اختياره هنا.
imports-column-twice = عمودان في الملف يقابلان «{ $what }». اختره مرة واحدة.
imports-nothing-mapped = اختر عمودًا مقابلًا لعمود واحد من الملف على الأقل.
imports-find-unmapped = يُفترض العثور على الصفوف حسب «{ $what }»، لكن لا يقابله أي عمود في الملف.
imports-not-tried = لم تُجرَّب هذه الإعدادات بصورتها الحالية. جرّب مرة أخرى وراجع ما سيتغير.

## What would change, and what did.

imports-is-trying = تُجرَّب كل الأسطر الآن، ولم يُعدَّل شيء بعد.
imports-is-working = جارٍ استيراد الأسطر.
imports-to-import = انتقل إلى الاستيراد
imports-to-task = العملية التي تنفّذ ذلك
imports-tried = ما سيتغير
imports-over = ما تم تنفيذه
imports-not-whole = لم يُنفَّذ كل شيء: أُوقفت العملية.
imports-confirm = استيراد الآن
imports-confirm-help = تُتجاهل الأسطر المرفوضة. وتُستورد الأسطر الأخرى واحدًا تلو الآخر ويُتحقق منها مرة أخرى.
imports-failures = الأسطر المرفوضة بصيغة CSV
imports-count-new = { $count ->
    [zero] لا صفوف جديدة
    [one] صف جديد واحد
    [two] صفان جديدان
    [few] { $count } صفوف جديدة
    [many] { $count } صفًا جديدًا
   *[other] { $count } صف جديد
}
imports-count-changed = { $count ->
    [zero] لا صفوف معدَّلة
    [one] صف معدَّل واحد
    [two] صفان معدَّلان
    [few] { $count } صفوف معدَّلة
    [many] { $count } صفًا معدَّلًا
   *[other] { $count } صف معدَّل
}
imports-count-same = { $count ->
    [zero] لا أسطر بلا جديد
    [one] سطر واحد بلا جديد
    [two] سطران بلا جديد
    [few] { $count } أسطر بلا جديد
    [many] { $count } سطرًا بلا جديد
   *[other] { $count } سطر بلا جديد
}
imports-count-refused = { $count ->
    [zero] لا أسطر مرفوضة
    [one] سطر مرفوض واحد
    [two] سطران مرفوضان
    [few] { $count } أسطر مرفوضة
    [many] { $count } سطرًا مرفوضًا
   *[other] { $count } سطر مرفوض
}
imports-heap-new = الصفوف الجديدة
imports-heap-changed = الصفوف المعدَّلة
imports-heap-refused = الأسطر المرفوضة
imports-line = السطر
imports-what = ماذا
imports-why = السبب
imports-old = قبل:
imports-new = بعد:
imports-task = استيراد
imports-task-check = تجربة استيراد

## Why a line is refused.

imports-may-not-edit = لا يحق لك تعديل هذا الصف.
imports-may-not-create = لا يحق لك إنشاء صفوف جديدة.
imports-may-not-write = لا يحق لك الكتابة في هذا العمود من هذا الصف.
imports-no-such-row = لا يوجد صف بهذا المفتاح. اتركه فارغًا لإنشاء صف جديد.
imports-key-twice = لسطر سابق القيمة نفسها.

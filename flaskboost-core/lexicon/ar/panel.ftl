## The frame of the panel, its front page, and words that several pages share.

panel-title = الإدارة
panel-home = نظرة عامة
panel-skip = انتقل إلى المحتوى
panel-site = العودة إلى الموقع
panel-models = النماذج
panel-add = إضافة { $what }
panel-save = حفظ
panel-cancel = إلغاء
panel-delete = حذف
panel-edit = تعديل
panel-view = عرض
panel-search = بحث
panel-yes = نعم
panel-no = لا
panel-empty = فارغ
panel-rows = { $count ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $count } صفوف
    [many] { $count } صفًا
   *[other] { $count } صف
}
panel-rows-at-least = أكثر من { $count } صف
panel-menu = القائمة
panel-navigation = صفحات الإدارة
panel-pages = الصفحات
panel-system = النظام
panel-jobs = المهام
panel-schedule = الجدول الزمني
panel-mail = البريد
panel-roles = الأدوار
panel-language = اللغة
panel-language-change = تغيير اللغة
panel-theme = المظهر الداكن
panel-find = البحث في كل شيء
panel-find-help = بداية اسم أو عنوان، أو رقم صف.
panel-find-in = نتائج البحث عن «{ $text }»
panel-find-none = لم يُعثر على شيء
panel-find-none-text = في الجداول الكبيرة يُبحث في أحدث الصفوف فقط، وفيما يحق لك رؤيته فقط.
panel-figures = أرقام
panel-all-rows = عرض الكل
panel-more-than = أكثر من { $count }
panel-chart = الجديد يوميًا في آخر 30 يومًا
panel-chart-text = من { $first } إلى { $last }: المجموع { $total }، وبحد أقصى { $most } في يوم واحد
panel-recent = النشاط الأخير
panel-recent-none = لم يحدث شيء بعد.
panel-when = متى
panel-what = ماذا
panel-who = من
panel-where = العنوان
panel-nothing = لا يوجد شيء لك هنا بعد
panel-nothing-text = يمكن لمن يدير أدوار هذا الموقع أن يتيح لك رؤية المزيد.

## Why a text is no value of a column.

cell-missing = هذا مطلوب.
cell-too-long = هذا أطول من اللازم.
cell-no-choice = اختر من القائمة.
cell-no-number = اكتب رقمًا مثل 12.5.
cell-no-whole-number = اكتب رقمًا صحيحًا مثل 12.
cell-too-many-digits = عدد الأرقام أكبر مما يمكن حفظه.
cell-no-letter = اكتب حرفًا واحدًا.
cell-no-json = هذا ليس JSON.
cell-no-date = اكتب يومًا مثل 2026-01-31.
cell-no-time = اكتب وقتًا مثل 07:30.
cell-no-moment = اكتب يومًا ووقتًا مثل 2026-01-31 07:30.
cell-no-flag = اكتب yes أو no.
cell-not-writable = لا يمكن كتابة هذا هنا.

## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = بحث
lists-search-help = يجب أن ترد كل الكلمات. "عدة كلمات" بين علامتي اقتباس تُعد عبارة واحدة، و =كلمة تعني التطابق التام، و ^كلمة تعني البداية.
lists-filters = عوامل التصفية
lists-apply = عرض
lists-any = أي قيمة
lists-contains = يحتوي على
lists-is = يساوي تمامًا
lists-is-empty = فارغ
lists-is-filled = غير فارغ
lists-from = { $label }، من
lists-to = { $label }، إلى
lists-how = طريقة مقارنة { $label }
lists-active = مقتصر على
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } يحتوي على { $text }
lists-active-from = { $label } من { $text }
lists-active-to = { $label } إلى { $text }
lists-active-empty = { $label } فارغ
lists-active-filled = { $label } غير فارغ
lists-active-search = بحث: { $text }
lists-remove = إزالة: { $what }
lists-clear = عرض الكل
lists-per-page = عدد الصفوف في الصفحة
lists-none = لا يوجد شيء بعد.
lists-none-found = لا يوجد ما يطابق.
lists-none-here = لا يوجد ما يطابق بين هذه الصفوف.
lists-hidden = غير مرئي لك
lists-select = تحديد { $title }
lists-select-page = تحديد كل صفوف هذه الصفحة
lists-bytes = { $count ->
    [zero] لا بايتات
    [one] بايت واحد
    [two] بايتان
    [few] { $count } بايتات
    [many] { $count } بايتًا
   *[other] { $count } بايت
}
lists-pages = الصفحات
lists-page = الصفحة { $number } من { $pages }
lists-first = الأولى
lists-previous = السابقة
lists-next = التالية
lists-last = الأخيرة
lists-many = أكثر من 10,000 صف
lists-searched = عدد الصفوف التي بُحث فيها من جدول كبير: { $count }. قد يوجد المزيد بعدها.
lists-search-on = متابعة البحث
lists-with-selected = بالصفوف المحددة
lists-delete = حذف
lists-go = متابعة
lists-all-matching = كل ما يطابق ({ $count })، في الصفحات الأخرى أيضًا
lists-export = تصدير بصيغة { $format }

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $count } صفوف
    [many] { $count } صفًا
   *[other] { $count } صف
}
lists-not-done = { $what }: لم يُنفَّذ شيء
lists-and-more = و{ $count } غيرها
lists-back = العودة إلى القائمة
lists-too-many = يمكن تنفيذ هذا على 1,000 صف كحد أقصى في المرة الواحدة. ضيّق القائمة أو اختر عددًا أقل.
lists-nothing-selected = لم يُحدَّد أي صف.
lists-obstacles = بعض الصفوف تحول دون ذلك. وبقيت الصفوف الأخرى كلها كما كانت أيضًا.
lists-gone = { $title }: لم يعد موجودًا.
lists-forbidden = { $title }: لا يحق لك تنفيذ هذا عليه.
lists-changed = { $title }: تغيّر منذ أن طُلب منك التأكيد.
lists-in-use = { $title }: ما زال مستخدمًا في مكان آخر.

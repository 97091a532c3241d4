## The views of a list: what it shows, kept under a name.

views-views = طرق العرض
views-all = الكل
views-by-others = (شاركها شخص آخر)
views-unusable = تتطلب ما لا تتضمنه هذه القائمة أو ما لا يحق لك قراءته.
views-keep = حفظ ما تعرضه القائمة
views-name = الاسم
views-new-name = اسم طريقة العرض الجديدة
views-first = عرضها أولًا عند فتح هذه القائمة
views-shared = لكل من يرى هذه القائمة
views-save = حفظ كطريقة عرض
views-change = تعديل { $what }
views-change-short = تعديل
views-replace = استبدال بالمعروض حاليًا: { $what }
views-replace-short = استبدال بالمعروض حاليًا
views-remove = إزالة { $what }
views-remove-short = إزالة
views-saved = تم الحفظ: { $what }.
views-changed = تم التعديل: { $what }.
views-removed = تمت الإزالة: { $what }.
views-name-missing = اكتب اسمًا لطريقة العرض.
views-name-too-long = الاسم أطول من اللازم: الحد الأقصى 60 حرفًا.
views-name-taken = لديك طريقة عرض بهذا الاسم. اختر اسمًا آخر أو استبدل تلك.
views-query-too-long = القائمة مضيَّقة بشروط أكثر مما يمكن حفظه. أزل بعضها.
views-too-many = لديك 50 طريقة عرض لهذه القائمة، وهذا هو الحد الأقصى. أزل واحدة أولًا.

## How many rows have which value, and the days of a list.

views-with-counts = عرض عدد الصفوف لكل قيمة
views-facet = تضييق حسب { $label }
views-facet-none = لا يوجد صف مطابق.
views-facet-given-up = استغرق العدّ وقتًا أطول من اللازم فأُوقف. ضيّق القائمة وحاول مرة أخرى.
views-facet-partial = شمل العدّ 10,000 صف من جدول كبير؛ قد يوجد المزيد.
views-days = { $label } (UTC)
views-all-days = كل التواريخ
views-days-partial = شمل البحث 10,000 صف كحد أقصى.

## Rows that are changed in the list itself.

edits-save = حفظ التعديلات
edits-discard = تجاهل تعديلاتي
edits-saved = { $count ->
    [zero] لم يُعدَّل شيء.
    [one] تم الحفظ: صف واحد
    [two] تم الحفظ: صفان
    [few] تم الحفظ: { $count } صفوف
    [many] تم الحفظ: { $count } صفًا
   *[other] تم الحفظ: { $count } صف
}
edits-changed = عدّله شخص آخر
edits-refused = لم يُحفظ شيء
edits-refused-why = يُرجى مراجعة الحقول المعلَّمة. ما كتبته ما زال موجودًا.
edits-stale = أجرى شخص آخر تعديلات في هذه الأثناء. لم يُحفظ شيء
edits-stale-why = ما كتبته ما زال موجودًا بجانب القيم الحالية. احفظ مرة أخرى للإبقاء على قيمك حيث عدّلت.
edits-moved = لم تعد هذه الصفوف في هذه الصفحة. تظهر أولًا فيما يلي:
edits-lost = لم تعد هذه الصفوف موجودة أو لا يحق لك رؤيتها. هذا ما كتبته:

## The order that is made by hand.

edits-order = الترتيب
edits-order-save = نقل إلى المواضع المكتوبة
edits-up = نقل { $what } إلى أعلى
edits-down = نقل { $what } إلى أسفل
edits-place = موضع { $what }
edits-moved-to = تم النقل: { $what }
edits-no-place = الموضع رقم صحيح يبدأ من 1. لم يُنقل شيء.
edits-order-gone = أحد الصفوف لم يعد موجودًا. لم يُنقل شيء؛ راجع القائمة مرة أخرى.

## The foot of a list.

edits-sum = المجموع
edits-average = المتوسط
edits-range = النطاق
edits-count = القيم المملوءة
edits-from-to = من { $from } إلى { $to }
edits-too-many = عدد الصفوف أكبر من أن تُجمع. ضيّق القائمة.

## Rows of another model in the form of the row they belong to.

steps-more = إضافة المزيد: { $what }
steps-open = فتح صفحته
steps-open-this = فتح صفحة { $what }
steps-leave = حذف عند الحفظ
steps-changed = عدّل شخص آخر هذا في هذه الأثناء. الحقول التي لم تعدّلها تعرض ما حفظه؛ احفظ مرة أخرى للإبقاء على تعديلاتك.
steps-theirs = حفظ شخص آخر «{ $what }» هنا.
steps-gone = حذف شخص آخر هذا في هذه الأثناء. احفظ مرة أخرى لإضافته من جديد، أو أفرغ حقوله للتخلي عنه.
steps-lost = حذف شخص آخر أحد هذه الصفوف في هذه الأثناء. هذا ما كتبته: { $what }
steps-too-few = يجب ألا يقل العدد عن { $what }.
steps-too-many = يجب ألا يزيد العدد على { $what }.

## The parts of a form.

steps-parts = أجزاء النموذج
steps-complaints = { $count ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
    [many] { $count } خطأً
   *[other] { $count } خطأ
}

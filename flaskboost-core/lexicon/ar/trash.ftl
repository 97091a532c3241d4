## The trash of a model, and the way back from a deed.

trash-undo = تراجع
trash-open = سلة المحذوفات
trash-leave = العودة إلى القائمة
trash-of = سلة المحذوفات: { $what }
trash-list = يبقى المحذوف هنا حتى يُستعاد أو يُحذف نهائيًا.
trash-empty = سلة المحذوفات فارغة.
trash-here = هذا في سلة المحذوفات
trash-since = حُذف في
trash-unchanged = يمكن تعديله من جديد بعد استعادته.
trash-days = { $count ->
    [zero] يُحذف نهائيًا فورًا.
    [one] يُحذف نهائيًا بعد يوم واحد في سلة المحذوفات.
    [two] يُحذف نهائيًا بعد يومين في سلة المحذوفات.
    [few] يُحذف نهائيًا بعد { $count } أيام في سلة المحذوفات.
    [many] يُحذف نهائيًا بعد { $count } يومًا في سلة المحذوفات.
   *[other] يُحذف نهائيًا بعد { $count } يوم في سلة المحذوفات.
}
trash-goes = سيُنقل إلى سلة المحذوفات، ويمكن استعادته منها.
trash-goes-many = ستُنقل إلى سلة المحذوفات، ويمكن استعادتها منها.
trash-stays = ستبقى كما هي.
trash-put = نعم، انقل إلى سلة المحذوفات
trash-restore = استعادة
trash-purge = حذف نهائي
trash-purge-this = حذف { $what } نهائيًا
trash-purge-now = نعم، احذف نهائيًا
trash-done = تم النقل إلى سلة المحذوفات: { $what }
trash-done-many = { $count ->
    [zero] لم يُنقل أي صف إلى سلة المحذوفات.
    [one] نُقل صف واحد إلى سلة المحذوفات.
    [two] نُقل صفان إلى سلة المحذوفات.
    [few] نُقلت { $count } صفوف إلى سلة المحذوفات.
    [many] نُقل { $count } صفًا إلى سلة المحذوفات.
   *[other] نُقل { $count } صف إلى سلة المحذوفات.
}
trash-deleted-many = { $count ->
    [zero] لم يُحذف أي صف.
    [one] حُذف صف واحد.
    [two] حُذف صفان.
    [few] حُذفت { $count } صفوف.
    [many] حُذف { $count } صفًا.
   *[other] حُذف { $count } صف.
}
trash-restored = تمت الاستعادة: { $what }
trash-restored-many = { $count ->
    [zero] لم يُستعد أي صف.
    [one] استُعيد صف واحد.
    [two] استُعيد صفان.
    [few] استُعيدت { $count } صفوف.
    [many] استُعيد { $count } صفًا.
   *[other] استُعيد { $count } صف.
}
trash-not-restored = لا يمكن استعادة «{ $what }». { $why } عدّل الصف الآخر أولًا، أو احذف هذا نهائيًا.
trash-taken = { $title }: لا يمكن استعادته، فقد أخذ صف آخر قيمة لا تكون إلا لصف واحد.
trash-deed-put = نقل إلى سلة المحذوفات
trash-deed-restored = استعادة
trash-deed-purged = حذف نهائي

## What programs are told.

trash-api-closed = لا يوجد حقل كهذا هنا، أو لا يحق لك الكتابة فيه.
trash-api-flag = أرسل true أو false.
trash-api-number = أرسل رقمًا.
trash-api-text = أرسل نصًا.

## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = إضافة { $what }
forms-saved = تم الحفظ: { $what }
forms-added = تمت الإضافة: { $what }
forms-check = يُرجى مراجعة النموذج
forms-continue = حفظ ومتابعة التعديل
forms-another = حفظ وإضافة آخر
forms-as-new = حفظ كعنصر جديد
forms-utc = الوقت بتوقيت UTC.
forms-bytes = { $count ->
    [zero] لا بايتات
    [one] بايت واحد
    [two] بايتان
    [few] { $count } بايتات
    [many] { $count } بايتًا
   *[other] { $count } بايت
}
forms-unshown = لا يمكن عرضه
forms-required = الحقول المعلَّمة بنجمة مطلوبة.
forms-nothing-to-read = لا يوجد هنا ما يحق لك رؤيته.
forms-list = عرض قائمة { $what }
forms-choices = { $count ->
    [zero] لم يُعثر على شيء
    [one] عُثر على صف واحد
    [two] عُثر على صفين
    [few] عُثر على { $count } صفوف
    [many] عُثر على { $count } صفًا
   *[other] عُثر على { $count } صف
}

## Why something cannot be saved.

forms-no-zero = يحتوي هذا على رمز لا يمكن حفظه.
forms-taken = هذا مستخدم من قبل.
forms-taken-together = هذه القيم مستخدمة معًا من قبل: { $what }
forms-no-such-choice = لا يوجد صف كهذا لاختياره.
forms-needs = تنقص قيمة لا حقل لها في هذا النموذج: { $what }
forms-unfit = لا تقبل قاعدة البيانات هذه القيمة.
forms-out-of-sight = لن يكون بإمكانك رؤية هذا بعد حفظه، ولذلك لم يُحفظ.
forms-refused = لم يُحفظ هذا
forms-refused-why = أُرسل شيء لا يتضمنه النموذج أو لا يحق لك تعديله:

## Somebody else was there.

forms-conflict = عدّل شخص آخر هذا
forms-conflict-why = بينما كان النموذج مفتوحًا لديك، حفظ شخص آخر «{ $what }». لم يُحفظ شيء من تعديلاتك بعد.
forms-conflict-unseen = ما تغيّر لا يظهر في هذا النموذج.
forms-column = الحقل
forms-original = قبل
forms-theirs = ما حفظه شخص آخر
forms-mine = قيمتك
forms-changed = معدَّل
forms-unknown = غير معروف
forms-keep-mine = حفظ تعديلاتي رغم ذلك
forms-keep-hint = الحقول التي لم تعدّلها تبقى كما هي الآن.
forms-take-theirs = اعتماد ما حفظه الآخر
forms-gone = لم يعد هذا موجودًا
forms-gone-why = إما أنه حُذف أو أنه لا يحق لك رؤيته. هذا ما كتبته:

## Rows that belong to the row.

forms-children-next = التالي
forms-children-first = العودة إلى البداية
forms-children-none = لا يوجد شيء بعد.
forms-delete-this = حذف { $what }
forms-edit-this = تعديل { $what }
forms-actions = الإجراءات

## Deleting a row, and what falls with it.

forms-deleted = تم الحذف: { $what }
forms-delete-now = نعم، احذف
forms-nothing-falls = لا يشير إلى هذا أي شيء آخر.
forms-falls = ستُحذف هي أيضًا.
forms-forbidden = ستُحذف هي أيضًا، ولا يحق لك حذفها كلها.
forms-loosened = ستبقى، ولن تشير إلى شيء بعد ذلك.
forms-blocks = تحتاج هذه الصفوف إليه، ولذلك لا يمكن حذفه.
forms-dangles = ستبقى، وستشير إلى شيء لم يعد موجودًا.
forms-others = توجد صفوف لا يحق لك رؤيتها.
forms-more = المعروض هنا هو الأوائل فقط، وعددها { $count }.
forms-not-permitted = لا يمكن حذف هذا: ستُحذف معه صفوف لا يحق لك حذفها.
forms-not-free = لا يمكن حذف هذا: تحتاج إليه صفوف أخرى.
forms-stale = تغيّر هذا منذ أن عرضته. راجعه مرة أخرى قبل حذفه.

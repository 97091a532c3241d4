## Long work in the background: what is asked, how far it is, what failed.

tasks-title = العمليات
tasks-lead = عمليات طويلة تجري في الخلفية. تُحفظ العمليات المنتهية لمدة 30 يومًا.
tasks-none = لا توجد عمليات
tasks-none-text = ما تنفّذه على أكثر من 1,000 صف من قائمة في المرة الواحدة يجري في الخلفية ويظهر هنا.
tasks-older = عمليات أقدم
tasks-what = العملية
tasks-state = الحالة
tasks-rows = الصفوف
tasks-failed = الفاشلة
tasks-who = مقدّم الطلب
tasks-asked-at = وقت الطلب
tasks-begun-at = وقت البدء
tasks-ended-at = وقت الانتهاء
tasks-progress = التقدم
tasks-worked = { $count ->
    [zero] لم يُعالَج أي صف
    [one] عولج صف واحد
    [two] عولج صفان
    [few] عولجت { $count } صفوف
    [many] عولج { $count } صفًا
   *[other] عولج { $count } صف
}
tasks-of-these-failed = { $count ->
    [zero] لم يفشل أي منها
    [one] فشل واحد منها
    [two] فشل اثنان منها
    [few] فشل { $count } منها
    [many] فشل { $count } منها
   *[other] فشل { $count } منها
}
tasks-failures = ما فشل وسبب فشله
tasks-hidden-row = صف لا يحق لك رؤيته
tasks-state-waiting = في الانتظار
tasks-state-running = قيد التنفيذ
tasks-state-done = منجزة
tasks-state-failed = متوقفة
tasks-state-cancelled = ملغاة
tasks-cancel = إلغاء العملية
tasks-cancel-help = ما نُفّذ حتى الآن يبقى. العملية التي لا تتقدم منذ دقائق فقدت عمليتها العاملة: استأنفها فتتابع من حيث توقفت.
tasks-is-cancelled = أُلغيت العملية. ويبقى ما تم تنفيذه.
tasks-resume = استئناف
tasks-goes-on = تتابع العملية من حيث توقفت.

## The page that asks.

tasks-all-matching = كل ما يطابق، في الصفحات الأخرى أيضًا
tasks-ask-many = { $what }: كل الصفوف المطابقة
tasks-how = يجري هذا في الخلفية، صفًا بعد صف. الصفوف التي لا يحق لك المساس بها، أو التي تتغير في هذه الأثناء، أو التي يفشل تنفيذها تبقى كما هي وتُدرج مع السبب؛ ويُنفَّذ الباقي رغم ذلك.

## Why a row, or all of a task, was not done.

tasks-why-gone = لم يعد موجودًا.
tasks-why-forbidden = لا يحق لك تنفيذ هذا عليه.
tasks-why-changed = تغيّر قبل أن تصل إليه العملية.
tasks-why-in-use = ما زال مستخدمًا في مكان آخر، أو أن قيمه مستخدمة من قبل.
tasks-why-error = حدث خطأ ما. يوجد المزيد في سجل الموقع.
tasks-why-not-permitted = لم يعد يحق لمن طلب هذا أن ينفّذه.
tasks-why-no-action = لم يعد هذا الإجراء موجودًا.
tasks-why-no-file = لم يعد الملف موجودًا.
tasks-why-answers = لم يعد ما كُتب لهذه العملية مناسبًا لنموذجها.

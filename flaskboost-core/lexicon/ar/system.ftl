## The pages about the site itself: jobs, schedules, mail.

system-jobs-lead = قائمة الانتظار: { $engine }.
system-queues = قوائم الانتظار
system-queue = قائمة الانتظار
system-paused = متوقف مؤقتًا
system-due = مستحقة التنفيذ
system-later = لاحقًا
system-running = قيد التنفيذ
system-done = منجزة
system-dead = فاشلة
system-cancelled = ملغاة
system-pause = إيقاف مؤقت
system-pause-queue = إيقاف قائمة الانتظار { $name } مؤقتًا
system-resume = استئناف
system-resume-queue = استئناف قائمة الانتظار { $name }
system-actions = الإجراءات
system-pace = آخر 24 ساعة
system-pace-done = المهام المنجزة في الساعة
system-pace-done-text = المجموع { $total }، وبحد أقصى { $most } في ساعة واحدة
system-pace-taken = متوسط الوقت من موعد التنفيذ إلى الإنجاز
system-pace-taken-text = بحد أقصى { $most } ms، في الساعة التي تبدأ { $at }
system-states = الحالات
system-state-all = الكل
system-state-waiting = في الانتظار
system-state-running = قيد التنفيذ
system-state-done = منجزة
system-state-dead = فاشلة
system-state-cancelled = ملغاة
system-state-captured = محتجزة
system-in-queue = في قائمة الانتظار { $name }
system-jobs-list = المهام، الأحدث أولًا
system-jobs-none = لا توجد مهام كهذه
system-job = المهمة
system-state = الحالة
system-tries = المحاولات
system-tries-of = { $attempts } من { $max }
system-crashes = { $count ->
    [zero] لم تتعطل أي عملية عاملة بسببها
    [one] تعطلت عملية عاملة واحدة بسببها
    [two] تعطلت عمليتان عاملتان بسببها
    [few] تعطلت { $count } عمليات عاملة بسببها
    [many] تعطلت { $count } عملية عاملة بسببها
   *[other] تعطلت { $count } عملية عاملة بسببها
}
system-error = آخر خطأ
system-older = مهام أقدم
system-made = وقت الإنشاء
system-started = وقت البدء
system-ended = وقت الانتهاء
system-by = بواسطة { $worker }
system-fields = الحقول
system-fields-hidden = القيم السرية ونصوص الرسائل ونهايات عناوين الويب مخفية.
system-result = النتيجة
system-retry = إعادة المحاولة
system-cancel = إلغاء المهمة
system-schedule-lead = متى تُنشأ المهام حسب الساعة.
system-schedule-none = ليس لهذا الموقع جداول زمنية
system-hours = الساعات
system-zone = المنطقة الزمنية
system-next = التالي
system-last = الأخير
system-never = أبدًا
system-pause-schedule = إيقاف الجدول الزمني { $name } مؤقتًا
system-resume-schedule = استئناف الجدول الزمني { $name }
system-mail-lead = وجهة البريد: { $way }.
system-mails = الرسائل المرسلة
system-mails-captured = الرسائل المحتجزة
system-mails-none = لا توجد رسائل معروفة
system-mails-queue = لا تُعرف إلا الرسائل التي مرّت بقائمة الانتظار، وما دامت القائمة تحتفظ بمهامها.
system-to = إلى
system-subject = الموضوع
system-when = متى
system-held-back = عناوين لا يُرسل إليها بريد
system-held-back-none = يُرسل البريد إلى كل العناوين.
system-held-what = الموقوف
system-held-all = كل البريد
system-reason = السبب
system-since = منذ
system-note = ملاحظة
system-note-optional = ملاحظة (اختيارية)
system-address = البريد الإلكتروني
system-hold-back = إيقاف البريد
system-let-through = السماح بالبريد
system-let-through-to = السماح بالبريد إلى { $address }

system-job-waits = عادت المهمة إلى الانتظار.
system-job-cancelled = أُلغيت المهمة.
system-queue-paused = لم تعد قائمة الانتظار تسلّم مهام.
system-queue-resumed = عادت قائمة الانتظار إلى تسليم المهام.
system-schedule-paused = تمر مواعيد الجدول الزمني الآن دون تنفيذ.
system-schedule-resumed = يتابع الجدول الزمني من موعده التالي.
system-address-wrong = اكتب عنوانًا مثل ann@example.com.
system-address-held-back = لن يُرسل أي بريد إلى هذا العنوان بعد الآن.
system-address-let-through = عاد إرسال كل البريد إلى هذا العنوان.
system-address-not-held = لم يكن البريد إلى هذا العنوان موقوفًا.

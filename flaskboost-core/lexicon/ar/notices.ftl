## What the people of the panel are told: the bell at the top and its page.

notices-title = الإشعارات
notices-lead = ما أُبلغت به هنا. يُحذف كل إشعار بعد 90 يومًا.
notices-bell =
    { $count ->
        [zero] الإشعارات، لا شيء غير مقروء
        [one] الإشعارات، إشعار واحد غير مقروء
        [two] الإشعارات، إشعاران غير مقروءين
        [few] الإشعارات، { $count } إشعارات غير مقروءة
        [many] الإشعارات، { $count } إشعارًا غير مقروء
       *[other] الإشعارات، { $count } إشعار غير مقروء
    }
notices-bell-many = الإشعارات، أكثر من { $count } غير مقروءة
notices-unread = غير مقروء:
notices-read = وضع علامة مقروء
notices-read-one = وضع علامة مقروء: { $text }
notices-read-all = وضع علامة مقروء على الكل
notices-none-title = لا توجد إشعارات
notices-none = عندما يوجد ما يهمك سيظهر هنا.
notices-newest = أحدث الإشعارات
notices-older = إشعارات أقدم

## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = التصفح بصفة شخص آخر
impersonation-who = يتصفح { $by } الموقع بصفة { $name }.
impersonation-look-only = يمكنك الاطلاع فقط: لا يمكن تعديل أي شيء.
impersonation-may-write = كل ما تعدّله يُسجَّل باسم هذا الشخص.
impersonation-until = ينتهي ذلك في { $time }.
impersonation-end = العودة إلى حسابك
impersonation-begin = تصفح الموقع بصفة هذا الشخص
impersonation-title = تصفح الموقع بصفة { $name }
impersonation-lead =
    { $minutes ->
        [zero] ترى ما يراه هذا الشخص لمدة أقل من دقيقة. اللوحة وصفحات الحساب مغلقة في هذه الأثناء.
        [one] ترى ما يراه هذا الشخص لمدة دقيقة واحدة كحد أقصى. اللوحة وصفحات الحساب مغلقة في هذه الأثناء.
        [two] ترى ما يراه هذا الشخص لمدة دقيقتين كحد أقصى. اللوحة وصفحات الحساب مغلقة في هذه الأثناء.
        [few] ترى ما يراه هذا الشخص لمدة { $minutes } دقائق كحد أقصى. اللوحة وصفحات الحساب مغلقة في هذه الأثناء.
        [many] ترى ما يراه هذا الشخص لمدة { $minutes } دقيقة كحد أقصى. اللوحة وصفحات الحساب مغلقة في هذه الأثناء.
       *[other] ترى ما يراه هذا الشخص لمدة { $minutes } دقيقة كحد أقصى. اللوحة وصفحات الحساب مغلقة في هذه الأثناء.
    }
impersonation-back = العودة إلى { $name }
impersonation-through = من خلال المستخدم { $id }
impersonation-has-passkey = ومفتاح مرور

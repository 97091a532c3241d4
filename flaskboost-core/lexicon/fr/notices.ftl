## What the people of the panel are told: the bell at the top and its page.

notices-title = Notifications
notices-lead = Ce qui vous a été signalé ici. Chaque notification est supprimée au bout de 90 jours.
notices-bell =
    { $count ->
        [0] Notifications, aucune non lue
        [one] Notifications, { $count } non lue
       *[other] Notifications, { $count } non lues
    }
notices-bell-many = Notifications, plus de { $count } non lues
notices-unread = Non lue :
notices-read = Marquer comme lue
notices-read-one = Marquer comme lue : { $text }
notices-read-all = Tout marquer comme lu
notices-none-title = Aucune notification
notices-none = Ce qu’il y aura à vous signaler apparaîtra ici.
notices-newest = Notifications les plus récentes
notices-older = Notifications plus anciennes

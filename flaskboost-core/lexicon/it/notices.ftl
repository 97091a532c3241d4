## What the people of the panel are told: the bell at the top and its page.

notices-title = Notifiche
notices-lead = Ciò che ti è stato segnalato qui. Ogni notifica viene eliminata dopo 90 giorni.
notices-bell =
    { $count ->
        [0] Notifiche, nessuna da leggere
        [one] Notifiche, { $count } da leggere
       *[other] Notifiche, { $count } da leggere
    }
notices-bell-many = Notifiche, più di { $count } da leggere
notices-unread = Da leggere:
notices-read = Segna come letta
notices-read-one = Segna come letta: { $text }
notices-read-all = Segna tutte come lette
notices-none-title = Nessuna notifica
notices-none = Quando ci sarà qualcosa da segnalarti, comparirà qui.
notices-newest = Notifiche più recenti
notices-older = Notifiche precedenti

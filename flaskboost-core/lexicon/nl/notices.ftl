## What the people of the panel are told: the bell at the top and its page.

notices-title = Meldingen
notices-lead = Wat u hier is gemeld. Elke melding wordt na 90 dagen verwijderd.
notices-bell =
    { $count ->
        [0] Meldingen, geen ongelezen
        [one] Meldingen, { $count } ongelezen
       *[other] Meldingen, { $count } ongelezen
    }
notices-bell-many = Meldingen, meer dan { $count } ongelezen
notices-unread = Ongelezen:
notices-read = Als gelezen markeren
notices-read-one = Als gelezen markeren: { $text }
notices-read-all = Alles als gelezen markeren
notices-none-title = Geen meldingen
notices-none = Als er iets te melden is, staat het hier.
notices-newest = Nieuwste meldingen
notices-older = Oudere meldingen

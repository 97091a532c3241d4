## What the people of the panel are told: the bell at the top and its page.

notices-title = Mitteilungen
notices-lead = Was Ihnen hier mitgeteilt wurde. Jede Mitteilung wird nach 90 Tagen gelöscht.
notices-bell =
    { $count ->
        [0] Mitteilungen, keine ungelesen
        [one] Mitteilungen, { $count } ungelesen
       *[other] Mitteilungen, { $count } ungelesen
    }
notices-bell-many = Mitteilungen, mehr als { $count } ungelesen
notices-unread = Ungelesen:
notices-read = Als gelesen markieren
notices-read-one = Als gelesen markieren: { $text }
notices-read-all = Alle als gelesen markieren
notices-none-title = Keine Mitteilungen
notices-none = Wenn es etwas mitzuteilen gibt, steht es hier.
notices-newest = Neueste Mitteilungen
notices-older = Ältere Mitteilungen

## What the people of the panel are told: the bell at the top and its page.

notices-title = Powiadomienia
notices-lead = Wiadomości przekazane w tym panelu. Każde powiadomienie jest usuwane po 90 dniach.
notices-bell =
    { $count ->
        [0] Powiadomienia, brak nieprzeczytanych
        [one] Powiadomienia, { $count } nieprzeczytane
        [few] Powiadomienia, { $count } nieprzeczytane
        [many] Powiadomienia, { $count } nieprzeczytanych
       *[other] Powiadomienia, { $count } nieprzeczytanego
    }
notices-bell-many = Powiadomienia, więcej niż { $count } nieprzeczytanych
notices-unread = Nieprzeczytane:
notices-read = Oznacz jako przeczytane
notices-read-one = Oznacz jako przeczytane: { $text }
notices-read-all = Oznacz wszystkie jako przeczytane
notices-none-title = Brak powiadomień
notices-none = Nowe powiadomienia pojawią się tutaj.
notices-newest = Najnowsze powiadomienia
notices-older = Starsze powiadomienia

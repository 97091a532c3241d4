## The trash of a model, and the way back from a deed.

trash-undo = Rückgängig machen
trash-open = Papierkorb
trash-leave = Zurück zur Liste
trash-of = Papierkorb: { $what }
trash-list = Was gelöscht wurde, liegt hier, bis es wiederhergestellt oder endgültig gelöscht wird.
trash-empty = Der Papierkorb ist leer.
trash-here = Das liegt im Papierkorb
trash-since = Gelöscht am
trash-unchanged = Es kann erst wieder geändert werden, wenn es wiederhergestellt ist.
trash-days = { $count ->
    [one] Nach { $count } Tag im Papierkorb wird es endgültig gelöscht.
   *[other] Nach { $count } Tagen im Papierkorb wird es endgültig gelöscht.
}
trash-goes = Es kommt in den Papierkorb und kann von dort wiederhergestellt werden.
trash-goes-many = Sie kommen in den Papierkorb und können von dort wiederhergestellt werden.
trash-stays = Sie bleiben, wie sie sind.
trash-put = Ja, in den Papierkorb verschieben
trash-restore = Wiederherstellen
trash-purge = Endgültig löschen
trash-purge-this = { $what } endgültig löschen
trash-purge-now = Ja, endgültig löschen
trash-done = In den Papierkorb verschoben: { $what }
trash-done-many = { $count ->
    [one] { $count } Zeile wurde in den Papierkorb verschoben.
   *[other] { $count } Zeilen wurden in den Papierkorb verschoben.
}
trash-deleted-many = { $count ->
    [one] { $count } Zeile wurde gelöscht.
   *[other] { $count } Zeilen wurden gelöscht.
}
trash-restored = Wiederhergestellt: { $what }
trash-restored-many = { $count ->
    [one] { $count } Zeile wurde wiederhergestellt.
   *[other] { $count } Zeilen wurden wiederhergestellt.
}
trash-not-restored = „{ $what }“ kann nicht wiederhergestellt werden. { $why } Ändern Sie zuerst die andere Zeile, oder löschen Sie diese endgültig.
trash-taken = { $title } kann nicht wiederhergestellt werden: Eine andere Zeile hat jetzt, was nur eine haben kann.
trash-deed-put = in den Papierkorb verschoben
trash-deed-restored = wiederhergestellt
trash-deed-purged = endgültig gelöscht

## What programs are told.

trash-api-closed = Ein solches Feld gibt es hier nicht, oder Sie dürfen es nicht ändern.
trash-api-flag = Senden Sie true oder false.
trash-api-number = Senden Sie eine Zahl.
trash-api-text = Senden Sie einen Text.

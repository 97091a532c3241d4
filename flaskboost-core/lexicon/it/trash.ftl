## The trash of a model, and the way back from a deed.

trash-undo = Annulla
trash-open = Cestino
trash-leave = Torna alla lista
trash-of = Cestino: { $what }
trash-list = Ciò che è stato eliminato resta qui finché non viene ripristinato o eliminato definitivamente.
trash-empty = Il cestino è vuoto.
trash-here = Questa riga è nel cestino
trash-since = Eliminata:
trash-unchanged = Si potrà modificare di nuovo dopo il ripristino.
trash-days = { $count ->
    [one] Dopo { $count } giorno nel cestino l’eliminazione è definitiva.
   *[other] Dopo { $count } giorni nel cestino l’eliminazione è definitiva.
}
trash-goes = Finisce nel cestino, da dove si può ripristinare.
trash-goes-many = Finiscono nel cestino, da dove si possono ripristinare.
trash-stays = Restano come sono.
trash-put = Sì, sposta nel cestino
trash-restore = Ripristina
trash-purge = Elimina definitivamente
trash-purge-this = Elimina definitivamente { $what }
trash-purge-now = Sì, elimina definitivamente
trash-done = Spostato nel cestino: { $what }
trash-done-many = { $count ->
    [one] { $count } riga è stata spostata nel cestino.
   *[other] { $count } righe sono state spostate nel cestino.
}
trash-deleted-many = { $count ->
    [one] { $count } riga è stata eliminata.
   *[other] { $count } righe sono state eliminate.
}
trash-restored = Ripristinato: { $what }
trash-restored-many = { $count ->
    [one] { $count } riga è stata ripristinata.
   *[other] { $count } righe sono state ripristinate.
}
trash-not-restored = «{ $what }» non si può ripristinare. { $why } Prima modifica l’altra riga, oppure elimina questa definitivamente.
trash-taken = { $title } non si può ripristinare: un’altra riga ha preso ciò che una sola può avere.
trash-deed-put = spostata nel cestino
trash-deed-restored = ripristinata
trash-deed-purged = eliminata definitivamente

## What programs are told.

trash-api-closed = Questo campo qui non esiste, oppure non puoi modificarlo.
trash-api-flag = Invia true o false.
trash-api-number = Invia un numero.
trash-api-text = Invia un testo.

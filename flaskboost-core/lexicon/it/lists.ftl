## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = Cerca
lists-search-help = Devono comparire tutte le parole. "Più parole" tra virgolette vanno insieme, =parola è esattamente questo, ^parola è all’inizio.
lists-filters = Filtri
lists-apply = Mostra
lists-any = qualsiasi
lists-contains = contiene
lists-is = è esattamente
lists-is-empty = è vuoto
lists-is-filled = non è vuoto
lists-from = { $label }, da
lists-to = { $label }, fino a
lists-how = Come confrontare { $label }
lists-active = Limitato a
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } contiene { $text }
lists-active-from = { $label } da { $text }
lists-active-to = { $label } fino a { $text }
lists-active-empty = { $label } è vuoto
lists-active-filled = { $label } non è vuoto
lists-active-search = Ricerca: { $text }
lists-remove = Rimuovi: { $what }
lists-clear = Mostra tutto
lists-per-page = Righe per pagina
lists-none = Non c’è ancora nulla.
lists-none-found = Nessuna corrispondenza.
lists-none-here = Nessuna corrispondenza tra queste righe.
lists-hidden = non visibile per te
lists-select = Seleziona { $title }
lists-select-page = Seleziona tutte le righe di questa pagina
lists-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } byte
}
lists-pages = Pagine
lists-page = Pagina { $number } di { $pages }
lists-first = Prima
lists-previous = Precedente
lists-next = Successiva
lists-last = Ultima
lists-many = più di 10.000 righe
lists-searched = Ricerca eseguita in { $count } righe di una tabella grande. Potrebbero essercene altre più avanti.
lists-search-on = Continua la ricerca
lists-with-selected = Con le righe selezionate
lists-delete = Elimina
lists-go = Continua
lists-all-matching = Tutte le { $count } corrispondenti, anche nelle altre pagine
lists-export = Esporta come { $format }

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
    [one] una riga
   *[other] { $count } righe
}
lists-not-done = { $what }: non è stato fatto nulla
lists-and-more = e { $count } in più
lists-back = Torna alla lista
lists-too-many = Si può fare con 1000 righe alla volta. Restringi la lista o scegline di meno.
lists-nothing-selected = Nessuna riga selezionata.
lists-obstacles = Alcune righe lo impediscono. Anche tutte le altre sono rimaste com’erano.
lists-gone = { $title } non c’è più.
lists-forbidden = Non puoi farlo con { $title }.
lists-changed = { $title } è cambiato dopo la richiesta di conferma.
lists-in-use = { $title } è ancora in uso altrove.

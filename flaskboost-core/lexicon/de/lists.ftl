## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = Suchen
lists-search-help = Jedes Wort muss vorkommen. "Mehrere Wörter" in Anführungszeichen gehören zusammen, =Wort ist genau dieses, ^Wort steht am Anfang.
lists-filters = Filter
lists-apply = Zeigen
lists-any = beliebig
lists-contains = enthält
lists-is = ist genau
lists-is-empty = ist leer
lists-is-filled = ist nicht leer
lists-from = { $label }, von
lists-to = { $label }, bis
lists-how = Wie { $label } verglichen wird
lists-active = Eingeschränkt auf
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } enthält { $text }
lists-active-from = { $label } ab { $text }
lists-active-to = { $label } bis { $text }
lists-active-empty = { $label } ist leer
lists-active-filled = { $label } ist nicht leer
lists-active-search = Suche: { $text }
lists-remove = Entfernen: { $what }
lists-clear = Alle zeigen
lists-per-page = Zeilen pro Seite
lists-none = Es gibt noch nichts.
lists-none-found = Nichts passt.
lists-none-here = Unter diesen Zeilen passt nichts.
lists-hidden = für Sie nicht sichtbar
lists-select = { $title } auswählen
lists-select-page = Alle Zeilen dieser Seite auswählen
lists-bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Bytes
}
lists-pages = Seiten
lists-page = Seite { $number } von { $pages }
lists-first = Erste
lists-previous = Zurück
lists-next = Weiter
lists-last = Letzte
lists-many = mehr als 10.000 Zeilen
lists-searched = Von einer großen Tabelle wurden { $count } Zeilen durchsucht. Dahinter kann es weitere Treffer geben.
lists-search-on = Weitersuchen
lists-with-selected = Mit den ausgewählten Zeilen
lists-delete = Löschen
lists-go = Weiter
lists-all-matching = Alle { $count }, die passen, auch auf den anderen Seiten
lists-export = Als { $format } exportieren

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
    [one] eine Zeile
   *[other] { $count } Zeilen
}
lists-not-done = { $what }: Es wurde nichts getan
lists-and-more = und { $count } weitere
lists-back = Zurück zur Liste
lists-too-many = Das geht mit höchstens 1.000 Zeilen auf einmal. Schränken Sie die Liste ein, oder wählen Sie weniger aus.
lists-nothing-selected = Es wurde keine Zeile ausgewählt.
lists-obstacles = Einige Zeilen stehen im Weg. Auch alle anderen sind unverändert.
lists-gone = { $title } ist nicht mehr da.
lists-forbidden = Das dürfen Sie mit { $title } nicht tun.
lists-changed = { $title } hat sich geändert, seit Sie gefragt wurden.
lists-in-use = { $title } wird noch von etwas anderem verwendet.

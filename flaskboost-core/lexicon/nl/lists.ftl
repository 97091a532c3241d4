## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = Zoeken
lists-search-help = Elk woord moet voorkomen. "Meerdere woorden" tussen aanhalingstekens horen bij elkaar, =woord is precies dit, ^woord staat aan het begin.
lists-filters = Filters
lists-apply = Tonen
lists-any = maakt niet uit
lists-contains = bevat
lists-is = is precies
lists-is-empty = is leeg
lists-is-filled = is niet leeg
lists-from = { $label }, vanaf
lists-to = { $label }, tot en met
lists-how = Hoe { $label } wordt vergeleken
lists-active = Beperkt tot
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } bevat { $text }
lists-active-from = { $label } vanaf { $text }
lists-active-to = { $label } tot en met { $text }
lists-active-empty = { $label } is leeg
lists-active-filled = { $label } is niet leeg
lists-active-search = Zoeken: { $text }
lists-remove = Weghalen: { $what }
lists-clear = Alles tonen
lists-per-page = Rijen per pagina
lists-none = Er is nog niets.
lists-none-found = Niets voldoet.
lists-none-here = Niets voldoet onder deze rijen.
lists-hidden = niet zichtbaar voor u
lists-select = { $title } selecteren
lists-select-page = Alle rijen van deze pagina selecteren
lists-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
lists-pages = Pagina’s
lists-page = Pagina { $number } van { $pages }
lists-first = Eerste
lists-previous = Vorige
lists-next = Volgende
lists-last = Laatste
lists-many = meer dan 10.000 rijen
lists-searched = Er zijn { $count } rijen van een grote tabel doorzocht. Daarna kunnen er nog meer zijn.
lists-search-on = Verder zoeken
lists-with-selected = Met de geselecteerde rijen
lists-delete = Verwijderen
lists-go = Doorgaan
lists-all-matching = Alle { $count } die voldoen, ook op de andere pagina’s
lists-export = Exporteren als { $format }

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
    [one] één rij
   *[other] { $count } rijen
}
lists-not-done = { $what }: er is niets gedaan
lists-and-more = en nog { $count }
lists-back = Terug naar de lijst
lists-too-many = Dit kan met hoogstens 1.000 rijen tegelijk. Beperk de lijst, of kies er minder.
lists-nothing-selected = Er is geen rij geselecteerd.
lists-obstacles = Sommige rijen staan in de weg. Ook alle andere zijn ongewijzigd.
lists-gone = { $title } is er niet meer.
lists-forbidden = U mag dit niet doen met { $title }.
lists-changed = { $title } is gewijzigd sinds u werd gevraagd.
lists-in-use = { $title } wordt nog door iets anders gebruikt.

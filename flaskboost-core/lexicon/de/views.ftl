## The views of a list: what it shows, kept under a name.

views-views = Ansichten
views-all = Alle
views-by-others = (von jemand anderem geteilt)
views-unusable = Diese Ansicht verlangt etwas, das die Liste nicht hat oder das Sie nicht sehen dürfen.
views-keep = Aktuelle Anzeige der Liste speichern
views-name = Name
views-new-name = Name einer neuen Ansicht
views-first = Zuerst zeigen, wenn ich diese Liste öffne
views-shared = Für alle, die diese Liste sehen
views-save = Als Ansicht speichern
views-change = { $what } ändern
views-change-short = Ändern
views-replace = Durch die aktuelle Anzeige ersetzen: { $what }
views-replace-short = Durch die aktuelle Anzeige ersetzen
views-remove = { $what } entfernen
views-remove-short = Entfernen
views-saved = { $what } wurde gespeichert.
views-changed = { $what } wurde geändert.
views-removed = { $what } wurde entfernt.
views-name-missing = Geben Sie der Ansicht einen Namen.
views-name-too-long = Der Name ist zu lang: höchstens 60 Zeichen.
views-name-taken = Sie haben schon eine Ansicht mit diesem Namen. Wählen Sie einen anderen, oder ersetzen Sie jene Ansicht.
views-query-too-long = Die Liste ist zu vielfach eingeschränkt, um gespeichert zu werden. Entfernen Sie einige Einschränkungen.
views-too-many = Sie haben 50 Ansichten dieser Liste, mehr sind nicht möglich. Entfernen Sie zuerst eine.

## How many rows have which value, and the days of a list.

views-with-counts = Anzahl der Zeilen je Wert zeigen
views-facet = Einschränken nach { $label }
views-facet-none = Keine Zeile passt.
views-facet-given-up = Das Zählen hat zu lange gedauert und wurde abgebrochen. Schränken Sie die Liste ein, und versuchen Sie es noch einmal.
views-facet-partial = Gezählt unter 10.000 Zeilen einer großen Tabelle; es kann weitere geben.
views-days = { $label } (UTC)
views-all-days = Alle Tage
views-days-partial = Gefunden unter höchstens 10.000 Zeilen.

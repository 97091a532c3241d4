## The frame of the panel, its front page, and words that several pages share.

panel-title = Verwaltung
panel-home = Übersicht
panel-skip = Zum Inhalt springen
panel-site = Zurück zur Website
panel-models = Modelle
panel-add = { $what } hinzufügen
panel-save = Speichern
panel-cancel = Abbrechen
panel-delete = Löschen
panel-edit = Ändern
panel-view = Ansehen
panel-search = Suchen
panel-yes = Ja
panel-no = Nein
panel-empty = leer
panel-rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
panel-rows-at-least = mehr als { $count } Zeilen
panel-menu = Menü
panel-navigation = Seiten der Verwaltung
panel-pages = Seiten
panel-system = System
panel-jobs = Jobs
panel-schedule = Zeitplan
panel-mail = E-Mail
panel-roles = Rollen
panel-language = Sprache
panel-language-change = Sprache wechseln
panel-theme = Dunkles Design
panel-find = Alles durchsuchen
panel-find-help = Der Anfang eines Namens oder Titels, oder die Nummer einer Zeile.
panel-find-in = Ergebnisse für „{ $text }“
panel-find-none = Nichts gefunden
panel-find-none-text = In großen Tabellen werden nur die neuesten Zeilen durchsucht, und nur, was Sie sehen dürfen.
panel-figures = Kennzahlen
panel-all-rows = Alle zeigen
panel-more-than = Mehr als { $count }
panel-chart = Neue pro Tag in den letzten 30 Tagen
panel-chart-text = { $first } bis { $last }: insgesamt { $total }, höchstens { $most } an einem Tag
panel-recent = Letzte Aktivität
panel-recent-none = Es ist noch nichts geschehen.
panel-when = Wann
panel-what = Was
panel-who = Wer
panel-where = Adresse
panel-nothing = Hier gibt es noch nichts für Sie
panel-nothing-text = Wer die Rollen dieser Website verwaltet, kann Ihnen mehr zeigen.

## Why a text is no value of a column.

cell-missing = Das wird gebraucht.
cell-too-long = Das ist zu lang.
cell-no-choice = Wählen Sie etwas aus der Liste.
cell-no-number = Schreiben Sie eine Zahl, etwa 12.5.
cell-no-whole-number = Schreiben Sie eine ganze Zahl, etwa 12.
cell-too-many-digits = Das hat mehr Stellen, als gespeichert werden können.
cell-no-letter = Schreiben Sie einen Buchstaben.
cell-no-json = Das ist kein JSON.
cell-no-date = Schreiben Sie einen Tag, etwa 2026-01-31.
cell-no-time = Schreiben Sie eine Uhrzeit, etwa 07:30.
cell-no-moment = Schreiben Sie Tag und Uhrzeit, etwa 2026-01-31 07:30.
cell-no-flag = Schreiben Sie yes oder no.
cell-not-writable = Das kann hier nicht geschrieben werden.

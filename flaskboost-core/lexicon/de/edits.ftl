## Rows that are changed in the list itself.

edits-save = Änderungen speichern
edits-discard = Meine Änderungen verwerfen
edits-saved = { $count ->
    [0] Es wurde nichts geändert.
    [one] Gespeichert: eine Zeile
   *[other] Gespeichert: { $count } Zeilen
}
edits-changed = von jemand anderem geändert
edits-refused = Es wurde nichts gespeichert
edits-refused-why = Bitte prüfen Sie die markierten Felder. Ihre Eingaben sind noch da.
edits-stale = Jemand anderes hat inzwischen etwas geändert. Es wurde nichts gespeichert
edits-stale-why = Ihre Eingaben sind noch da, daneben steht der jetzige Stand. Speichern Sie noch einmal, um Ihre Eingaben dort zu behalten, wo Sie etwas geändert haben.
edits-moved = Diese Zeilen sind nicht mehr auf dieser Seite. Sie stehen hier zuerst:
edits-lost = Diese Zeilen sind nicht mehr da, oder Sie dürfen sie nicht sehen. Das haben Sie eingegeben:

## The order that is made by hand.

edits-order = Reihenfolge
edits-order-save = An die eingegebenen Positionen verschieben
edits-up = { $what } nach oben
edits-down = { $what } nach unten
edits-place = Position von { $what }
edits-moved-to = Verschoben: { $what }
edits-no-place = Eine Position ist eine ganze Zahl ab 1. Es wurde nichts verschoben.
edits-order-gone = Eine Zeile ist nicht mehr da. Es wurde nichts verschoben; sehen Sie noch einmal nach.

## The foot of a list.

edits-sum = Summe
edits-average = Durchschnitt
edits-range = Bereich
edits-count = Ausgefüllt
edits-from-to = { $from } bis { $to }
edits-too-many = Das sind zu viele Zeilen zum Zusammenrechnen. Schränken Sie die Liste ein.

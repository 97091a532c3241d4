## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = { $what } hinzufügen
forms-saved = Gespeichert: { $what }
forms-added = Hinzugefügt: { $what }
forms-check = Bitte prüfen Sie das Formular
forms-continue = Speichern und weiter bearbeiten
forms-another = Speichern und weiteren Eintrag hinzufügen
forms-as-new = Als neu speichern
forms-utc = Die Uhrzeit ist in UTC.
forms-bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Bytes
}
forms-unshown = kann nicht angezeigt werden
forms-required = Felder mit Stern müssen ausgefüllt werden.
forms-nothing-to-read = Hier gibt es nichts, was Sie sehen dürfen.
forms-list = Liste zeigen: { $what }
forms-choices = { $count ->
    [0] Nichts gefunden
    [one] { $count } Zeile gefunden
   *[other] { $count } Zeilen gefunden
}

## Why something cannot be saved.

forms-no-zero = Das enthält ein Zeichen, das nicht gespeichert werden kann.
forms-taken = Das ist schon vergeben.
forms-taken-together = Diese Kombination ist schon vergeben: { $what }
forms-no-such-choice = Eine solche Zeile steht nicht zur Auswahl.
forms-needs = Es fehlt ein Wert, für den dieses Formular kein Feld hat: { $what }
forms-unfit = Die Datenbank nimmt diesen Wert nicht an.
forms-out-of-sight = Nach dem Speichern könnten Sie dies nicht mehr sehen, darum wurde es nicht gespeichert.
forms-refused = Das wurde nicht gespeichert
forms-refused-why = Es wurde etwas gesendet, das das Formular nicht hat oder das Sie nicht ändern dürfen:

## Somebody else was there.

forms-conflict = Jemand anderes hat dies geändert
forms-conflict-why = Während Sie das Formular offen hatten, hat jemand anderes „{ $what }“ gespeichert. Von Ihren Eingaben ist noch nichts gespeichert.
forms-conflict-unseen = Geändert wurde nichts, was dieses Formular zeigt.
forms-column = Feld
forms-original = Vorher
forms-theirs = Von jemand anderem gespeichert
forms-mine = Ihre Eingabe
forms-changed = geändert
forms-unknown = nicht bekannt
forms-keep-mine = Meine Eingaben trotzdem speichern
forms-keep-hint = Felder, die Sie nicht geändert haben, bleiben, wie sie jetzt sind.
forms-take-theirs = Die andere Fassung übernehmen
forms-gone = Das ist nicht mehr da
forms-gone-why = Es wurde gelöscht, oder Sie dürfen es nicht sehen. Das haben Sie eingegeben:

## Rows that belong to the row.

forms-children-next = Weiter
forms-children-first = Zurück zum Anfang
forms-children-none = Noch keine.
forms-delete-this = { $what } löschen
forms-edit-this = { $what } ändern
forms-actions = Aktionen

## Deleting a row, and what falls with it.

forms-deleted = Gelöscht: { $what }
forms-delete-now = Ja, löschen
forms-nothing-falls = Nichts anderes verweist hierauf.
forms-falls = Diese werden mit gelöscht.
forms-forbidden = Diese würden mit gelöscht, und Sie dürfen nicht alle davon löschen.
forms-loosened = Diese bleiben erhalten und verweisen dann auf nichts mehr.
forms-blocks = Diese brauchen den Eintrag, darum kann er nicht gelöscht werden.
forms-dangles = Diese bleiben erhalten und verweisen dann auf etwas, das es nicht mehr gibt.
forms-others = Es gibt einige, die Sie nicht sehen dürfen.
forms-more = Das sind die ersten { $count }.
forms-not-permitted = Das kann nicht gelöscht werden: Damit würden Zeilen gelöscht, die Sie nicht löschen dürfen.
forms-not-free = Das kann nicht gelöscht werden: Andere Zeilen brauchen es.
forms-stale = Das wurde inzwischen geändert. Sehen Sie es sich noch einmal an, bevor Sie es löschen.

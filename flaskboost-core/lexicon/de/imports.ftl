## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = Importieren
imports-title = Importieren: { $what }
imports-lead = { $file }, { $count ->
    [one] eine Dateizeile
   *[other] { $count } Dateizeilen
}
imports-file = CSV-Datei
imports-file-help = UTF-8, mit den Namen der Spalten in der ersten Zeile. Höchstens 200.000 Zeilen und so groß, wie die Website es zulässt.
imports-delimiter = Trennzeichen zwischen zwei Zellen
imports-delimiter-guessed = aus der Datei ermitteln
imports-delimiter-comma = Komma
imports-delimiter-semicolon = Semikolon
imports-delimiter-tab = Tabulator
imports-columns = Spalten, die importiert werden können:
imports-upload = Datei senden
imports-not-taken = Diese Datei kann nicht importiert werden
imports-in-line = Zeile { $line }:

## Why a file is not taken.

imports-no-file = Wählen Sie eine Datei, die nicht leer ist.
imports-no-delimiter = Wählen Sie das Trennzeichen aus der Liste.
imports-empty = Unter den Namen der Spalten steht keine Zeile.
imports-zero = Die Datei enthält ein Nullbyte und ist darum kein Text. Speichern Sie sie als CSV.
imports-no-utf8 = Das ist kein UTF-8. Speichern Sie die Datei als „CSV UTF-8“.
imports-no-csv = Das ist kein CSV.
imports-unequal = Die Anzahl der Zellen in dieser Zeile ({ $what }) ist eine andere als in der ersten. Vielleicht fehlt ein Anführungszeichen; sonst wählen Sie das Trennzeichen.
imports-long-cell = Eine Zelle ist zu lang: Höchstens 64 Kilobyte sind möglich, und 200 Zeichen für den Namen einer Spalte.
imports-too-many-lines = Das sind mehr als 200.000 Zeilen. Teilen Sie die Datei auf.
imports-too-many-columns = Das sind mehr als 200 Spalten.
imports-no-head = Eine Spalte hat keinen Namen.
imports-head-twice = Zwei Spalten heißen „{ $what }“.

## What its columns mean.

imports-mapping = Was die Spalten bedeuten
imports-head = Spalte der Datei
imports-sample = Erste Zeile
imports-means = Wird zu
imports-skip = wird ausgelassen
imports-find = Vorhandene Zeilen werden gefunden über
imports-find-help = Eine Dateizeile, deren Wert mit dem einer vorhandenen Zeile übereinstimmt, ändert diese. Alle anderen werden neue Zeilen.
imports-find-none = nichts: jede Dateizeile wird eine neue Zeile
imports-try = Ausprobieren
imports-unknown-column = „{ $what }“ ist keine Spalte, die hier zur Auswahl steht.
imports-column-twice = Zwei Spalten der Datei werden zu „{ $what }“. Wählen Sie das nur einmal.
imports-nothing-mapped = Wählen Sie mindestens für eine Spalte der Datei aus, was sie wird.
imports-find-unmapped = Zeilen sollen über „{ $what }“ gefunden werden, aber keine Spalte der Datei wird dazu.
imports-not-tried = So, wie es jetzt ist, wurde es noch nicht ausprobiert. Probieren Sie es noch einmal aus, und sehen Sie sich an, was sich ändern würde.

## What would change, and what did.

imports-is-trying = Alle Dateizeilen werden ausprobiert; noch wird nichts geändert.
imports-is-working = Die Dateizeilen werden importiert.
imports-to-import = Zum Import
imports-to-task = Zur Aufgabe, die das erledigt
imports-tried = Was sich ändern würde
imports-over = Was getan wurde
imports-not-whole = Es wurde nicht alles getan: Die Aufgabe wurde gestoppt.
imports-confirm = Jetzt importieren
imports-confirm-help = Abgelehnte Dateizeilen werden ausgelassen. Die anderen werden einzeln importiert und dabei noch einmal geprüft.
imports-failures = Abgelehnte Dateizeilen als CSV
imports-count-new = { $count ->
    [one] eine neue Zeile
   *[other] { $count } neue Zeilen
}
imports-count-changed = { $count ->
    [one] eine Zeile geändert
   *[other] { $count } Zeilen geändert
}
imports-count-same = { $count ->
    [one] eine Dateizeile ohne Neues
   *[other] { $count } Dateizeilen ohne Neues
}
imports-count-refused = { $count ->
    [one] eine Dateizeile abgelehnt
   *[other] { $count } Dateizeilen abgelehnt
}
imports-heap-new = Neue Zeilen
imports-heap-changed = Geänderte Zeilen
imports-heap-refused = Abgelehnte Dateizeilen
imports-line = Dateizeile
imports-what = Was
imports-why = Warum
imports-old = vorher:
imports-new = nachher:
imports-task = Import
imports-task-check = Import ausprobieren

## Why a line is refused.

imports-may-not-edit = Sie dürfen diese Zeile nicht ändern.
imports-may-not-create = Sie dürfen keine neuen Zeilen anlegen.
imports-may-not-write = Sie dürfen diese Spalte dieser Zeile nicht ändern.
imports-no-such-row = Es gibt keine Zeile mit diesem Schlüssel. Lassen Sie ihn leer, um eine neue anzulegen.
imports-key-twice = Eine frühere Dateizeile hat denselben Wert.

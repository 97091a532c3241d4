## Long work in the background: what is asked, how far it is, what failed.

tasks-title = Aufgaben
tasks-lead = Lange Arbeiten, die im Hintergrund laufen. Beendete Aufgaben werden 30 Tage lang aufbewahrt.
tasks-none = Keine Aufgaben
tasks-none-text = Was Sie mit mehr als 1.000 Zeilen einer Liste auf einmal tun, wird im Hintergrund erledigt und hier gezeigt.
tasks-older = Ältere Aufgaben
tasks-what = Aufgabe
tasks-state = Status
tasks-rows = Zeilen
tasks-failed = Fehlgeschlagen
tasks-who = Angefordert von
tasks-asked-at = Angefordert
tasks-begun-at = Begonnen
tasks-ended-at = Beendet
tasks-progress = Fortschritt
tasks-worked = { $count ->
    [one] eine Zeile bearbeitet
   *[other] { $count } Zeilen bearbeitet
}
tasks-of-these-failed = { $count ->
    [one] eine davon fehlgeschlagen
   *[other] { $count } davon fehlgeschlagen
}
tasks-failures = Was fehlgeschlagen ist, und warum
tasks-hidden-row = eine Zeile, die Sie nicht sehen dürfen
tasks-state-waiting = wartend
tasks-state-running = laufend
tasks-state-done = erledigt
tasks-state-failed = gestoppt
tasks-state-cancelled = abgebrochen
tasks-cancel = Aufgabe abbrechen
tasks-cancel-help = Was schon getan ist, bleibt. Eine Aufgabe, die minutenlang nicht vorankommt, hat ihren Worker verloren: Setzen Sie sie fort, und sie macht dort weiter, wo sie war.
tasks-is-cancelled = Die Aufgabe ist abgebrochen. Was schon getan ist, bleibt.
tasks-resume = Fortsetzen
tasks-goes-on = Die Aufgabe macht dort weiter, wo sie war.

## The page that asks.

tasks-all-matching = Alle, die passen, auch auf den anderen Seiten
tasks-ask-many = { $what }: alle Zeilen, die passen
tasks-how = Das wird im Hintergrund erledigt, eine Zeile nach der anderen. Zeilen, mit denen Sie das nicht tun dürfen, die sich inzwischen ändern oder bei denen es fehlschlägt, bleiben, wie sie sind, und werden mit dem Grund aufgelistet; die anderen werden trotzdem bearbeitet.

## Why a row, or all of a task, was not done.

tasks-why-gone = Das ist nicht mehr da.
tasks-why-forbidden = Das dürfen Sie damit nicht tun.
tasks-why-changed = Das hat sich geändert, als die Aufgabe dort ankam.
tasks-why-in-use = Das wird noch von etwas anderem verwendet, oder die Werte sind schon vergeben.
tasks-why-error = Etwas ist schiefgegangen. Im Log der Website steht mehr.
tasks-why-not-permitted = Wer das angefordert hat, darf es nicht mehr tun.
tasks-why-no-action = Diese Aktion gibt es nicht mehr.
tasks-why-no-file = Die Datei ist nicht mehr da.
tasks-why-answers = Was dafür ausgefüllt wurde, passt nicht mehr zum Formular.

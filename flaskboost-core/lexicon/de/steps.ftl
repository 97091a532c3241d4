## Rows of another model in the form of the row they belong to.

steps-more = Weiteren Eintrag hinzufügen: { $what }
steps-open = Seite öffnen
steps-open-this = Seite von { $what } öffnen
steps-leave = Beim Speichern löschen
steps-changed = Jemand anderes hat dies inzwischen geändert. Felder, die Sie nicht geändert haben, zeigen die andere Fassung; speichern Sie noch einmal, um Ihre Eingaben zu behalten.
steps-theirs = Jemand anderes hat hier „{ $what }“ gespeichert.
steps-gone = Jemand anderes hat dies inzwischen gelöscht. Speichern Sie noch einmal, um es neu hinzuzufügen, oder leeren Sie die Felder, um darauf zu verzichten.
steps-lost = Jemand anderes hat einen dieser Einträge inzwischen gelöscht. Das hatten Sie eingegeben: { $what }
steps-too-few = Es müssen mindestens { $what } sein.
steps-too-many = Es dürfen höchstens { $what } sein.

## The parts of a form.

steps-parts = Teile des Formulars
steps-complaints = { $count ->
    [one] { $count } Fehler
   *[other] { $count } Fehler
}

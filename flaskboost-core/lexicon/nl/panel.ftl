## The frame of the panel, its front page, and words that several pages share.

panel-title = Beheer
panel-home = Overzicht
panel-skip = Naar de inhoud
panel-site = Terug naar de site
panel-models = Modellen
panel-add = { $what } toevoegen
panel-save = Opslaan
panel-cancel = Annuleren
panel-delete = Verwijderen
panel-edit = Wijzigen
panel-view = Bekijken
panel-search = Zoeken
panel-yes = Ja
panel-no = Nee
panel-empty = leeg
panel-rows = { $count ->
    [one] { $count } rij
   *[other] { $count } rijen
}
panel-rows-at-least = meer dan { $count } rijen
panel-menu = Menu
panel-navigation = Beheerpagina’s
panel-pages = Pagina’s
panel-system = Systeem
panel-jobs = Taken
panel-schedule = Planning
panel-mail = Mail
panel-roles = Rollen
panel-language = Taal
panel-language-change = Taal wijzigen
panel-theme = Donker thema
panel-find = Alles doorzoeken
panel-find-help = Het begin van een naam of titel, of het nummer van een rij.
panel-find-in = Resultaten voor ‘{ $text }’
panel-find-none = Er is niets gevonden
panel-find-none-text = In grote tabellen worden alleen de nieuwste rijen doorzocht, en alleen wat u mag zien.
panel-figures = Cijfers
panel-all-rows = Alles tonen
panel-more-than = Meer dan { $count }
panel-chart = Nieuw per dag in de laatste 30 dagen
panel-chart-text = { $first } tot en met { $last }: { $total } in totaal, hoogstens { $most } op één dag
panel-recent = Recente activiteit
panel-recent-none = Er is nog niets gebeurd.
panel-when = Wanneer
panel-what = Wat
panel-who = Wie
panel-where = Adres
panel-nothing = Er is hier nog niets voor u
panel-nothing-text = Wie de rollen van deze site beheert, kan u meer laten zien.

## Why a text is no value of a column.

cell-missing = Dit is nodig.
cell-too-long = Dit is te lang.
cell-no-choice = Kies iets uit de lijst.
cell-no-number = Schrijf een getal, zoals 12.5.
cell-no-whole-number = Schrijf een geheel getal, zoals 12.
cell-too-many-digits = Dit heeft meer cijfers dan bewaard kunnen worden.
cell-no-letter = Schrijf één letter.
cell-no-json = Dit is geen JSON.
cell-no-date = Schrijf een dag, zoals 2026-01-31.
cell-no-time = Schrijf een tijd, zoals 07:30.
cell-no-moment = Schrijf een dag en een tijd, zoals 2026-01-31 07:30.
cell-no-flag = Schrijf yes of no.
cell-not-writable = Dit kan hier niet worden geschreven.

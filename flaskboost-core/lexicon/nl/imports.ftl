## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = Importeren
imports-title = Importeren: { $what }
imports-lead = { $file }, { $count ->
    [one] één regel
   *[other] { $count } regels
}
imports-file = CSV-bestand
imports-file-help = UTF-8, met de namen van de kolommen op de eerste regel. Hoogstens 200.000 regels, en niet groter dan de site toestaat.
imports-delimiter = Scheidingsteken tussen twee cellen
imports-delimiter-guessed = uit het bestand afleiden
imports-delimiter-comma = komma
imports-delimiter-semicolon = puntkomma
imports-delimiter-tab = tab
imports-columns = Kolommen die kunnen worden geïmporteerd:
imports-upload = Bestand verzenden
imports-not-taken = Dit bestand kan niet worden geïmporteerd
imports-in-line = Regel { $line }:

## Why a file is not taken.

imports-no-file = Kies een bestand dat niet leeg is.
imports-no-delimiter = Kies het scheidingsteken uit de lijst.
imports-empty = Er staat geen regel onder de namen van de kolommen.
imports-zero = Het bestand bevat een nulbyte en is dus geen tekst. Sla het op als CSV.
imports-no-utf8 = Dit is geen UTF-8. Sla het bestand op als ‘CSV UTF-8’.
imports-no-csv = Dit is geen CSV.
imports-unequal = Het aantal cellen op deze regel ({ $what }) is anders dan op de eerste. Misschien ontbreekt er een aanhalingsteken; kies anders het scheidingsteken.
imports-long-cell = Een cel is te lang: hoogstens 64 kilobyte, en 200 tekens voor de naam van een kolom.
imports-too-many-lines = Er zijn meer dan 200.000 regels. Splits het bestand.
imports-too-many-columns = Er zijn meer dan 200 kolommen.
imports-no-head = Een kolom heeft geen naam.
imports-head-twice = Twee kolommen heten ‘{ $what }’.

## What its columns mean.

imports-mapping = Wat de kolommen betekenen
imports-head = Kolom van het bestand
imports-sample = Eerste regel
imports-means = Wordt
imports-skip = wordt overgeslagen
imports-find = Bestaande rijen worden gevonden op
imports-find-help = Een regel met dezelfde waarde als een bestaande rij wijzigt die rij. Alle andere regels worden nieuwe rijen.
imports-find-none = niets: elke regel wordt een nieuwe rij
imports-try = Uitproberen
imports-unknown-column = ‘{ $what }’ is geen kolom die u hier kunt kiezen.
imports-column-twice = Twee kolommen van het bestand worden ‘{ $what }’. Kies die maar één keer.
imports-nothing-mapped = Kies voor minstens één kolom van het bestand wat die wordt.
imports-find-unmapped = Rijen moeten worden gevonden op ‘{ $what }’, maar geen kolom van het bestand wordt dat.
imports-not-tried = Zoals het nu is, is het nog niet uitgeprobeerd. Probeer het opnieuw uit, en bekijk wat er zou veranderen.

## What would change, and what did.

imports-is-trying = Elke regel wordt uitgeprobeerd; er wordt nog niets gewijzigd.
imports-is-working = De regels worden geïmporteerd.
imports-to-import = Naar de import
imports-to-task = Naar de achtergrondtaak die dit doet
imports-tried = Wat er zou veranderen
imports-over = Wat er is gedaan
imports-not-whole = Niet alles is gedaan: de achtergrondtaak is gestopt.
imports-confirm = Nu importeren
imports-confirm-help = Geweigerde regels worden overgeslagen. De andere worden één voor één geïmporteerd en daarbij opnieuw gecontroleerd.
imports-failures = Geweigerde regels, als CSV
imports-count-new = { $count ->
    [one] één nieuwe rij
   *[other] { $count } nieuwe rijen
}
imports-count-changed = { $count ->
    [one] één rij gewijzigd
   *[other] { $count } rijen gewijzigd
}
imports-count-same = { $count ->
    [one] één regel zonder iets nieuws
   *[other] { $count } regels zonder iets nieuws
}
imports-count-refused = { $count ->
    [one] één regel geweigerd
   *[other] { $count } regels geweigerd
}
imports-heap-new = Nieuwe rijen
imports-heap-changed = Gewijzigde rijen
imports-heap-refused = Geweigerde regels
imports-line = Regel
imports-what = Wat
imports-why = Waarom
imports-old = eerst:
imports-new = daarna:
imports-task = Import
imports-task-check = Import uitproberen

## Why a line is refused.

imports-may-not-edit = U mag deze rij niet wijzigen.
imports-may-not-create = U mag geen nieuwe rijen aanmaken.
imports-may-not-write = U mag deze kolom van deze rij niet wijzigen.
imports-no-such-row = Er is geen rij met deze sleutel. Laat hem leeg om een nieuwe rij aan te maken.
imports-key-twice = Een eerdere regel heeft dezelfde waarde.

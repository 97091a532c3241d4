## The views of a list: what it shows, kept under a name.

views-views = Weergaven
views-all = Alle
views-by-others = (gedeeld door iemand anders)
views-unusable = Deze weergave vraagt om iets dat de lijst niet heeft, of dat u niet mag zien.
views-keep = Opslaan wat de lijst toont
views-name = Naam
views-new-name = Naam van een nieuwe weergave
views-first = Als eerste tonen wanneer ik deze lijst open
views-shared = Voor iedereen die deze lijst ziet
views-save = Opslaan als weergave
views-change = { $what } wijzigen
views-change-short = Wijzigen
views-replace = Vervangen door wat nu wordt getoond: { $what }
views-replace-short = Vervangen door wat nu wordt getoond
views-remove = { $what } weghalen
views-remove-short = Weghalen
views-saved = { $what } is opgeslagen.
views-changed = { $what } is gewijzigd.
views-removed = { $what } is weggehaald.
views-name-missing = Geef de weergave een naam.
views-name-too-long = De naam is te lang: hoogstens 60 tekens.
views-name-taken = U hebt al een weergave met deze naam. Kies een andere naam, of vervang die weergave.
views-query-too-long = De lijst is door te veel beperkt om te worden opgeslagen. Haal er iets van weg.
views-too-many = U hebt 50 weergaven van deze lijst, meer kan niet. Haal er eerst een weg.

## How many rows have which value, and the days of a list.

views-with-counts = Tonen hoeveel rijen er van elk zijn
views-facet = Beperken op { $label }
views-facet-none = Geen rij voldoet.
views-facet-given-up = Het tellen duurde te lang en is afgebroken. Beperk de lijst en probeer het opnieuw.
views-facet-partial = Geteld onder 10.000 rijen van een grote tabel; er kunnen er meer zijn.
views-days = { $label } (UTC)
views-all-days = Alle dagen
views-days-partial = Gevonden onder hoogstens 10.000 rijen.

## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = { $what } toevoegen
forms-saved = Opgeslagen: { $what }
forms-added = Toegevoegd: { $what }
forms-check = Controleer het formulier
forms-continue = Opslaan en verdergaan
forms-another = Opslaan en nog een toevoegen
forms-as-new = Opslaan als nieuw
forms-utc = De tijd is in UTC.
forms-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
forms-unshown = kan niet worden getoond
forms-required = Velden met een sterretje zijn nodig.
forms-nothing-to-read = Er is hier niets dat u mag zien.
forms-list = Lijst tonen: { $what }
forms-choices = { $count ->
    [0] Niets gevonden
    [one] { $count } rij gevonden
   *[other] { $count } rijen gevonden
}

## Why something cannot be saved.

forms-no-zero = Dit bevat een teken dat niet kan worden bewaard.
forms-taken = Dit is al in gebruik.
forms-taken-together = Deze combinatie is al in gebruik: { $what }
forms-no-such-choice = Zo’n rij is er niet om te kiezen.
forms-needs = Er ontbreekt een waarde waarvoor dit formulier geen veld heeft: { $what }
forms-unfit = De database accepteert deze waarde niet.
forms-out-of-sight = Na het opslaan zou u dit niet meer kunnen zien, daarom is het niet opgeslagen.
forms-refused = Dit is niet opgeslagen
forms-refused-why = Er is iets verzonden dat het formulier niet heeft, of dat u niet mag wijzigen:

## Somebody else was there.

forms-conflict = Iemand anders heeft dit gewijzigd
forms-conflict-why = Terwijl u het formulier open had, heeft iemand anders ‘{ $what }’ opgeslagen. Van uw invoer is nog niets opgeslagen.
forms-conflict-unseen = Er is niets gewijzigd dat dit formulier toont.
forms-column = Veld
forms-original = Eerst
forms-theirs = Door iemand anders opgeslagen
forms-mine = Uw invoer
forms-changed = gewijzigd
forms-unknown = niet bekend
forms-keep-mine = Mijn invoer toch opslaan
forms-keep-hint = Velden die u niet hebt gewijzigd, blijven zoals ze nu zijn.
forms-take-theirs = De andere versie overnemen
forms-gone = Dit is er niet meer
forms-gone-why = Het is verwijderd, of u mag het niet zien. Dit hebt u ingevuld:

## Rows that belong to the row.

forms-children-next = Volgende
forms-children-first = Terug naar het begin
forms-children-none = Nog geen.
forms-delete-this = { $what } verwijderen
forms-edit-this = { $what } wijzigen
forms-actions = Acties

## Deleting a row, and what falls with it.

forms-deleted = Verwijderd: { $what }
forms-delete-now = Ja, verwijderen
forms-nothing-falls = Niets anders verwijst hiernaar.
forms-falls = Ze worden ook verwijderd.
forms-forbidden = Ze zouden ook worden verwijderd, en u mag ze niet allemaal verwijderen.
forms-loosened = Ze blijven bestaan en verwijzen dan nergens meer naar.
forms-blocks = Ze hebben dit nodig, dus het kan niet worden verwijderd.
forms-dangles = Ze blijven bestaan en verwijzen dan naar iets dat er niet meer is.
forms-others = Er zijn er die u niet mag zien.
forms-more = Dit zijn de eerste { $count }.
forms-not-permitted = Dit kan niet worden verwijderd: er zouden rijen mee verdwijnen die u niet mag verwijderen.
forms-not-free = Dit kan niet worden verwijderd: andere rijen hebben het nodig.
forms-stale = Dit is gewijzigd sinds u keek. Kijk nog eens voordat u het verwijdert.

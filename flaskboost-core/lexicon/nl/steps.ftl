## Rows of another model in the form of the row they belong to.

steps-more = Nog een { $what } toevoegen
steps-open = Pagina openen
steps-open-this = De pagina van { $what } openen
steps-leave = Verwijderen bij het opslaan
steps-changed = Iemand anders heeft dit intussen gewijzigd. Velden die u niet hebt gewijzigd, tonen de andere versie; sla opnieuw op om uw invoer te behouden.
steps-theirs = Iemand anders heeft hier ‘{ $what }’ opgeslagen.
steps-gone = Iemand anders heeft dit intussen verwijderd. Sla opnieuw op om het weer toe te voegen, of maak de velden leeg om het te laten vervallen.
steps-lost = Iemand anders heeft intussen een van deze verwijderd. Dit had u ingevuld: { $what }
steps-too-few = Er moeten er minstens { $what } zijn.
steps-too-many = Er mogen er hoogstens { $what } zijn.

## The parts of a form.

steps-parts = Delen van het formulier
steps-complaints = { $count ->
    [one] { $count } fout
   *[other] { $count } fouten
}

## Rows that are changed in the list itself.

edits-save = Wijzigingen opslaan
edits-discard = Mijn wijzigingen verwerpen
edits-saved = { $count ->
    [0] Er is niets gewijzigd.
    [one] Opgeslagen: één rij
   *[other] Opgeslagen: { $count } rijen
}
edits-changed = door iemand anders gewijzigd
edits-refused = Er is niets opgeslagen
edits-refused-why = Controleer de gemarkeerde velden. Uw invoer staat er nog.
edits-stale = Iemand anders heeft intussen iets gewijzigd. Er is niets opgeslagen
edits-stale-why = Uw invoer staat er nog, naast wat er nu staat. Sla opnieuw op om uw invoer te behouden waar u iets hebt gewijzigd.
edits-moved = Deze rijen staan niet meer op deze pagina. Ze staan hieronder bovenaan:
edits-lost = Deze rijen zijn er niet meer, of u mag ze niet zien. Dit hebt u ingevuld:

## The order that is made by hand.

edits-order = Volgorde
edits-order-save = Naar de ingevulde posities verplaatsen
edits-up = { $what } omhoog
edits-down = { $what } omlaag
edits-place = Positie van { $what }
edits-moved-to = Verplaatst: { $what }
edits-no-place = Een positie is een geheel getal vanaf 1. Er is niets verplaatst.
edits-order-gone = Er is een rij niet meer. Er is niets verplaatst; kijk nog eens.

## The foot of a list.

edits-sum = Som
edits-average = Gemiddelde
edits-range = Bereik
edits-count = Ingevuld
edits-from-to = { $from } tot en met { $to }
edits-too-many = Er zijn te veel rijen om op te tellen. Beperk de lijst.

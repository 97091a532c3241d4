## The trash of a model, and the way back from a deed.

trash-undo = Ongedaan maken
trash-open = Prullenbak
trash-leave = Terug naar de lijst
trash-of = Prullenbak: { $what }
trash-list = Wat is verwijderd, ligt hier tot het wordt hersteld of definitief verwijderd.
trash-empty = De prullenbak is leeg.
trash-here = Dit ligt in de prullenbak
trash-since = Verwijderd op
trash-unchanged = Het kan pas weer worden gewijzigd als het is hersteld.
trash-days = { $count ->
    [one] Na { $count } dag in de prullenbak wordt het definitief verwijderd.
   *[other] Na { $count } dagen in de prullenbak wordt het definitief verwijderd.
}
trash-goes = Het gaat naar de prullenbak en kan van daaruit worden hersteld.
trash-goes-many = Ze gaan naar de prullenbak en kunnen van daaruit worden hersteld.
trash-stays = Ze blijven zoals ze zijn.
trash-put = Ja, naar de prullenbak verplaatsen
trash-restore = Herstellen
trash-purge = Definitief verwijderen
trash-purge-this = { $what } definitief verwijderen
trash-purge-now = Ja, definitief verwijderen
trash-done = Naar de prullenbak verplaatst: { $what }
trash-done-many = { $count ->
    [one] { $count } rij is naar de prullenbak verplaatst.
   *[other] { $count } rijen zijn naar de prullenbak verplaatst.
}
trash-deleted-many = { $count ->
    [one] { $count } rij is verwijderd.
   *[other] { $count } rijen zijn verwijderd.
}
trash-restored = Hersteld: { $what }
trash-restored-many = { $count ->
    [one] { $count } rij is hersteld.
   *[other] { $count } rijen zijn hersteld.
}
trash-not-restored = ‘{ $what }’ kan niet worden hersteld. { $why } Wijzig eerst de andere rij, of verwijder deze definitief.
trash-taken = { $title } kan niet worden hersteld: een andere rij heeft nu wat er maar één kan hebben.
trash-deed-put = naar de prullenbak verplaatst
trash-deed-restored = hersteld
trash-deed-purged = definitief verwijderd

## What programs are told.

trash-api-closed = Zo’n veld is er hier niet, of u mag het niet wijzigen.
trash-api-flag = Stuur true of false.
trash-api-number = Stuur een getal.
trash-api-text = Stuur een tekst.

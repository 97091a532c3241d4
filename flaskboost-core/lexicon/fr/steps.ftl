## Rows of another model in the form of the row they belong to.

steps-more = Ajouter encore : { $what }
steps-open = Ouvrir sa page
steps-open-this = Ouvrir la page de { $what }
steps-leave = Supprimer à l’enregistrement
steps-changed = Quelqu’un d’autre a modifié ceci entre-temps. Les champs que vous n’avez pas modifiés montrent sa version ; enregistrez de nouveau pour garder la vôtre.
steps-theirs = Quelqu’un d’autre a enregistré « { $what } » ici.
steps-gone = Quelqu’un d’autre a supprimé ceci entre-temps. Enregistrez de nouveau pour l’ajouter encore, ou videz ses champs pour y renoncer.
steps-lost = Quelqu’un d’autre a supprimé l’un de ces éléments entre-temps. Vous aviez saisi : { $what }
steps-too-few = Il en faut au moins { $what }.
steps-too-many = Il peut y en avoir au plus { $what }.

## The parts of a form.

steps-parts = Parties du formulaire
steps-complaints = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}

## The trash of a model, and the way back from a deed.

trash-undo = Annuler
trash-open = Corbeille
trash-leave = Retour à la liste
trash-of = Corbeille : { $what }
trash-list = Ce qui a été supprimé reste ici jusqu’à sa restauration ou sa suppression définitive.
trash-empty = La corbeille est vide.
trash-here = Ceci est dans la corbeille
trash-since = Suppression :
trash-unchanged = Il sera de nouveau possible de le modifier après restauration.
trash-days = { $count ->
    [one] Après { $count } jour dans la corbeille, la suppression est définitive.
   *[other] Après { $count } jours dans la corbeille, la suppression est définitive.
}
trash-goes = L’élément va dans la corbeille, d’où il peut être restauré.
trash-goes-many = Les lignes vont dans la corbeille, d’où elles peuvent être restaurées.
trash-stays = Elles restent telles qu’elles sont.
trash-put = Oui, mettre à la corbeille
trash-restore = Restaurer
trash-purge = Supprimer définitivement
trash-purge-this = Supprimer définitivement { $what }
trash-purge-now = Oui, supprimer définitivement
trash-done = Mis à la corbeille : { $what }
trash-done-many = { $count ->
    [one] { $count } ligne a été mise à la corbeille.
   *[other] { $count } lignes ont été mises à la corbeille.
}
trash-deleted-many = { $count ->
    [one] { $count } ligne a été supprimée.
   *[other] { $count } lignes ont été supprimées.
}
trash-restored = Restauré : { $what }
trash-restored-many = { $count ->
    [one] { $count } ligne a été restaurée.
   *[other] { $count } lignes ont été restaurées.
}
trash-not-restored = « { $what } » ne peut pas être restauré. { $why } Modifiez d’abord l’autre ligne, ou supprimez celle-ci définitivement.
trash-taken = { $title } ne peut pas être restauré : une autre ligne a pris ce qu’une seule peut avoir.
trash-deed-put = mise à la corbeille
trash-deed-restored = restauration
trash-deed-purged = suppression définitive

## What programs are told.

trash-api-closed = Il n’y a pas de tel champ ici, ou vous ne pouvez pas le modifier.
trash-api-flag = Envoyez true ou false.
trash-api-number = Envoyez un nombre.
trash-api-text = Envoyez un texte.

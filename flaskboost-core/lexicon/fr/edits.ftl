## Rows that are changed in the list itself.

edits-save = Enregistrer les modifications
edits-discard = Abandonner mes modifications
edits-saved = { $count ->
    [0] Rien n’a été modifié.
    [one] Enregistré : { $count } ligne
   *[other] Enregistré : { $count } lignes
}
edits-changed = modifié par quelqu’un d’autre
edits-refused = Rien n’a été enregistré
edits-refused-why = Veuillez vérifier les champs signalés. Votre saisie est toujours là.
edits-stale = Quelqu’un d’autre a fait des modifications entre-temps. Rien n’a été enregistré
edits-stale-why = Votre saisie est toujours là, à côté des valeurs actuelles. Enregistrez de nouveau pour garder la vôtre là où vous avez modifié quelque chose.
edits-moved = Ces lignes ne sont plus sur cette page. Elles figurent en premier ci-dessous :
edits-lost = Ces lignes n’existent plus, ou vous ne pouvez pas les voir. Voici ce que vous avez saisi :

## The order that is made by hand.

edits-order = Ordre
edits-order-save = Déplacer aux positions saisies
edits-up = Monter { $what }
edits-down = Descendre { $what }
edits-place = Position de { $what }
edits-moved-to = Déplacé : { $what }
edits-no-place = Une position est un nombre entier à partir de 1. Rien n’a été déplacé.
edits-order-gone = Une ligne n’existe plus. Rien n’a été déplacé ; vérifiez encore.

## The foot of a list.

edits-sum = Somme
edits-average = Moyenne
edits-range = Plage
edits-count = Renseignés
edits-from-to = de { $from } à { $to }
edits-too-many = Il y a trop de lignes pour calculer les totaux. Limitez la liste.

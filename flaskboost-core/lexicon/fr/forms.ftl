## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = Ajouter { $what }
forms-saved = Enregistré : { $what }
forms-added = Ajouté : { $what }
forms-check = Veuillez vérifier le formulaire
forms-continue = Enregistrer et continuer
forms-another = Enregistrer et ajouter un autre élément
forms-as-new = Enregistrer comme nouveau
forms-utc = L’heure est en UTC.
forms-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
forms-unshown = ne peut pas être affiché
forms-required = Les champs marqués d’une étoile sont nécessaires.
forms-nothing-to-read = Il n’y a rien ici que vous puissiez voir.
forms-list = Afficher la liste : { $what }
forms-choices = { $count ->
    [0] Rien n’a été trouvé
    [one] { $count } ligne trouvée
   *[other] { $count } lignes trouvées
}

## Why something cannot be saved.

forms-no-zero = Ceci contient un caractère qui ne peut pas être conservé.
forms-taken = C’est déjà pris.
forms-taken-together = Cette combinaison est déjà prise : { $what }
forms-no-such-choice = Il n’y a pas de telle ligne à choisir.
forms-needs = Il manque une valeur pour laquelle ce formulaire n’a pas de champ : { $what }
forms-unfit = La base de données n’accepte pas cette valeur.
forms-out-of-sight = Vous ne pourriez plus voir ceci après l’enregistrement ; rien n’a donc été enregistré.
forms-refused = Ceci n’a pas été enregistré
forms-refused-why = Quelque chose a été envoyé que le formulaire ne contient pas, ou que vous ne pouvez pas modifier :

## Somebody else was there.

forms-conflict = Quelqu’un d’autre a modifié ceci
forms-conflict-why = Pendant que le formulaire était ouvert chez vous, quelqu’un d’autre a enregistré « { $what } ». Rien de votre saisie n’est encore enregistré.
forms-conflict-unseen = Rien de ce que montre ce formulaire n’a été modifié.
forms-column = Champ
forms-original = Avant
forms-theirs = Enregistré par quelqu’un d’autre
forms-mine = Votre saisie
forms-changed = modifié
forms-unknown = inconnu
forms-keep-mine = Enregistrer quand même ma saisie
forms-keep-hint = Les champs que vous n’avez pas modifiés restent tels qu’ils sont maintenant.
forms-take-theirs = Prendre l’autre version
forms-gone = Ceci n’existe plus
forms-gone-why = L’élément a été supprimé, ou vous ne pouvez pas le voir. Voici ce que vous avez saisi :

## Rows that belong to the row.

forms-children-next = Suivant
forms-children-first = Retour au début
forms-children-none = Rien pour l’instant.
forms-delete-this = Supprimer { $what }
forms-edit-this = Modifier { $what }
forms-actions = Actions

## Deleting a row, and what falls with it.

forms-deleted = Supprimé : { $what }
forms-delete-now = Oui, supprimer
forms-nothing-falls = Rien d’autre n’y fait référence.
forms-falls = Elles sont supprimées aussi.
forms-forbidden = Elles seraient supprimées aussi, et vous ne pouvez pas toutes les supprimer.
forms-loosened = Elles restent, et ne font plus référence à rien.
forms-blocks = Elles en ont besoin ; la suppression est donc impossible.
forms-dangles = Elles restent, et font référence à quelque chose qui n’existe plus.
forms-others = Il y en a que vous ne pouvez pas voir.
forms-more = Voici les { $count } premières.
forms-not-permitted = Suppression impossible : elle entraînerait celle de lignes que vous ne pouvez pas supprimer.
forms-not-free = Suppression impossible : d’autres lignes en ont besoin.
forms-stale = Ceci a été modifié depuis que vous l’avez consulté. Vérifiez encore avant de supprimer.

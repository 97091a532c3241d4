## Long work in the background: what is asked, how far it is, what failed.

tasks-title = Traitements
tasks-lead = Les travaux longs qui s’effectuent en arrière-plan. Les traitements terminés sont conservés pendant 30 jours.
tasks-none = Aucun traitement
tasks-none-text = Ce que vous faites sur plus de 1 000 lignes d’une liste à la fois s’effectue en arrière-plan, et apparaît ici.
tasks-older = Traitements plus anciens
tasks-what = Traitement
tasks-state = État
tasks-rows = Lignes
tasks-failed = Échecs
tasks-who = Demandé par
tasks-asked-at = Demande
tasks-begun-at = Début
tasks-ended-at = Fin
tasks-progress = Progression
tasks-worked = { $count ->
    [one] { $count } ligne traitée
   *[other] { $count } lignes traitées
}
tasks-of-these-failed = { $count ->
    [one] dont { $count } en échec
   *[other] dont { $count } en échec
}
tasks-failures = Ce qui a échoué, et pourquoi
tasks-hidden-row = une ligne que vous ne pouvez pas voir
tasks-state-waiting = en attente
tasks-state-running = en cours
tasks-state-done = terminé
tasks-state-failed = interrompu
tasks-state-cancelled = annulé
tasks-cancel = Annuler le traitement
tasks-cancel-help = Ce qui est déjà fait reste. Un traitement qui n’avance plus depuis plusieurs minutes a perdu son processus : reprenez-le, et il repart là où il en était.
tasks-is-cancelled = Le traitement est annulé. Ce qui a été fait reste.
tasks-resume = Reprendre
tasks-goes-on = Le traitement reprend là où il en était.

## The page that asks.

tasks-all-matching = Toutes celles qui correspondent, y compris sur les autres pages
tasks-ask-many = { $what } : toutes les lignes qui correspondent
tasks-how = Ceci s’effectue en arrière-plan, une ligne après l’autre. Les lignes auxquelles vous ne pouvez pas toucher, qui changent entre-temps ou qui échouent restent inchangées et sont listées avec le motif ; les autres sont traitées quand même.

## Why a row, or all of a task, was not done.

tasks-why-gone = Elle n’existe plus.
tasks-why-forbidden = Vous ne pouvez pas faire cela pour cette ligne.
tasks-why-changed = Elle a changé avant que le traitement n’y arrive.
tasks-why-in-use = Elle est encore utilisée ailleurs, ou ses valeurs sont déjà prises.
tasks-why-error = Une erreur s’est produite. Le journal du site en dit plus.
tasks-why-not-permitted = La personne qui l’a demandé ne peut plus faire cela.
tasks-why-no-action = Cette action n’existe plus.
tasks-why-no-file = Le fichier n’existe plus.
tasks-why-answers = Ce qui a été saisi pour ce traitement ne convient plus à son formulaire.

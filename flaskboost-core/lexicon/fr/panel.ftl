## The frame of the panel, its front page, and words that several pages share.

panel-title = Administration
panel-home = Vue d’ensemble
panel-skip = Aller au contenu
panel-site = Retour au site
panel-models = Modèles
panel-add = Ajouter { $what }
panel-save = Enregistrer
panel-cancel = Annuler
panel-delete = Supprimer
panel-edit = Modifier
panel-view = Voir
panel-search = Rechercher
panel-yes = Oui
panel-no = Non
panel-empty = vide
panel-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
panel-rows-at-least = plus de { $count } lignes
panel-menu = Menu
panel-navigation = Pages d’administration
panel-pages = Pages
panel-system = Système
panel-jobs = Tâches
panel-schedule = Planning
panel-mail = Courrier
panel-roles = Rôles
panel-language = Langue
panel-language-change = Changer de langue
panel-theme = Thème sombre
panel-find = Tout rechercher
panel-find-help = Le début d’un nom ou d’un titre, ou le numéro d’une ligne.
panel-find-in = Résultats pour « { $text } »
panel-find-none = Rien n’a été trouvé
panel-find-none-text = Dans les grandes tables, seules les lignes les plus récentes sont parcourues, et seulement ce que vous pouvez voir.
panel-figures = Chiffres
panel-all-rows = Tout afficher
panel-more-than = Plus de { $count }
panel-chart = Nouveautés par jour sur les 30 derniers jours
panel-chart-text = Du { $first } au { $last } : { $total } en tout, au plus { $most } en un jour
panel-recent = Activité récente
panel-recent-none = Rien ne s’est encore passé.
panel-when = Quand
panel-what = Quoi
panel-who = Qui
panel-where = Adresse
panel-nothing = Il n’y a encore rien pour vous ici
panel-nothing-text = La personne qui gère les rôles de ce site peut vous en montrer davantage.

## Why a text is no value of a column.

cell-missing = Ce champ est nécessaire.
cell-too-long = C’est trop long.
cell-no-choice = Choisissez un élément de la liste.
cell-no-number = Écrivez un nombre, par exemple 12.5.
cell-no-whole-number = Écrivez un nombre entier, par exemple 12.
cell-too-many-digits = Il y a plus de chiffres qu’on ne peut en garder.
cell-no-letter = Écrivez une lettre.
cell-no-json = Ce n’est pas du JSON.
cell-no-date = Écrivez un jour, par exemple 2026-01-31.
cell-no-time = Écrivez une heure, par exemple 07:30.
cell-no-moment = Écrivez un jour et une heure, par exemple 2026-01-31 07:30.
cell-no-flag = Écrivez yes ou no.
cell-not-writable = Ceci ne peut pas être écrit ici.

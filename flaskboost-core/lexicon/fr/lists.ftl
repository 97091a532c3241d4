## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = Rechercher
lists-search-help = Chaque mot doit être présent. "Plusieurs mots" entre guillemets vont ensemble, =mot est exactement ce mot, ^mot est au début.
lists-filters = Filtres
lists-apply = Afficher
lists-any = indifférent
lists-contains = contient
lists-is = est exactement
lists-is-empty = est vide
lists-is-filled = n’est pas vide
lists-from = { $label }, à partir de
lists-to = { $label }, jusqu’à
lists-how = Comment comparer { $label }
lists-active = Limité à
lists-active-is = { $label } : { $text }
lists-active-contains = { $label } contient { $text }
lists-active-from = { $label } à partir de { $text }
lists-active-to = { $label } jusqu’à { $text }
lists-active-empty = { $label } est vide
lists-active-filled = { $label } n’est pas vide
lists-active-search = Recherche : { $text }
lists-remove = Retirer : { $what }
lists-clear = Tout afficher
lists-per-page = Lignes par page
lists-none = Il n’y a encore rien.
lists-none-found = Rien ne correspond.
lists-none-here = Rien ne correspond parmi ces lignes.
lists-hidden = non visible pour vous
lists-select = Sélectionner { $title }
lists-select-page = Sélectionner toutes les lignes de cette page
lists-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
lists-pages = Pages
lists-page = Page { $number } sur { $pages }
lists-first = Première
lists-previous = Précédente
lists-next = Suivante
lists-last = Dernière
lists-many = plus de 10 000 lignes
lists-searched = { $count } lignes d’une grande table ont été parcourues. Il peut y en avoir d’autres au-delà.
lists-search-on = Continuer la recherche
lists-with-selected = Avec les lignes sélectionnées
lists-delete = Supprimer
lists-go = Continuer
lists-all-matching = Les { $count } qui correspondent, y compris sur les autres pages
lists-export = Exporter en { $format }

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what } : { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
lists-not-done = { $what } : rien n’a été fait
lists-and-more = et { $count } de plus
lists-back = Retour à la liste
lists-too-many = Ceci est possible pour 1 000 lignes au plus à la fois. Limitez la liste, ou choisissez moins de lignes.
lists-nothing-selected = Aucune ligne n’a été sélectionnée.
lists-obstacles = Certaines lignes font obstacle. Toutes les autres sont restées inchangées aussi.
lists-gone = { $title } n’existe plus.
lists-forbidden = Vous ne pouvez pas faire cela pour { $title }.
lists-changed = { $title } a changé depuis que la question vous a été posée.
lists-in-use = { $title } est encore utilisé ailleurs.

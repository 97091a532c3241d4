## The views of a list: what it shows, kept under a name.

views-views = Vues
views-all = Tout
views-by-others = (partagée par quelqu’un d’autre)
views-unusable = Elle demande ce que cette liste n’a pas, ou ce que vous ne pouvez pas lire.
views-keep = Enregistrer ce que montre la liste
views-name = Nom
views-new-name = Nom d’une nouvelle vue
views-first = L’afficher en premier quand j’ouvre cette liste
views-shared = Pour tous ceux qui voient cette liste
views-save = Enregistrer comme vue
views-change = Modifier { $what }
views-change-short = Modifier
views-replace = Remplacer par ce qui est affiché : { $what }
views-replace-short = Remplacer par ce qui est affiché
views-remove = Retirer { $what }
views-remove-short = Retirer
views-saved = La vue { $what } a été enregistrée.
views-changed = La vue { $what } a été modifiée.
views-removed = La vue { $what } a été retirée.
views-name-missing = Donnez un nom à la vue.
views-name-too-long = Le nom est trop long : 60 caractères au plus.
views-name-taken = Vous avez déjà une vue de ce nom. Choisissez un autre nom, ou remplacez cette vue.
views-query-too-long = La liste est limitée par trop de critères pour être enregistrée. Retirez-en quelques-uns.
views-too-many = Vous avez 50 vues de cette liste, le maximum possible. Retirez-en une d’abord.

## How many rows have which value, and the days of a list.

views-with-counts = Afficher le nombre de lignes pour chaque valeur
views-facet = Limiter par { $label }
views-facet-none = Aucune ligne ne correspond.
views-facet-given-up = Le comptage prenait trop de temps et a été abandonné. Limitez la liste et réessayez.
views-facet-partial = Compté parmi 10 000 lignes d’une grande table ; il peut y en avoir d’autres.
views-days = { $label } (UTC)
views-all-days = Toutes les dates
views-days-partial = Trouvé parmi 10 000 lignes au plus.

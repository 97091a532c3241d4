## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = Importer
imports-title = Importation : { $what }
imports-lead = { $file }, { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
imports-file = Fichier CSV
imports-file-help = En UTF-8, avec les noms des colonnes sur la première ligne. Au plus 200 000 lignes, dans la limite de taille acceptée par le site.
imports-delimiter = Séparateur entre deux cellules
imports-delimiter-guessed = à déterminer d’après le fichier
imports-delimiter-comma = une virgule
imports-delimiter-semicolon = un point-virgule
imports-delimiter-tab = une tabulation
imports-columns = Colonnes qui peuvent être importées :
imports-upload = Envoyer le fichier
imports-not-taken = Ce fichier ne peut pas être importé
imports-in-line = Ligne { $line } :

## Why a file is not taken.

imports-no-file = Choisissez un fichier qui n’est pas vide.
imports-no-delimiter = Choisissez dans la liste le séparateur entre deux cellules.
imports-empty = Il n’y a aucune ligne sous les noms des colonnes.
imports-zero = Le fichier contient un octet nul ; ce n’est donc pas du texte. Enregistrez-le au format CSV.
imports-no-utf8 = Ce n’est pas de l’UTF-8. Enregistrez le fichier au format "CSV UTF-8".
imports-no-csv = Ce n’est pas du CSV.
imports-unequal = Le nombre de cellules de cette ligne ({ $what }) n’est pas celui de la première. Cherchez un guillemet manquant, ou choisissez le séparateur entre deux cellules.
imports-long-cell = Une cellule est trop longue : 64 kilo-octets au plus, et 200 lettres pour le nom d’une colonne.
imports-too-many-lines = Il y a plus de 200 000 lignes. Divisez le fichier.
imports-too-many-columns = Il y a plus de 200 colonnes.
imports-no-head = Une colonne n’a pas de nom.
imports-head-twice = Deux colonnes s’appellent « { $what } ».

## What its columns mean.

imports-mapping = Signification des colonnes
imports-head = Colonne du fichier
imports-sample = Première ligne
imports-means = Devient
imports-skip = ignorée
imports-find = Les lignes qui existent déjà sont reconnues par
imports-find-help = Une ligne du fichier dont la valeur est celle d’une ligne existante modifie celle-ci. Toutes les autres deviennent de nouvelles lignes.
imports-find-none = rien : chaque ligne du fichier est une nouvelle ligne
imports-try = Essayer
imports-unknown-column = « { $what } » n’est pas une colonne que vous pouvez choisir ici.
imports-column-twice = Deux colonnes du fichier deviennent « { $what } ». Ne la choisissez qu’une fois.
imports-nothing-mapped = Choisissez une colonne pour au moins une de celles du fichier.
imports-find-unmapped = Les lignes doivent être reconnues par « { $what } », mais aucune colonne du fichier ne le devient.
imports-not-tried = L’importation n’a pas été essayée dans son état actuel. Essayez de nouveau, et regardez ce qui changerait.

## What would change, and what did.

imports-is-trying = Chaque ligne est essayée, et rien n’est encore modifié.
imports-is-working = Les lignes sont en cours d’importation.
imports-to-import = Aller à l’importation
imports-to-task = Le traitement qui s’en charge
imports-tried = Ce qui changerait
imports-over = Ce qui a été fait
imports-not-whole = Tout n’a pas été fait : le traitement a été interrompu.
imports-confirm = Importer maintenant
imports-confirm-help = Les lignes refusées sont laissées de côté. Les autres sont importées une par une, et vérifiées de nouveau.
imports-failures = Lignes refusées, en CSV
imports-count-new = { $count ->
    [one] { $count } nouvelle ligne
   *[other] { $count } nouvelles lignes
}
imports-count-changed = { $count ->
    [one] { $count } ligne modifiée
   *[other] { $count } lignes modifiées
}
imports-count-same = { $count ->
    [one] { $count } ligne n’apporte rien de nouveau
   *[other] { $count } lignes n’apportent rien de nouveau
}
imports-count-refused = { $count ->
    [one] { $count } ligne refusée
   *[other] { $count } lignes refusées
}
imports-heap-new = Nouvelles lignes
imports-heap-changed = Lignes modifiées
imports-heap-refused = Lignes refusées
imports-line = Ligne
imports-what = Quoi
imports-why = Motif
imports-old = avant :
imports-new = après :
imports-task = Importation
imports-task-check = Essai d’importation

## Why a line is refused.

imports-may-not-edit = Vous ne pouvez pas modifier cette ligne.
imports-may-not-create = Vous ne pouvez pas créer de nouvelles lignes.
imports-may-not-write = Vous ne pouvez pas modifier cette colonne de cette ligne.
imports-no-such-row = Il n’y a pas de ligne avec cette clé. Laissez-la vide pour en créer une nouvelle.
imports-key-twice = Une ligne précédente du fichier a la même valeur.

## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = Importa
imports-title = Importazione: { $what }
imports-lead = { $file }, { $count ->
    [one] una riga
   *[other] { $count } righe
}
imports-file = File CSV
imports-file-help = In UTF-8, con i nomi delle colonne nella prima riga. Al massimo 200.000 righe, entro le dimensioni accettate dal sito.
imports-delimiter = Separatore tra due celle
imports-delimiter-guessed = da rilevare nel file
imports-delimiter-comma = una virgola
imports-delimiter-semicolon = un punto e virgola
imports-delimiter-tab = una tabulazione
imports-columns = Colonne che si possono importare:
imports-upload = Invia il file
imports-not-taken = Questo file non si può importare
imports-in-line = Riga { $line }:

## Why a file is not taken.

imports-no-file = Scegli un file che non sia vuoto.
imports-no-delimiter = Scegli dalla lista il separatore tra due celle.
imports-empty = Non c’è nessuna riga sotto i nomi delle colonne.
imports-zero = Contiene un byte zero, perciò non è testo. Salvalo come CSV.
imports-no-utf8 = Questo non è UTF-8. Salvalo come "CSV UTF-8".
imports-no-csv = Questo non è CSV.
imports-unequal = Il numero di celle di questa riga ({ $what }) è diverso da quello della prima. Cerca delle virgolette mancanti o scegli il separatore tra due celle.
imports-long-cell = Una cella è troppo lunga: al massimo 64 kilobyte, e 200 lettere per il nome di una colonna.
imports-too-many-lines = Ci sono più di 200.000 righe. Dividi il file.
imports-too-many-columns = Ci sono più di 200 colonne.
imports-no-head = Una colonna non ha nome.
imports-head-twice = Due colonne si chiamano «{ $what }».

## What its columns mean.

imports-mapping = Significato delle colonne
imports-head = Colonna del file
imports-sample = Prima riga
imports-means = Diventa
imports-skip = ignorata
imports-find = Le righe già esistenti si riconoscono da
imports-find-help = Una riga del file con lo stesso valore di una riga esistente modifica quest’ultima. Tutte le altre diventano righe nuove.
imports-find-none = nulla: ogni riga del file è una riga nuova
imports-try = Prova
imports-unknown-column = «{ $what }» non è una colonna che puoi scegliere qui.
imports-column-twice = Due colonne del file diventano «{ $what }». Sceglila una volta sola.
imports-nothing-mapped = Scegli una colonna per almeno una di quelle del file.
imports-find-unmapped = Le righe vanno riconosciute da «{ $what }», ma nessuna colonna del file lo diventa.
imports-not-tried = L’importazione non è stata provata così com’è ora. Provala di nuovo e guarda che cosa cambierebbe.

## What would change, and what did.

imports-is-trying = Ogni riga viene provata; non viene ancora modificato nulla.
imports-is-working = Le righe vengono importate.
imports-to-import = Vai all’importazione
imports-to-task = L’operazione che la esegue
imports-tried = Che cosa cambierebbe
imports-over = Che cosa è stato fatto
imports-not-whole = Non è stato fatto tutto: l’operazione è stata interrotta.
imports-confirm = Importa ora
imports-confirm-help = Le righe rifiutate vengono tralasciate. Le altre vengono importate una per una e controllate di nuovo.
imports-failures = Righe rifiutate, come CSV
imports-count-new = { $count ->
    [one] una riga nuova
   *[other] { $count } righe nuove
}
imports-count-changed = { $count ->
    [one] una riga modificata
   *[other] { $count } righe modificate
}
imports-count-same = { $count ->
    [one] una riga senza novità
   *[other] { $count } righe senza novità
}
imports-count-refused = { $count ->
    [one] una riga rifiutata
   *[other] { $count } righe rifiutate
}
imports-heap-new = Righe nuove
imports-heap-changed = Righe modificate
imports-heap-refused = Righe rifiutate
imports-line = Riga
imports-what = Cosa
imports-why = Motivo
imports-old = prima:
imports-new = dopo:
imports-task = Importazione
imports-task-check = Prova di importazione

## Why a line is refused.

imports-may-not-edit = Non puoi modificare questa riga.
imports-may-not-create = Non puoi creare righe nuove.
imports-may-not-write = Non puoi scrivere in questa colonna di questa riga.
imports-no-such-row = Non esiste una riga con questa chiave. Lasciala vuota per crearne una nuova.
imports-key-twice = Una riga precedente del file ha lo stesso valore.

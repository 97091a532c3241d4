## Rows that are changed in the list itself.

edits-save = Salva le modifiche
edits-discard = Scarta le mie modifiche
edits-saved = { $count ->
    [0] Non è stato modificato nulla.
    [one] Salvato: una riga
   *[other] Salvato: { $count } righe
}
edits-changed = modificata da qualcun altro
edits-refused = Non è stato salvato nulla
edits-refused-why = Controlla i campi evidenziati. Ciò che hai scritto è ancora lì.
edits-stale = Nel frattempo qualcun altro ha fatto modifiche. Non è stato salvato nulla
edits-stale-why = Ciò che hai scritto è ancora lì, accanto ai valori attuali. Salva di nuovo per mantenere la tua versione dove hai modificato qualcosa.
edits-moved = Queste righe non sono più in questa pagina. Compaiono per prime qui sotto:
edits-lost = Queste righe non ci sono più o non ti è permesso vederle. Questo è ciò che avevi scritto:

## The order that is made by hand.

edits-order = Ordine
edits-order-save = Sposta nelle posizioni indicate
edits-up = Sposta su { $what }
edits-down = Sposta giù { $what }
edits-place = Posizione di { $what }
edits-moved-to = Spostato: { $what }
edits-no-place = Una posizione è un numero intero a partire da 1. Non è stato spostato nulla.
edits-order-gone = Una riga non c’è più. Non è stato spostato nulla; ricontrolla.

## The foot of a list.

edits-sum = Somma
edits-average = Media
edits-range = Intervallo
edits-count = Compilati
edits-from-to = da { $from } a { $to }
edits-too-many = Ci sono troppe righe per calcolare i totali. Restringi la lista.

## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = Aggiungi { $what }
forms-saved = Salvato: { $what }
forms-added = Aggiunto: { $what }
forms-check = Controlla il modulo
forms-continue = Salva e continua
forms-another = Salva e aggiungi un’altra
forms-as-new = Salva come nuova
forms-utc = L’ora è in UTC.
forms-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } byte
}
forms-unshown = non si può mostrare
forms-required = I campi con l’asterisco sono necessari.
forms-nothing-to-read = Qui non c’è nulla che tu possa vedere.
forms-list = Mostra la lista di { $what }
forms-choices = { $count ->
    [0] Nessun risultato
    [one] { $count } riga trovata
   *[other] { $count } righe trovate
}

## Why something cannot be saved.

forms-no-zero = Contiene un carattere che non si può conservare.
forms-taken = Questo valore è già in uso.
forms-taken-together = Questi valori sono già in uso insieme: { $what }
forms-no-such-choice = La riga scelta non esiste.
forms-needs = Manca un valore per cui questo modulo non ha un campo: { $what }
forms-unfit = Il database non accetta questo valore.
forms-out-of-sight = Dopo il salvataggio non potresti più vederlo, perciò non è stato salvato.
forms-refused = Non è stato salvato
forms-refused-why = È stato inviato qualcosa che il modulo non prevede o che non puoi modificare:

## Somebody else was there.

forms-conflict = Qualcun altro ha fatto una modifica
forms-conflict-why = Mentre il modulo era aperto, qualcun altro ha salvato «{ $what }». Le tue modifiche non sono ancora state salvate.
forms-conflict-unseen = Ciò che è cambiato non compare in questo modulo.
forms-column = Campo
forms-original = Prima
forms-theirs = Salvato da qualcun altro
forms-mine = La tua versione
forms-changed = modificato
forms-unknown = sconosciuto
forms-keep-mine = Salva comunque la mia versione
forms-keep-hint = I campi che non hai modificato restano come sono ora.
forms-take-theirs = Usa l’altra versione
forms-gone = Questo non c’è più
forms-gone-why = È stato eliminato o non ti è permesso vederlo. Questo è ciò che avevi scritto:

## Rows that belong to the row.

forms-children-next = Successive
forms-children-first = Torna alle prime
forms-children-none = Ancora nessuna.
forms-delete-this = Elimina { $what }
forms-edit-this = Modifica { $what }
forms-actions = Azioni

## Deleting a row, and what falls with it.

forms-deleted = Eliminato: { $what }
forms-delete-now = Sì, elimina
forms-nothing-falls = Nient’altro vi fa riferimento.
forms-falls = Vengono eliminate anch’esse.
forms-forbidden = Verrebbero eliminate anch’esse, e non puoi eliminarle tutte.
forms-loosened = Restano, ma senza più alcun riferimento.
forms-blocks = Ne hanno bisogno, perciò l’eliminazione non è possibile.
forms-dangles = Restano e fanno riferimento a qualcosa che non c’è più.
forms-others = Ce ne sono alcune che non puoi vedere.
forms-more = Queste sono le prime { $count }.
forms-not-permitted = Non si può eliminare: andrebbero perse anche righe che non puoi eliminare.
forms-not-free = Non si può eliminare: altre righe ne hanno bisogno.
forms-stale = È cambiato dall’ultima volta che l’hai visto. Ricontrolla prima di eliminare.

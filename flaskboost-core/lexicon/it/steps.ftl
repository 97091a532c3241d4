## Rows of another model in the form of the row they belong to.

steps-more = Aggiungi ancora: { $what }
steps-open = Apri la sua pagina
steps-open-this = Apri la pagina di { $what }
steps-leave = Elimina al salvataggio
steps-changed = Nel frattempo qualcun altro ha fatto una modifica. I campi che non hai modificato mostrano l’altra versione; salva di nuovo per mantenere la tua.
steps-theirs = Qualcun altro qui ha salvato «{ $what }».
steps-gone = Nel frattempo qualcun altro ha eliminato questa riga. Salva di nuovo per aggiungerla ancora, oppure svuota i suoi campi per rinunciarvi.
steps-lost = Nel frattempo qualcun altro ha eliminato una di queste righe. Avevi scritto: { $what }
steps-too-few = Il numero minimo è { $what }.
steps-too-many = Il numero massimo è { $what }.

## The parts of a form.

steps-parts = Parti del modulo
steps-complaints = { $count ->
    [one] { $count } errore
   *[other] { $count } errori
}

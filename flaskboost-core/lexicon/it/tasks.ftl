## Long work in the background: what is asked, how far it is, what failed.

tasks-title = Operazioni
tasks-lead = Operazioni lunghe eseguite in background. Quelle terminate vengono conservate per 30 giorni.
tasks-none = Nessuna operazione
tasks-none-text = Ciò che fai con più di 1000 righe di una lista alla volta viene eseguito in background e mostrato qui.
tasks-older = Operazioni precedenti
tasks-what = Operazione
tasks-state = Stato
tasks-rows = Righe
tasks-failed = Fallite
tasks-who = Richiesta da
tasks-asked-at = Richiesta
tasks-begun-at = Iniziata
tasks-ended-at = Terminata
tasks-progress = Avanzamento
tasks-worked = { $count ->
    [one] una riga elaborata
   *[other] { $count } righe elaborate
}
tasks-of-these-failed = { $count ->
    [one] di cui una fallita
   *[other] di cui { $count } fallite
}
tasks-failures = Che cosa è fallito, e perché
tasks-hidden-row = una riga che non puoi vedere
tasks-state-waiting = in attesa
tasks-state-running = in corso
tasks-state-done = completata
tasks-state-failed = interrotta
tasks-state-cancelled = annullata
tasks-cancel = Annulla l’operazione
tasks-cancel-help = Ciò che è già stato fatto resta. Un’operazione ferma da minuti ha perso il suo processo: riprendila, e ricomincerà da dov’era.
tasks-is-cancelled = L’operazione è annullata. Ciò che è stato fatto resta.
tasks-resume = Riprendi
tasks-goes-on = L’operazione riprende da dov’era.

## The page that asks.

tasks-all-matching = Tutte le corrispondenti, anche nelle altre pagine
tasks-ask-many = { $what }: tutte le righe corrispondenti
tasks-how = Viene eseguito in background, una riga dopo l’altra. Le righe che non puoi toccare, che cambiano nel frattempo o che falliscono restano come sono e vengono elencate con il motivo; le altre vengono elaborate comunque.

## Why a row, or all of a task, was not done.

tasks-why-gone = Non c’è più.
tasks-why-forbidden = Non puoi farlo con questa riga.
tasks-why-changed = È cambiata prima che l’operazione la raggiungesse.
tasks-why-in-use = È ancora in uso altrove, oppure i suoi valori sono già in uso.
tasks-why-error = Qualcosa è andato storto. Il log del sito dice di più.
tasks-why-not-permitted = Chi l’ha richiesta non può più farlo.
tasks-why-no-action = Questa azione non esiste più.
tasks-why-no-file = Il file non c’è più.
tasks-why-answers = Ciò che era stato compilato non è più adatto al modulo.

## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = Visualizzazione come un’altra persona
impersonation-who = { $by } vede il sito come { $name }.
impersonation-look-only = Puoi solo guardare: non si può modificare nulla.
impersonation-may-write = Tutto ciò che modifichi viene modificato a nome di questa persona.
impersonation-until = Termina alle { $time }.
impersonation-end = Torna al mio account
impersonation-begin = Vedi il sito come questa persona
impersonation-title = Vedi il sito come { $name }
impersonation-lead =
    { $minutes ->
        [one] Vedi ciò che vede questa persona, per { $minutes } minuto al massimo. Nel frattempo l’amministrazione e le pagine dell’account sono chiuse.
       *[other] Vedi ciò che vede questa persona, per { $minutes } minuti al massimo. Nel frattempo l’amministrazione e le pagine dell’account sono chiuse.
    }
impersonation-back = Torna a { $name }
impersonation-through = tramite l’utente { $id }
impersonation-has-passkey = e una passkey

## The frame of the panel, its front page, and words that several pages share.

panel-title = Amministrazione
panel-home = Panoramica
panel-skip = Vai al contenuto
panel-site = Torna al sito
panel-models = Modelli
panel-add = Aggiungi { $what }
panel-save = Salva
panel-cancel = Annulla
panel-delete = Elimina
panel-edit = Modifica
panel-view = Vedi
panel-search = Cerca
panel-yes = Sì
panel-no = No
panel-empty = vuoto
panel-rows = { $count ->
    [one] { $count } riga
   *[other] { $count } righe
}
panel-rows-at-least = più di { $count } righe
panel-menu = Menu
panel-navigation = Pagine di amministrazione
panel-pages = Pagine
panel-system = Sistema
panel-jobs = Lavori
panel-schedule = Pianificazione
panel-mail = Posta
panel-roles = Ruoli
panel-language = Lingua
panel-language-change = Cambia lingua
panel-theme = Tema scuro
panel-find = Cerca ovunque
panel-find-help = L’inizio di un nome o di un titolo, o il numero di una riga.
panel-find-in = Risultati per «{ $text }»
panel-find-none = Non è stato trovato nulla
panel-find-none-text = Nelle tabelle grandi si cercano solo le righe più recenti, e solo ciò che puoi vedere.
panel-figures = Cifre
panel-all-rows = Mostra tutto
panel-more-than = Più di { $count }
panel-chart = Nuove al giorno negli ultimi 30 giorni
panel-chart-text = Dal { $first } al { $last }: { $total } in tutto, al massimo { $most } in un giorno
panel-recent = Attività recente
panel-recent-none = Non è ancora successo nulla.
panel-when = Quando
panel-what = Cosa
panel-who = Chi
panel-where = Indirizzo
panel-nothing = Qui non c’è ancora nulla per te
panel-nothing-text = Chi gestisce i ruoli di questo sito può mostrarti di più.

## Why a text is no value of a column.

cell-missing = Questo è necessario.
cell-too-long = È troppo lungo.
cell-no-choice = Scegli una voce della lista.
cell-no-number = Scrivi un numero, ad esempio 12.5.
cell-no-whole-number = Scrivi un numero intero, ad esempio 12.
cell-too-many-digits = Ha più cifre di quante se ne possano conservare.
cell-no-letter = Scrivi una lettera.
cell-no-json = Questo non è JSON.
cell-no-date = Scrivi un giorno, ad esempio 2026-01-31.
cell-no-time = Scrivi un orario, ad esempio 07:30.
cell-no-moment = Scrivi un giorno e un orario, ad esempio 2026-01-31 07:30.
cell-no-flag = Scrivi yes o no.
cell-not-writable = Questo non si può scrivere qui.

## The views of a list: what it shows, kept under a name.

views-views = Viste
views-all = Tutte
views-by-others = (condivisa da qualcun altro)
views-unusable = Richiede ciò che questa lista non ha o che non puoi leggere.
views-keep = Salva ciò che mostra la lista
views-name = Nome
views-new-name = Nome di una nuova vista
views-first = Mostrala per prima quando apro questa lista
views-shared = Per tutti quelli che vedono questa lista
views-save = Salva come vista
views-change = Modifica { $what }
views-change-short = Modifica
views-replace = Sostituisci con ciò che è mostrato: { $what }
views-replace-short = Sostituisci con ciò che è mostrato
views-remove = Rimuovi { $what }
views-remove-short = Rimuovi
views-saved = La vista { $what } è stata salvata.
views-changed = La vista { $what } è stata modificata.
views-removed = La vista { $what } è stata rimossa.
views-name-missing = Dai un nome alla vista.
views-name-too-long = Il nome è troppo lungo: al massimo 60 caratteri.
views-name-taken = Hai già una vista con questo nome. Scegli un altro nome o sostituisci quella vista.
views-query-too-long = La lista è limitata da troppi criteri per essere salvata. Rimuovine qualcuno.
views-too-many = Hai 50 viste di questa lista, il massimo possibile. Prima rimuovine una.

## How many rows have which value, and the days of a list.

views-with-counts = Mostra quante righe ci sono per ciascun valore
views-facet = Limita per { $label }
views-facet-none = Nessuna riga corrisponde.
views-facet-given-up = Il conteggio richiedeva troppo tempo ed è stato interrotto. Restringi la lista e riprova.
views-facet-partial = Conteggio su 10.000 righe di una tabella grande; potrebbero essercene altre.
views-days = { $label } (UTC)
views-all-days = Tutte le date
views-days-partial = Trovate tra 10.000 righe al massimo.

## Long work in the background: what is asked, how far it is, what failed.

tasks-title = Operacje
tasks-lead = Długie operacje wykonywane w tle. Zakończone są przechowywane przez 30 dni.
tasks-none = Brak operacji
tasks-none-text = To, co dotyczy więcej niż 1000 wierszy listy naraz, jest wykonywane w tle i pokazywane tutaj.
tasks-older = Starsze operacje
tasks-what = Operacja
tasks-state = Stan
tasks-rows = Wiersze
tasks-failed = Nieudane
tasks-who = Kto zlecił
tasks-asked-at = Zlecono
tasks-begun-at = Rozpoczęto
tasks-ended-at = Zakończono
tasks-progress = Postęp
tasks-worked = { $count ->
    [one] przetworzono jeden wiersz
    [few] przetworzono { $count } wiersze
    [many] przetworzono { $count } wierszy
   *[other] przetworzono { $count } wiersza
}
tasks-of-these-failed = { $count ->
    [one] w tym jeden nieudany
    [few] w tym { $count } nieudane
    [many] w tym { $count } nieudanych
   *[other] w tym { $count } nieudanego
}
tasks-failures = Co się nie udało i dlaczego
tasks-hidden-row = wiersz, którego nie wolno zobaczyć
tasks-state-waiting = oczekuje
tasks-state-running = w toku
tasks-state-done = wykonana
tasks-state-failed = zatrzymana
tasks-state-cancelled = anulowana
tasks-cancel = Anuluj operację
tasks-cancel-help = To, co już zrobiono, pozostanie. Operacja, która od kilku minut stoi w miejscu, straciła swój proces roboczy: po wznowieniu ruszy od miejsca, w którym stanęła.
tasks-is-cancelled = Operacja została anulowana. To, co zrobiono, pozostaje.
tasks-resume = Wznów
tasks-goes-on = Operacja jest kontynuowana od miejsca, w którym stanęła.

## The page that asks.

tasks-all-matching = Wszystkie pasujące, także na innych stronach
tasks-ask-many = { $what }: wszystkie pasujące wiersze
tasks-how = Operacja jest wykonywana w tle, wiersz po wierszu. Wiersze, których nie wolno zmieniać, które w międzyczasie się zmienią albo przy których wystąpi błąd, pozostaną bez zmian i trafią na listę wraz z powodem; pozostałe i tak zostaną przetworzone.

## Why a row, or all of a task, was not done.

tasks-why-gone = Tego wiersza już nie ma.
tasks-why-forbidden = Nie wolno tego zrobić z tym wierszem.
tasks-why-changed = Ten wiersz zmienił się, zanim operacja do niego dotarła.
tasks-why-in-use = Coś innego nadal używa tego wiersza albo jego wartości są już zajęte.
tasks-why-error = Coś poszło nie tak. Więcej mówi dziennik witryny.
tasks-why-not-permitted = Osobie, która to zleciła, już tego nie wolno.
tasks-why-no-action = Takiego działania już nie ma.
tasks-why-no-file = Tego pliku już nie ma.
tasks-why-answers = To, co wpisano dla tej operacji, nie pasuje już do jej formularza.

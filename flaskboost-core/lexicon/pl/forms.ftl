## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = Dodaj { $what }
forms-saved = Zapisano: { $what }
forms-added = Dodano: { $what }
forms-check = Proszę sprawdzić formularz
forms-continue = Zapisz i edytuj dalej
forms-another = Zapisz i dodaj następny
forms-as-new = Zapisz jako nowy
forms-utc = Czas podano w UTC.
forms-bytes = { $count ->
    [one] { $count } bajt
    [few] { $count } bajty
    [many] { $count } bajtów
   *[other] { $count } bajta
}
forms-unshown = nie można pokazać
forms-required = Pola oznaczone gwiazdką są wymagane.
forms-nothing-to-read = Nie ma tu nic, co wolno zobaczyć.
forms-list = Pokaż listę: { $what }
forms-choices = { $count ->
    [0] Nic nie znaleziono
    [one] Znaleziono { $count } wiersz
    [few] Znaleziono { $count } wiersze
    [many] Znaleziono { $count } wierszy
   *[other] Znaleziono { $count } wiersza
}

## Why something cannot be saved.

forms-no-zero = To zawiera znak, którego nie można zachować.
forms-taken = To jest już zajęte.
forms-taken-together = Takie połączenie jest już zajęte: { $what }
forms-no-such-choice = Nie ma takiego wiersza do wyboru.
forms-needs = Brakuje wartości, na którą ten formularz nie ma pola: { $what }
forms-unfit = Baza danych nie przyjmuje tej wartości.
forms-out-of-sight = Po zapisaniu nie byłoby już można tego zobaczyć, dlatego nie zapisano.
forms-refused = Nie zapisano
forms-refused-why = Przesłano coś, czego ten formularz nie ma albo czego nie wolno zmieniać:

## Somebody else was there.

forms-conflict = Ktoś inny to zmienił
forms-conflict-why = Gdy formularz był otwarty, ktoś inny zapisał „{ $what }”. Własne zmiany nie zostały jeszcze zapisane.
forms-conflict-unseen = Zmieniono coś, czego ten formularz nie pokazuje.
forms-column = Pole
forms-original = Przedtem
forms-theirs = Zapisane przez kogoś innego
forms-mine = Własne
forms-changed = zmienione
forms-unknown = nieznane
forms-keep-mine = Mimo to zapisz własne
forms-keep-hint = Niezmienione pola pozostaną takie, jakie są teraz.
forms-take-theirs = Przyjmij cudze
forms-gone = Tego już nie ma
forms-gone-why = Zostało usunięte albo nie wolno tego zobaczyć. Oto, co wpisano:

## Rows that belong to the row.

forms-children-next = Dalej
forms-children-first = Wróć do pierwszych
forms-children-none = Jeszcze nic nie ma.
forms-delete-this = Usuń { $what }
forms-edit-this = Zmień { $what }
forms-actions = Działania

## Deleting a row, and what falls with it.

forms-deleted = Usunięto: { $what }
forms-delete-now = Tak, usuń
forms-nothing-falls = Nic innego się do tego nie odwołuje.
forms-falls = Te wiersze też zostaną usunięte.
forms-forbidden = Te wiersze też zostałyby usunięte, a nie wszystkie z nich wolno usunąć.
forms-loosened = Te wiersze pozostaną, ale nie będą się już do niczego odwoływać.
forms-blocks = Te wiersze tego potrzebują, więc nie można tego usunąć.
forms-dangles = Te wiersze pozostaną i będą się odwoływać do czegoś, czego już nie ma.
forms-others = Są też takie, których nie wolno zobaczyć.
forms-more = Pokazano tylko pierwsze { $count }.
forms-not-permitted = Nie można tego usunąć: razem z tym zniknęłyby wiersze, których nie wolno usunąć.
forms-not-free = Nie można tego usunąć: potrzebują tego inne wiersze.
forms-stale = To się zmieniło od ostatniego wyświetlenia. Przed usunięciem proszę sprawdzić jeszcze raz.

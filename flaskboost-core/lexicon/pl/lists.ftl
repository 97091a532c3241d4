## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = Szukaj
lists-search-help = Każde słowo musi wystąpić. "Kilka słów" w cudzysłowie stanowi całość, =słowo oznacza dokładnie to, ^słowo oznacza początek.
lists-filters = Filtry
lists-apply = Pokaż
lists-any = dowolne
lists-contains = zawiera
lists-is = jest równe
lists-is-empty = jest puste
lists-is-filled = nie jest puste
lists-from = { $label }, od
lists-to = { $label }, do
lists-how = Sposób porównania: { $label }
lists-active = Zawężono do
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } zawiera { $text }
lists-active-from = { $label } od { $text }
lists-active-to = { $label } do { $text }
lists-active-empty = { $label }: puste
lists-active-filled = { $label }: nie puste
lists-active-search = Szukane: { $text }
lists-remove = Usuń filtr: { $what }
lists-clear = Pokaż wszystko
lists-per-page = Wierszy na stronie
lists-none = Jeszcze nic tu nie ma.
lists-none-found = Nic nie pasuje.
lists-none-here = Wśród tych wierszy nic nie pasuje.
lists-hidden = niewidoczne na tym koncie
lists-select = Zaznacz { $title }
lists-select-page = Zaznacz wszystkie wiersze na tej stronie
lists-bytes = { $count ->
    [one] { $count } bajt
    [few] { $count } bajty
    [many] { $count } bajtów
   *[other] { $count } bajta
}
lists-pages = Strony
lists-page = Strona { $number } z { $pages }
lists-first = Pierwsza
lists-previous = Poprzednia
lists-next = Następna
lists-last = Ostatnia
lists-many = więcej niż 10 000 wierszy
lists-searched = Liczba przeszukanych wierszy dużej tabeli: { $count }. Dalej może być ich więcej.
lists-search-on = Szukaj dalej
lists-with-selected = Z zaznaczonymi wierszami
lists-delete = Usuń
lists-go = Dalej
lists-all-matching = Wszystkie pasujące ({ $count }), także na innych stronach
lists-export = Eksportuj jako { $format }

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
    [one] jeden wiersz
    [few] { $count } wiersze
    [many] { $count } wierszy
   *[other] { $count } wiersza
}
lists-not-done = { $what }: nic nie zrobiono
lists-and-more = i jeszcze { $count }
lists-back = Wróć do listy
lists-too-many = Można to zrobić najwyżej dla 1000 wierszy naraz. Proszę zawęzić listę lub wybrać mniej wierszy.
lists-nothing-selected = Nie zaznaczono żadnego wiersza.
lists-obstacles = Niektóre wiersze stoją na przeszkodzie. Pozostałe też się nie zmieniły.
lists-gone = { $title }: tego wiersza już nie ma.
lists-forbidden = { $title }: nie wolno tego zrobić z tym wierszem.
lists-changed = { $title }: ten wiersz zmienił się od chwili wyświetlenia pytania.
lists-in-use = { $title }: coś innego nadal używa tego wiersza.

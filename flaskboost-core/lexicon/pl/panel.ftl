## The frame of the panel, its front page, and words that several pages share.

panel-title = Administracja
panel-home = Przegląd
panel-skip = Przejdź do treści
panel-site = Wróć do witryny
panel-models = Modele
panel-add = Dodaj { $what }
panel-save = Zapisz
panel-cancel = Anuluj
panel-delete = Usuń
panel-edit = Zmień
panel-view = Pokaż
panel-search = Szukaj
panel-yes = Tak
panel-no = Nie
panel-empty = puste
panel-rows = { $count ->
    [one] { $count } wiersz
    [few] { $count } wiersze
   *[many] { $count } wierszy
}
panel-rows-at-least = więcej niż { $count } wierszy
panel-menu = Menu
panel-navigation = Strony administracji
panel-pages = Strony
panel-system = System
panel-jobs = Zadania
panel-schedule = Harmonogram
panel-mail = Poczta
panel-roles = Role
panel-language = Język
panel-language-change = Zmień język
panel-theme = Ciemny motyw
panel-find = Szukaj wszędzie
panel-find-help = Początek nazwy lub tytułu albo numer wiersza.
panel-find-in = Wyniki dla „{ $text }”
panel-find-none = Nic nie znaleziono
panel-find-none-text = W dużych tabelach przeszukiwane są tylko najnowsze wiersze i tylko to, co wolno zobaczyć.
panel-figures = Liczby
panel-all-rows = Pokaż wszystko
panel-more-than = Więcej niż { $count }
panel-chart = Nowe dziennie w ostatnich 30 dniach
panel-chart-text = Od { $first } do { $last }: razem { $total }, najwyżej { $most } jednego dnia
panel-recent = Ostatnia aktywność
panel-recent-none = Jeszcze nic się nie wydarzyło.
panel-when = Kiedy
panel-what = Co
panel-who = Kto
panel-where = Adres
panel-nothing = Nie ma tu jeszcze nic do pokazania
panel-nothing-text = Osoba zarządzająca rolami tej witryny może pokazać więcej.

## Why a text is no value of a column.

cell-missing = To jest potrzebne.
cell-too-long = To jest za długie.
cell-no-choice = Wybierz coś z listy.
cell-no-number = Wpisz liczbę, na przykład 12.5.
cell-no-whole-number = Wpisz liczbę całkowitą, na przykład 12.
cell-too-many-digits = To ma więcej cyfr, niż można zachować.
cell-no-letter = Wpisz jedną literę.
cell-no-json = To nie jest JSON.
cell-no-date = Wpisz dzień, na przykład 2026-01-31.
cell-no-time = Wpisz godzinę, na przykład 07:30.
cell-no-moment = Wpisz dzień i godzinę, na przykład 2026-01-31 07:30.
cell-no-flag = Wpisz yes lub no.
cell-not-writable = Tego nie można tu wpisać.

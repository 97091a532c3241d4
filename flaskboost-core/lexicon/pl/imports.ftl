## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = Importuj
imports-title = Import: { $what }
imports-lead = { $file }, { $count ->
    [one] jedna linia
    [few] { $count } linie
    [many] { $count } linii
   *[other] { $count } linii
}
imports-file = Plik CSV
imports-file-help = UTF-8, z nazwami kolumn w pierwszej linii. Najwyżej 200 000 linii i rozmiar, który przyjmuje witryna.
imports-delimiter = Separator komórek
imports-delimiter-guessed = wykryj na podstawie pliku
imports-delimiter-comma = przecinek
imports-delimiter-semicolon = średnik
imports-delimiter-tab = tabulator
imports-columns = Kolumny, które można zaimportować:
imports-upload = Prześlij plik
imports-not-taken = Nie można zaimportować tego pliku
imports-in-line = Linia { $line }:

## Why a file is not taken.

imports-no-file = Wybierz plik, który nie jest pusty.
imports-no-delimiter = Wybierz separator komórek z listy.
imports-empty = Pod nazwami kolumn nie ma żadnej linii.
imports-zero = Plik zawiera bajt zerowy, więc nie jest tekstem. Zapisz go jako CSV.
imports-no-utf8 = To nie jest UTF-8. Zapisz plik jako „CSV UTF-8”.
imports-no-csv = To nie jest CSV.
imports-unequal = Liczba komórek w tej linii to { $what }, a w pierwszej jest inna. Sprawdź, czy nie brakuje cudzysłowu, albo wybierz inny separator komórek.
imports-long-cell = Komórka jest za długa: może mieć najwyżej 64 kilobajty, a nazwa kolumny najwyżej 200 znaków.
imports-too-many-lines = Plik ma więcej niż 200 000 linii. Podziel go.
imports-too-many-columns = Plik ma więcej niż 200 kolumn.
imports-no-head = Jedna z kolumn nie ma nazwy.
imports-head-twice = Dwie kolumny mają nazwę „{ $what }”.

## What its columns mean.

imports-mapping = Znaczenie kolumn
imports-head = Kolumna w pliku
imports-sample = Pierwsza linia
imports-means = Kolumna docelowa
imports-skip = pomiń
imports-find = Istniejące wiersze są wyszukiwane według
imports-find-help = Linia o wartości zgodnej z wartością wiersza zmienia ten wiersz. Pozostałe linie stają się nowymi wierszami.
imports-find-none = bez wyszukiwania: każda linia to nowy wiersz
imports-try = Wypróbuj
imports-unknown-column = Kolumny „{ $what }” nie można tu wybrać.
imports-column-twice = Dwie kolumny pliku trafiają do „{ $what }”. Wybierz ją tylko raz.
imports-nothing-mapped = Wybierz kolumnę docelową przynajmniej dla jednej kolumny pliku.
imports-find-unmapped = Wiersze mają być wyszukiwane według „{ $what }”, ale nie trafia tam żadna kolumna pliku.
imports-not-tried = W tej postaci importu jeszcze nie wypróbowano. Wypróbuj go ponownie i sprawdź, co by się zmieniło.

## What would change, and what did.

imports-is-trying = Trwa sprawdzanie wszystkich linii; nic się jeszcze nie zmienia.
imports-is-working = Trwa importowanie linii.
imports-to-import = Przejdź do importu
imports-to-task = Operacja, która to wykonuje
imports-tried = Co by się zmieniło
imports-over = Co zrobiono
imports-not-whole = Nie wykonano całości: operacja została zatrzymana.
imports-confirm = Importuj teraz
imports-confirm-help = Odrzucone linie zostaną pominięte. Pozostałe będą importowane po kolei i ponownie sprawdzane.
imports-failures = Odrzucone linie jako CSV
imports-count-new = { $count ->
    [one] jeden nowy wiersz
    [few] { $count } nowe wiersze
    [many] { $count } nowych wierszy
   *[other] { $count } nowego wiersza
}
imports-count-changed = { $count ->
    [one] jeden zmieniony wiersz
    [few] { $count } zmienione wiersze
    [many] { $count } zmienionych wierszy
   *[other] { $count } zmienionego wiersza
}
imports-count-same = { $count ->
    [one] jedna linia nie wnosi nic nowego
    [few] { $count } linie nie wnoszą nic nowego
    [many] { $count } linii nie wnosi nic nowego
   *[other] { $count } linii nie wnosi nic nowego
}
imports-count-refused = { $count ->
    [one] jedna odrzucona linia
    [few] { $count } odrzucone linie
    [many] { $count } odrzuconych linii
   *[other] { $count } odrzuconej linii
}
imports-heap-new = Nowe wiersze
imports-heap-changed = Zmienione wiersze
imports-heap-refused = Odrzucone linie
imports-line = Linia
imports-what = Co
imports-why = Dlaczego
imports-old = przedtem:
imports-new = potem:
imports-task = Import
imports-task-check = Próba importu

## Why a line is refused.

imports-may-not-edit = Nie wolno zmieniać tego wiersza.
imports-may-not-create = Nie wolno tworzyć nowych wierszy.
imports-may-not-write = Nie wolno zmieniać tej kolumny w tym wierszu.
imports-no-such-row = Nie ma wiersza z tym kluczem. Aby utworzyć nowy, pozostaw klucz pusty.
imports-key-twice = Wcześniejsza linia ma tę samą wartość.

## The views of a list: what it shows, kept under a name.

views-views = Widoki
views-all = Wszystkie
views-by-others = (udostępniony przez kogoś innego)
views-unusable = Wymaga czegoś, czego ta lista nie ma albo czego nie wolno odczytać.
views-keep = Zapisz to, co pokazuje lista
views-name = Nazwa
views-new-name = Nazwa nowego widoku
views-first = Pokazuj jako pierwszy po otwarciu tej listy
views-shared = Dla wszystkich, którzy widzą tę listę
views-save = Zapisz jako widok
views-change = Zmień { $what }
views-change-short = Zmień
views-replace = Zastąp tym, co jest pokazane: { $what }
views-replace-short = Zastąp tym, co jest pokazane
views-remove = Usuń { $what }
views-remove-short = Usuń
views-saved = Zapisano: { $what }.
views-changed = Zmieniono: { $what }.
views-removed = Usunięto: { $what }.
views-name-missing = Podaj nazwę widoku.
views-name-too-long = Nazwa jest za długa: może mieć najwyżej 60 znaków.
views-name-taken = Istnieje już własny widok o tej nazwie. Wybierz inną nazwę albo zastąp tamten widok.
views-query-too-long = Lista jest zawężona zbyt wieloma warunkami, aby to zapisać. Usuń część z nich.
views-too-many = Ta lista ma już 50 własnych widoków, a więcej się nie zmieści. Najpierw usuń jeden z nich.

## How many rows have which value, and the days of a list.

views-with-counts = Pokaż liczbę wierszy dla każdej wartości
views-facet = Zawęź według: { $label }
views-facet-none = Żaden wiersz nie pasuje.
views-facet-given-up = Liczenie trwało zbyt długo i zostało przerwane. Zawęź listę i spróbuj ponownie.
views-facet-partial = Policzono wśród 10 000 wierszy dużej tabeli; może być ich więcej.
views-days = { $label } (UTC)
views-all-days = Wszystkie daty
views-days-partial = Znaleziono wśród najwyżej 10 000 wierszy.

## The trash of a model, and the way back from a deed.

trash-undo = Cofnij
trash-open = Kosz
trash-leave = Wróć do listy
trash-of = Kosz: { $what }
trash-list = Usunięte wiersze leżą tutaj, dopóki nie zostaną przywrócone albo trwale usunięte.
trash-empty = Kosz jest pusty.
trash-here = To jest w koszu
trash-since = Usunięto
trash-unchanged = Zmiany będą znów możliwe po przywróceniu.
trash-days = { $count ->
    [one] Po { $count } dniu w koszu nastąpi trwałe usunięcie.
    [few] Po { $count } dniach w koszu nastąpi trwałe usunięcie.
    [many] Po { $count } dniach w koszu nastąpi trwałe usunięcie.
   *[other] Po { $count } dnia w koszu nastąpi trwałe usunięcie.
}
trash-goes = Trafi do kosza, skąd można to przywrócić.
trash-goes-many = Te wiersze trafią do kosza, skąd można je przywrócić.
trash-stays = Te wiersze pozostaną bez zmian.
trash-put = Tak, przenieś do kosza
trash-restore = Przywróć
trash-purge = Usuń trwale
trash-purge-this = Usuń trwale: { $what }
trash-purge-now = Tak, usuń trwale
trash-done = Przeniesiono do kosza: { $what }
trash-done-many = { $count ->
    [one] Przeniesiono do kosza { $count } wiersz.
    [few] Przeniesiono do kosza { $count } wiersze.
    [many] Przeniesiono do kosza { $count } wierszy.
   *[other] Przeniesiono do kosza { $count } wiersza.
}
trash-deleted-many = { $count ->
    [one] Usunięto { $count } wiersz.
    [few] Usunięto { $count } wiersze.
    [many] Usunięto { $count } wierszy.
   *[other] Usunięto { $count } wiersza.
}
trash-restored = Przywrócono: { $what }
trash-restored-many = { $count ->
    [one] Przywrócono { $count } wiersz.
    [few] Przywrócono { $count } wiersze.
    [many] Przywrócono { $count } wierszy.
   *[other] Przywrócono { $count } wiersza.
}
trash-not-restored = Nie można przywrócić „{ $what }”. { $why } Najpierw zmień ten drugi wiersz albo trwale usuń ten.
trash-taken = { $title }: nie można przywrócić tego wiersza, bo inny zajął wartość, którą może mieć tylko jeden.
trash-deed-put = przeniesiono do kosza
trash-deed-restored = przywrócono
trash-deed-purged = usunięto trwale

## What programs are told.

trash-api-closed = Nie ma tu takiego pola albo nie wolno go zmieniać.
trash-api-flag = Prześlij true lub false.
trash-api-number = Prześlij liczbę.
trash-api-text = Prześlij tekst.

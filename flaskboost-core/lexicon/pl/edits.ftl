## Rows that are changed in the list itself.

edits-save = Zapisz zmiany
edits-discard = Odrzuć moje zmiany
edits-saved = { $count ->
    [0] Nic nie zmieniono.
    [one] Zapisano: jeden wiersz
    [few] Zapisano: { $count } wiersze
    [many] Zapisano: { $count } wierszy
   *[other] Zapisano: { $count } wiersza
}
edits-changed = zmienione przez kogoś innego
edits-refused = Nic nie zapisano
edits-refused-why = Proszę sprawdzić oznaczone pola. Wpisane wartości są nadal na miejscu.
edits-stale = W międzyczasie ktoś inny wprowadził zmiany. Nic nie zapisano
edits-stale-why = Wpisane wartości są nadal na miejscu, obok tych, które obowiązują teraz. Ponowny zapis zachowa własne wartości tam, gdzie zostały zmienione.
edits-moved = Tych wierszy nie ma już na tej stronie. Poniżej są pokazane jako pierwsze:
edits-lost = Tych wierszy już nie ma albo nie wolno ich zobaczyć. Oto, co wpisano:

## The order that is made by hand.

edits-order = Kolejność
edits-order-save = Przenieś na wpisane pozycje
edits-up = Przenieś w górę: { $what }
edits-down = Przenieś w dół: { $what }
edits-place = Pozycja: { $what }
edits-moved-to = Przeniesiono: { $what }
edits-no-place = Pozycja to liczba całkowita, co najmniej 1. Nic nie przeniesiono.
edits-order-gone = Któregoś wiersza już nie ma. Nic nie przeniesiono; proszę sprawdzić jeszcze raz.

## The foot of a list.

edits-sum = Suma
edits-average = Średnia
edits-range = Zakres
edits-count = Wypełnione
edits-from-to = od { $from } do { $to }
edits-too-many = Wierszy jest zbyt wiele, aby je podsumować. Proszę zawęzić listę.

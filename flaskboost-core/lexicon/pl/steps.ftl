## Rows of another model in the form of the row they belong to.

steps-more = Dodaj jeszcze: { $what }
steps-open = Otwórz stronę
steps-open-this = Otwórz stronę: { $what }
steps-leave = Usuń przy zapisie
steps-changed = W międzyczasie ktoś inny to zmienił. Niezmienione tu pola pokazują zapisane przez niego wartości; ponowny zapis zachowa własne zmiany.
steps-theirs = Ktoś inny zapisał tu „{ $what }”.
steps-gone = W międzyczasie ktoś inny to usunął. Ponowny zapis doda to na nowo; aby zrezygnować, wyczyść pola.
steps-lost = W międzyczasie ktoś inny usunął jeden z tych wierszy. Oto, co wpisano: { $what }
steps-too-few = Liczba nie może być mniejsza niż { $what }.
steps-too-many = Liczba nie może być większa niż { $what }.

## The parts of a form.

steps-parts = Części formularza
steps-complaints = { $count ->
    [one] { $count } błąd
    [few] { $count } błędy
    [many] { $count } błędów
   *[other] { $count } błędu
}

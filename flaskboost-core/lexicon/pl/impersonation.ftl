## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = Przeglądanie jako ktoś inny
impersonation-who = { $by } przegląda witrynę jako { $name }.
impersonation-look-only = Można tylko przeglądać: niczego nie da się zmienić.
impersonation-may-write = Wszystkie zmiany są wprowadzane w imieniu tej osoby.
impersonation-until = Koniec o { $time }.
impersonation-end = Wróć na własne konto
impersonation-begin = Przeglądaj witrynę jako ta osoba
impersonation-title = Przeglądanie witryny jako { $name }
impersonation-lead =
    { $minutes ->
        [one] Widać to, co widzi ta osoba, najwyżej przez { $minutes } minutę. Panel i strony konta są w tym czasie niedostępne.
        [few] Widać to, co widzi ta osoba, najwyżej przez { $minutes } minuty. Panel i strony konta są w tym czasie niedostępne.
        [many] Widać to, co widzi ta osoba, najwyżej przez { $minutes } minut. Panel i strony konta są w tym czasie niedostępne.
       *[other] Widać to, co widzi ta osoba, najwyżej przez { $minutes } minuty. Panel i strony konta są w tym czasie niedostępne.
    }
impersonation-back = Wróć do: { $name }
impersonation-through = za pośrednictwem użytkownika { $id }
impersonation-has-passkey = oraz klucz dostępu

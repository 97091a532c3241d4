## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = Ansicht als jemand anderes
impersonation-who = { $by } sieht die Website als { $name }.
impersonation-look-only = Sie können nur ansehen und nichts ändern.
impersonation-may-write = Was Sie ändern, ändern Sie im Namen dieser Person.
impersonation-until = Das endet um { $time }.
impersonation-end = Zurück zum eigenen Konto
impersonation-begin = Website als diese Person ansehen
impersonation-title = Website als { $name } ansehen
impersonation-lead =
    { $minutes ->
        [one] Sie sehen, was diese Person sieht, höchstens { $minutes } Minute lang. Die Verwaltung und die Seiten des Kontos sind währenddessen gesperrt.
       *[other] Sie sehen, was diese Person sieht, höchstens { $minutes } Minuten lang. Die Verwaltung und die Seiten des Kontos sind währenddessen gesperrt.
    }
impersonation-back = Zurück zu { $name }
impersonation-through = über Benutzer { $id }
impersonation-has-passkey = und ein Passkey

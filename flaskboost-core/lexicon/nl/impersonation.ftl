## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = Bekijken als iemand anders
impersonation-who = { $by } bekijkt de site als { $name }.
impersonation-look-only = U kunt alleen kijken en niets wijzigen.
impersonation-may-write = Wat u wijzigt, wijzigt u namens deze persoon.
impersonation-until = Dit eindigt om { $time }.
impersonation-end = Terug naar uw eigen account
impersonation-begin = De site bekijken als deze persoon
impersonation-title = De site bekijken als { $name }
impersonation-lead =
    { $minutes ->
        [one] U ziet wat deze persoon ziet, hoogstens { $minutes } minuut lang. Het beheer en de accountpagina’s zijn intussen gesloten.
       *[other] U ziet wat deze persoon ziet, hoogstens { $minutes } minuten lang. Het beheer en de accountpagina’s zijn intussen gesloten.
    }
impersonation-back = Terug naar { $name }
impersonation-through = via gebruiker { $id }
impersonation-has-passkey = en een passkey

## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = Consultation en tant que quelqu’un d’autre
impersonation-who = { $by } consulte le site en tant que { $name }.
impersonation-look-only = Vous pouvez seulement regarder : rien ne peut être modifié.
impersonation-may-write = Tout ce que vous modifiez est modifié au nom de cette personne.
impersonation-until = Cela prend fin à { $time }.
impersonation-end = Revenir à mon compte
impersonation-begin = Consulter le site en tant que cette personne
impersonation-title = Consulter le site en tant que { $name }
impersonation-lead =
    { $minutes ->
        [one] Vous voyez ce que voit cette personne, pendant { $minutes } minute au plus. Entre-temps, l’administration et les pages du compte sont fermées.
       *[other] Vous voyez ce que voit cette personne, pendant { $minutes } minutes au plus. Entre-temps, l’administration et les pages du compte sont fermées.
    }
impersonation-back = Retour à { $name }
impersonation-through = par l’utilisateur { $id }
impersonation-has-passkey = et une clé d’accès

## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = Viendo como otra persona
impersonation-who = { $by } ve el sitio como { $name }.
impersonation-look-only = Solo puede mirar: no se puede cambiar nada.
impersonation-may-write = Todo lo que cambie, lo cambia en nombre de esa persona.
impersonation-until = Termina a las { $time }.
impersonation-end = Volver a mi cuenta
impersonation-begin = Ver el sitio como esta persona
impersonation-title = Ver el sitio como { $name }
impersonation-lead =
    { $minutes ->
        [one] Usted ve lo que ve esa persona, durante { $minutes } minuto como máximo. Mientras tanto, el panel y las páginas de la cuenta están cerrados.
       *[other] Usted ve lo que ve esa persona, durante { $minutes } minutos como máximo. Mientras tanto, el panel y las páginas de la cuenta están cerrados.
    }
impersonation-back = Volver a { $name }
impersonation-through = a través del usuario { $id }
impersonation-has-passkey = y una llave de acceso

## Looking at the site as somebody else, and the bar that stands at the top of every page meanwhile.

impersonation-bar = A ver como outra pessoa
impersonation-who = { $by } está a ver o site como { $name }.
impersonation-look-only = Só pode ver: nada pode ser alterado.
impersonation-may-write = Tudo o que alterar, altera em nome dessa pessoa.
impersonation-until = Termina às { $time }.
impersonation-end = Voltar à minha conta
impersonation-begin = Ver o site como esta pessoa
impersonation-title = Ver o site como { $name }
impersonation-lead =
    { $minutes ->
        [one] Vê o que essa pessoa vê, durante { $minutes } minuto no máximo. Entretanto, o painel e as páginas da conta estão fechados.
       *[other] Vê o que essa pessoa vê, durante { $minutes } minutos no máximo. Entretanto, o painel e as páginas da conta estão fechados.
    }
impersonation-back = Voltar a { $name }
impersonation-through = através do utilizador { $id }
impersonation-has-passkey = e uma chave de acesso

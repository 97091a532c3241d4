## What the people of the panel are told: the bell at the top and its page.

notices-title = Avisos
notices-lead = O que lhe foi comunicado aqui. Cada aviso é eliminado após 90 dias.
notices-bell =
    { $count ->
        [0] Avisos, nenhum por ler
        [one] Avisos, { $count } por ler
       *[other] Avisos, { $count } por ler
    }
notices-bell-many = Avisos, mais de { $count } por ler
notices-unread = Por ler:
notices-read = Marcar como lido
notices-read-one = Marcar como lido: { $text }
notices-read-all = Marcar todos como lidos
notices-none-title = Não há avisos
notices-none = Quando houver algo a comunicar-lhe, aparecerá aqui.
notices-newest = Avisos mais recentes
notices-older = Avisos anteriores

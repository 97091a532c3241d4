## What the people of the panel are told: the bell at the top and its page.

notices-title = Avisos
notices-lead = Lo que se le ha comunicado aquí. Cada aviso se elimina después de 90 días.
notices-bell =
    { $count ->
        [0] Avisos, ninguno sin leer
        [one] Avisos, { $count } sin leer
       *[other] Avisos, { $count } sin leer
    }
notices-bell-many = Avisos, más de { $count } sin leer
notices-unread = Sin leer:
notices-read = Marcar como leído
notices-read-one = Marcar como leído: { $text }
notices-read-all = Marcar todos como leídos
notices-none-title = No hay avisos
notices-none = Cuando haya algo que comunicarle, aparecerá aquí.
notices-newest = Avisos más nuevos
notices-older = Avisos anteriores

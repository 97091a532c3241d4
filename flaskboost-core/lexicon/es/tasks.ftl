## Long work in the background: what is asked, how far it is, what failed.

tasks-title = Operaciones
tasks-lead = Trabajos largos que se hacen en segundo plano. Las operaciones terminadas se conservan 30 días.
tasks-none = No hay operaciones
tasks-none-text = Lo que se hace con más de 1000 filas de una lista a la vez se ejecuta en segundo plano y se muestra aquí.
tasks-older = Operaciones anteriores
tasks-what = Operación
tasks-state = Estado
tasks-rows = Filas
tasks-failed = Fallidas
tasks-who = Solicitada por
tasks-asked-at = Solicitada
tasks-begun-at = Iniciada
tasks-ended-at = Terminada
tasks-progress = Progreso
tasks-worked = { $count ->
    [one] una fila procesada
   *[other] { $count } filas procesadas
}
tasks-of-these-failed = { $count ->
    [one] una de ellas falló
   *[other] { $count } de ellas fallaron
}
tasks-failures = Qué falló y por qué
tasks-hidden-row = una fila que usted no puede ver
tasks-state-waiting = en espera
tasks-state-running = en curso
tasks-state-done = terminada
tasks-state-failed = detenida
tasks-state-cancelled = cancelada
tasks-cancel = Cancelar la operación
tasks-cancel-help = Lo que ya se hizo se conserva. Una operación que no avanza durante minutos ha perdido su proceso: reanúdela y seguirá donde estaba.
tasks-is-cancelled = La operación está cancelada. Lo que se hizo se conserva.
tasks-resume = Reanudar
tasks-goes-on = La operación sigue donde estaba.

## The page that asks.

tasks-all-matching = Todas las que coinciden, también en las otras páginas
tasks-ask-many = { $what }: todas las filas que coinciden
tasks-how = Esto se hace en segundo plano, fila por fila. Las filas que usted no puede tocar, que cambian mientras tanto o que fallan quedan como están y se muestran con el motivo; las demás se procesan igualmente.

## Why a row, or all of a task, was not done.

tasks-why-gone = Ya no existe.
tasks-why-forbidden = Usted no puede hacer esto con ella.
tasks-why-changed = Cambió antes de que la operación llegara a ella.
tasks-why-in-use = Aún se usa en otro lugar, o sus valores ya están en uso.
tasks-why-error = Algo salió mal. El registro del sitio dice más.
tasks-why-not-permitted = Quien la solicitó ya no puede hacer esto.
tasks-why-no-action = Esa acción ya no existe.
tasks-why-no-file = El archivo ya no existe.
tasks-why-answers = Los datos que se rellenaron para ella ya no encajan en su formulario.

## The trash of a model, and the way back from a deed.

trash-undo = Deshacer
trash-open = Papelera
trash-leave = Volver a la lista
trash-of = Papelera: { $what }
trash-list = Lo que se eliminó queda aquí hasta que se restaure o se elimine definitivamente.
trash-empty = La papelera está vacía.
trash-here = Esto está en la papelera
trash-since = Eliminado
trash-unchanged = Se podrá cambiar de nuevo cuando se restaure.
trash-days = { $count ->
    [one] Después de { $count } día en la papelera se elimina definitivamente.
   *[other] Después de { $count } días en la papelera se elimina definitivamente.
}
trash-goes = Va a la papelera, desde donde se puede restaurar.
trash-goes-many = Van a la papelera, desde donde se pueden restaurar.
trash-stays = Quedan como están.
trash-put = Sí, mover a la papelera
trash-restore = Restaurar
trash-purge = Eliminar definitivamente
trash-purge-this = Eliminar { $what } definitivamente
trash-purge-now = Sí, eliminar definitivamente
trash-done = Movido a la papelera: { $what }
trash-done-many = { $count ->
    [one] { $count } fila se movió a la papelera.
   *[other] { $count } filas se movieron a la papelera.
}
trash-deleted-many = { $count ->
    [one] { $count } fila se eliminó.
   *[other] { $count } filas se eliminaron.
}
trash-restored = Restaurado: { $what }
trash-restored-many = { $count ->
    [one] { $count } fila se restauró.
   *[other] { $count } filas se restauraron.
}
trash-not-restored = «{ $what }» no se puede restaurar. { $why } Cambie primero la otra fila o elimine esta definitivamente.
trash-taken = { $title } no se puede restaurar: otra fila ha ocupado un valor que solo una puede tener.
trash-deed-put = movida a la papelera
trash-deed-restored = restaurada
trash-deed-purged = eliminada definitivamente

## What programs are told.

trash-api-closed = Aquí no existe ese campo o usted no puede escribirlo.
trash-api-flag = Envíe true o false.
trash-api-number = Envíe un número.
trash-api-text = Envíe un texto.

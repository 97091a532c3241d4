## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = Añadir { $what }
forms-saved = Guardado: { $what }
forms-added = Añadido: { $what }
forms-check = Revise el formulario
forms-continue = Guardar y continuar
forms-another = Guardar y añadir otra
forms-as-new = Guardar como nueva
forms-utc = La hora está en UTC.
forms-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
forms-unshown = no se puede mostrar
forms-required = Los campos con asterisco son necesarios.
forms-nothing-to-read = Aquí no hay nada que usted pueda ver.
forms-list = Mostrar la lista de { $what }
forms-choices = { $count ->
    [0] No se encontró nada
    [one] { $count } fila encontrada
   *[other] { $count } filas encontradas
}

## Why something cannot be saved.

forms-no-zero = Contiene un carácter que no se puede guardar.
forms-taken = Este valor ya está en uso.
forms-taken-together = Estos valores ya están en uso juntos: { $what }
forms-no-such-choice = No existe esa fila para elegir.
forms-needs = Falta un valor para el que este formulario no tiene campo: { $what }
forms-unfit = La base de datos no acepta este valor.
forms-out-of-sight = Después de guardarlo, usted ya no podría verlo, por eso no se guardó.
forms-refused = No se guardó
forms-refused-why = Se envió algo que el formulario no tiene o que usted no puede cambiar:

## Somebody else was there.

forms-conflict = Otra persona cambió esto
forms-conflict-why = Mientras usted tenía abierto el formulario, otra persona guardó «{ $what }». Aún no se ha guardado nada de lo suyo.
forms-conflict-unseen = Lo que cambió no es nada que muestre este formulario.
forms-column = Campo
forms-original = Antes
forms-theirs = Guardado por otra persona
forms-mine = Su versión
forms-changed = cambiado
forms-unknown = desconocido
forms-keep-mine = Guardar mi versión de todos modos
forms-keep-hint = Los campos que usted no cambió quedan como están ahora.
forms-take-theirs = Usar la otra versión
forms-gone = Esto ya no existe
forms-gone-why = Se eliminó o usted no puede verlo. Esto es lo que escribió:

## Rows that belong to the row.

forms-children-next = Siguientes
forms-children-first = Volver a las primeras
forms-children-none = Aún no hay ninguna.
forms-delete-this = Eliminar { $what }
forms-edit-this = Cambiar { $what }
forms-actions = Acciones

## Deleting a row, and what falls with it.

forms-deleted = Eliminado: { $what }
forms-delete-now = Sí, eliminar
forms-nothing-falls = Nada más hace referencia a esto.
forms-falls = También se eliminan.
forms-forbidden = También se eliminarían, y usted no puede eliminarlas todas.
forms-loosened = Se conservan y ya no hacen referencia a nada.
forms-blocks = Necesitan esto, por eso no se puede eliminar.
forms-dangles = Se conservan y hacen referencia a algo que ya no existe.
forms-others = Hay algunas que usted no puede ver.
forms-more = Estas son las primeras { $count }.
forms-not-permitted = No se puede eliminar: con esto desaparecerían filas que usted no puede eliminar.
forms-not-free = No se puede eliminar: otras filas lo necesitan.
forms-stale = Esto ha cambiado desde que usted lo vio. Revíselo de nuevo antes de eliminarlo.

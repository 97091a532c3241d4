## The frame of the panel, its front page, and words that several pages share.

panel-title = Administración
panel-home = Resumen
panel-skip = Ir al contenido
panel-site = Volver al sitio
panel-models = Modelos
panel-add = Añadir { $what }
panel-save = Guardar
panel-cancel = Cancelar
panel-delete = Eliminar
panel-edit = Cambiar
panel-view = Ver
panel-search = Buscar
panel-yes = Sí
panel-no = No
panel-empty = vacío
panel-rows = { $count ->
    [one] { $count } fila
   *[other] { $count } filas
}
panel-rows-at-least = más de { $count } filas
panel-menu = Menú
panel-navigation = Páginas de administración
panel-pages = Páginas
panel-system = Sistema
panel-jobs = Tareas
panel-schedule = Programación
panel-mail = Correo
panel-roles = Roles
panel-language = Idioma
panel-language-change = Cambiar el idioma
panel-theme = Tema oscuro
panel-find = Buscar en todo
panel-find-help = El comienzo de un nombre o título, o el número de una fila.
panel-find-in = Resultados de «{ $text }»
panel-find-none = No se encontró nada
panel-find-none-text = En las tablas grandes solo se buscan las filas más nuevas, y solo lo que usted puede ver.
panel-figures = Cifras
panel-all-rows = Mostrar todo
panel-more-than = Más de { $count }
panel-chart = Nuevas por día en los últimos 30 días
panel-chart-text = Del { $first } al { $last }: { $total } en total, como máximo { $most } en un día
panel-recent = Actividad reciente
panel-recent-none = Aún no ha ocurrido nada.
panel-when = Cuándo
panel-what = Qué
panel-who = Quién
panel-where = Dirección
panel-nothing = Aquí aún no hay nada para usted
panel-nothing-text = Quien gestiona los roles de este sitio puede mostrarle más.

## Why a text is no value of a column.

cell-missing = Este dato es necesario.
cell-too-long = Es demasiado largo.
cell-no-choice = Elija algo de la lista.
cell-no-number = Escriba un número, por ejemplo 12.5.
cell-no-whole-number = Escriba un número entero, por ejemplo 12.
cell-too-many-digits = Tiene más cifras de las que se pueden guardar.
cell-no-letter = Escriba una letra.
cell-no-json = Esto no es JSON.
cell-no-date = Escriba un día, por ejemplo 2026-01-31.
cell-no-time = Escriba una hora, por ejemplo 07:30.
cell-no-moment = Escriba un día y una hora, por ejemplo 2026-01-31 07:30.
cell-no-flag = Escriba yes o no.
cell-not-writable = Esto no se puede escribir aquí.

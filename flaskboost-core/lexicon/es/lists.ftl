## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = Buscar
lists-search-help = Deben aparecer todas las palabras. "Varias palabras" entre comillas van juntas, =palabra es exactamente eso, ^palabra está al comienzo.
lists-filters = Filtros
lists-apply = Mostrar
lists-any = cualquiera
lists-contains = contiene
lists-is = es exactamente
lists-is-empty = está vacío
lists-is-filled = no está vacío
lists-from = { $label }, desde
lists-to = { $label }, hasta
lists-how = Cómo comparar { $label }
lists-active = Limitado a
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } contiene { $text }
lists-active-from = { $label } desde { $text }
lists-active-to = { $label } hasta { $text }
lists-active-empty = { $label } está vacío
lists-active-filled = { $label } no está vacío
lists-active-search = Búsqueda: { $text }
lists-remove = Quitar: { $what }
lists-clear = Mostrar todo
lists-per-page = Filas por página
lists-none = Aún no hay nada.
lists-none-found = Nada coincide.
lists-none-here = Nada coincide entre estas filas.
lists-hidden = no visible para usted
lists-select = Seleccionar { $title }
lists-select-page = Seleccionar todas las filas de esta página
lists-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
lists-pages = Páginas
lists-page = Página { $number } de { $pages }
lists-first = Primera
lists-previous = Anterior
lists-next = Siguiente
lists-last = Última
lists-many = más de 10 000 filas
lists-searched = Se buscó en { $count } filas de una tabla grande. Puede haber más a continuación.
lists-search-on = Seguir buscando
lists-with-selected = Con las filas seleccionadas
lists-delete = Eliminar
lists-go = Continuar
lists-all-matching = Todas las { $count } que coinciden, también en las otras páginas
lists-export = Exportar como { $format }

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
    [one] una fila
   *[other] { $count } filas
}
lists-not-done = { $what }: no se hizo nada
lists-and-more = y { $count } más
lists-back = Volver a la lista
lists-too-many = Esto se puede hacer con 1000 filas a la vez. Limite la lista o elija menos.
lists-nothing-selected = No se seleccionó ninguna fila.
lists-obstacles = Algunas filas lo impiden. Todas las demás también quedan como estaban.
lists-gone = { $title } ya no existe.
lists-forbidden = Usted no puede hacer esto con { $title }.
lists-changed = { $title } ha cambiado desde que se le preguntó.
lists-in-use = { $title } aún se usa en otro lugar.

## The views of a list: what it shows, kept under a name.

views-views = Vistas
views-all = Todas
views-by-others = (compartida por otra persona)
views-unusable = Pide algo que esta lista no tiene o que usted no puede leer.
views-keep = Guardar lo que muestra la lista
views-name = Nombre
views-new-name = Nombre de una vista nueva
views-first = Mostrarla primero cuando abro esta lista
views-shared = Para todas las personas que ven esta lista
views-save = Guardar como vista
views-change = Cambiar { $what }
views-change-short = Cambiar
views-replace = Reemplazar por lo que se muestra: { $what }
views-replace-short = Reemplazar por lo que se muestra
views-remove = Quitar { $what }
views-remove-short = Quitar
views-saved = Vista guardada: { $what }
views-changed = Vista cambiada: { $what }
views-removed = Vista quitada: { $what }
views-name-missing = Dé un nombre a la vista.
views-name-too-long = El nombre es demasiado largo: use como máximo 60 caracteres.
views-name-taken = Usted ya tiene una vista con este nombre. Elija otro nombre o reemplace esa vista.
views-query-too-long = La lista tiene demasiadas limitaciones para guardarla. Quite algunas.
views-too-many = Usted tiene 50 vistas de esta lista, que es el máximo. Quite una primero.

## How many rows have which value, and the days of a list.

views-with-counts = Mostrar cuántas filas hay de cada valor
views-facet = Limitar por { $label }
views-facet-none = Ninguna fila coincide.
views-facet-given-up = El recuento tardaba demasiado y se interrumpió. Limite la lista e inténtelo de nuevo.
views-facet-partial = Recuento entre 10 000 filas de una tabla grande; puede haber más.
views-days = { $label } (UTC)
views-all-days = Todas las fechas
views-days-partial = Buscado entre 10 000 filas como máximo.

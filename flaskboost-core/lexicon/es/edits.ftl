## Rows that are changed in the list itself.

edits-save = Guardar los cambios
edits-discard = Descartar mis cambios
edits-saved = { $count ->
    [0] No se cambió nada.
    [one] Guardado: una fila
   *[other] Guardado: { $count } filas
}
edits-changed = cambiado por otra persona
edits-refused = No se guardó nada
edits-refused-why = Revise los campos marcados. Lo que escribió sigue ahí.
edits-stale = Otra persona hizo cambios mientras tanto. No se guardó nada
edits-stale-why = Lo que escribió sigue ahí, junto al valor actual. Guarde de nuevo para conservar su versión en lo que usted cambió.
edits-moved = Estas filas ya no están en esta página. Aparecen primero aquí abajo:
edits-lost = Estas filas ya no existen o usted no puede verlas. Esto es lo que escribió:

## The order that is made by hand.

edits-order = Orden
edits-order-save = Mover a las posiciones escritas
edits-up = Subir { $what }
edits-down = Bajar { $what }
edits-place = Posición de { $what }
edits-moved-to = Movido: { $what }
edits-no-place = Una posición es un número entero a partir de 1. No se movió nada.
edits-order-gone = Una fila ya no existe. No se movió nada; revíselo de nuevo.

## The foot of a list.

edits-sum = Suma
edits-average = Promedio
edits-range = Intervalo
edits-count = Con valor
edits-from-to = de { $from } a { $to }
edits-too-many = Hay demasiadas filas para calcular los totales. Limite la lista.

## Rows of another model in the form of the row they belong to.

steps-more = Añadir otra fila: { $what }
steps-open = Abrir su página
steps-open-this = Abrir la página de { $what }
steps-leave = Eliminar al guardar
steps-changed = Otra persona cambió esto mientras tanto. Los campos que usted no cambió muestran lo que esa persona guardó; guarde de nuevo para conservar su versión.
steps-theirs = Otra persona guardó «{ $what }» aquí.
steps-gone = Otra persona eliminó esto mientras tanto. Guarde de nuevo para volver a añadirlo, o vacíe sus campos para descartarlo.
steps-lost = Otra persona eliminó una de estas filas mientras tanto. Usted había escrito: { $what }
steps-too-few = Debe haber al menos { $what }.
steps-too-many = Puede haber como máximo { $what }.

## The parts of a form.

steps-parts = Partes del formulario
steps-complaints = { $count ->
    [one] { $count } error
   *[other] { $count } errores
}

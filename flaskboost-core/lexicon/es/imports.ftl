## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = Importar
imports-title = Importar: { $what }
imports-lead = { $file }, { $count ->
    [one] una línea
   *[other] { $count } líneas
}
imports-file = Archivo CSV
imports-file-help = En UTF-8, con los nombres de las columnas en la primera línea. Como máximo 200 000 líneas y el tamaño que acepte el sitio.
imports-delimiter = Separador entre dos celdas
imports-delimiter-guessed = detectarlo en el archivo
imports-delimiter-comma = una coma
imports-delimiter-semicolon = un punto y coma
imports-delimiter-tab = un tabulador
imports-columns = Columnas que se pueden importar:
imports-upload = Enviar el archivo
imports-not-taken = Este archivo no se puede importar
imports-in-line = Línea { $line }:

## Why a file is not taken.

imports-no-file = Elija un archivo que no esté vacío.
imports-no-delimiter = Elija de la lista el separador entre dos celdas.
imports-empty = No hay ninguna línea debajo de los nombres de las columnas.
imports-zero = Contiene un byte nulo, así que no es texto. Guárdelo como CSV.
imports-no-utf8 = Esto no es UTF-8. Guárdelo como «CSV UTF-8».
imports-no-csv = Esto no es CSV.
imports-unequal = Esta línea tiene { $what } celdas, y la primera tiene otro número. Busque unas comillas que falten o elija el separador entre dos celdas.
imports-long-cell = Una celda es demasiado larga: el máximo son 64 kilobytes, y 200 letras para el nombre de una columna.
imports-too-many-lines = Hay más de 200 000 líneas. Divida el archivo.
imports-too-many-columns = Hay más de 200 columnas.
imports-no-head = Una columna no tiene nombre.
imports-head-twice = Hay dos columnas que se llaman «{ $what }».

## What its columns mean.

imports-mapping = Qué significan las columnas
imports-head = Columna del archivo
imports-sample = Primera línea
imports-means = Corresponde a
imports-skip = se omite
imports-find = Las filas que ya existen se buscan por
imports-find-help = Una línea cuyo valor es el de una fila cambia esa fila. Todas las demás líneas se convierten en filas nuevas.
imports-find-none = nada: cada línea es una fila nueva
imports-try = Probar
imports-unknown-column = «{ $what }» no es una columna que se pueda elegir aquí.
imports-column-twice = Dos columnas del archivo corresponden a «{ $what }». Elíjala una sola vez.
imports-nothing-mapped = Elija a qué corresponde al menos una columna del archivo.
imports-find-unmapped = Las filas se deben buscar por «{ $what }», pero ninguna columna del archivo le corresponde.
imports-not-tried = Esto no se ha probado tal como está ahora. Pruébelo de nuevo y revise lo que cambiaría.

## What would change, and what did.

imports-is-trying = Se están probando todas las líneas; aún no se cambia nada.
imports-is-working = Se están importando las líneas.
imports-to-import = Ir a la importación
imports-to-task = La operación que lo hace
imports-tried = Qué cambiaría
imports-over = Qué se hizo
imports-not-whole = No se hizo todo: la operación se detuvo.
imports-confirm = Importar ahora
imports-confirm-help = Las líneas rechazadas se omiten. Las demás se importan una por una y se comprueban de nuevo.
imports-failures = Líneas rechazadas, como CSV
imports-count-new = { $count ->
    [one] una fila nueva
   *[other] { $count } filas nuevas
}
imports-count-changed = { $count ->
    [one] una fila cambiada
   *[other] { $count } filas cambiadas
}
imports-count-same = { $count ->
    [one] una línea sin nada nuevo
   *[other] { $count } líneas sin nada nuevo
}
imports-count-refused = { $count ->
    [one] una línea rechazada
   *[other] { $count } líneas rechazadas
}
imports-heap-new = Filas nuevas
imports-heap-changed = Filas cambiadas
imports-heap-refused = Líneas rechazadas
imports-line = Línea
imports-what = Qué
imports-why = Motivo
imports-old = antes:
imports-new = después:
imports-task = Importar
imports-task-check = Probar una importación

## Why a line is refused.

imports-may-not-edit = Usted no puede cambiar esta fila.
imports-may-not-create = Usted no puede crear filas nuevas.
imports-may-not-write = Usted no puede escribir esta columna de esta fila.
imports-no-such-row = No hay ninguna fila con esta clave. Déjela vacía para crear una nueva.
imports-key-twice = Una línea anterior tiene el mismo valor.

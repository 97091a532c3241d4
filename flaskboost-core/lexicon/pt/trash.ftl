## The trash of a model, and the way back from a deed.

trash-undo = Desfazer
trash-open = Lixo
trash-leave = Voltar à lista
trash-of = Lixo: { $what }
trash-list = O que foi eliminado fica aqui até ser restaurado ou eliminado definitivamente.
trash-empty = O lixo está vazio.
trash-here = Isto está no lixo
trash-since = Eliminado
trash-unchanged = Pode ser alterado de novo quando for restaurado.
trash-days = { $count ->
    [one] Após { $count } dia no lixo, é eliminado definitivamente.
   *[other] Após { $count } dias no lixo, é eliminado definitivamente.
}
trash-goes = Vai para o lixo, de onde pode ser restaurado.
trash-goes-many = Vão para o lixo, de onde podem ser restauradas.
trash-stays = Ficam como estão.
trash-put = Sim, mover para o lixo
trash-restore = Restaurar
trash-purge = Eliminar definitivamente
trash-purge-this = Eliminar { $what } definitivamente
trash-purge-now = Sim, eliminar definitivamente
trash-done = Movido para o lixo: { $what }
trash-done-many = { $count ->
    [one] { $count } linha foi movida para o lixo.
   *[other] { $count } linhas foram movidas para o lixo.
}
trash-deleted-many = { $count ->
    [one] { $count } linha foi eliminada.
   *[other] { $count } linhas foram eliminadas.
}
trash-restored = Restaurado: { $what }
trash-restored-many = { $count ->
    [one] { $count } linha foi restaurada.
   *[other] { $count } linhas foram restauradas.
}
trash-not-restored = “{ $what }” não pode ser restaurado. { $why } Altere primeiro a outra linha ou elimine esta definitivamente.
trash-taken = { $title } não pode ser restaurado: outra linha ocupou um valor que só uma pode ter.
trash-deed-put = movida para o lixo
trash-deed-restored = restaurada
trash-deed-purged = eliminada definitivamente

## What programs are told.

trash-api-closed = Esse campo não existe aqui ou não o pode escrever.
trash-api-flag = Envie true ou false.
trash-api-number = Envie um número.
trash-api-text = Envie um texto.

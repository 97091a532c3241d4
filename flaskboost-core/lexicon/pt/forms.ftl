## The pages of one row: its form, a conflict, what cannot be saved.

forms-new = Adicionar { $what }
forms-saved = Guardado: { $what }
forms-added = Adicionado: { $what }
forms-check = Verifique o formulário
forms-continue = Guardar e continuar
forms-another = Guardar e adicionar outra
forms-as-new = Guardar como nova
forms-utc = A hora está em UTC.
forms-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
forms-unshown = não pode ser mostrado
forms-required = Os campos com asterisco são necessários.
forms-nothing-to-read = Não há aqui nada que possa ver.
forms-list = Mostrar a lista de { $what }
forms-choices = { $count ->
    [0] Nada foi encontrado
    [one] { $count } linha encontrada
   *[other] { $count } linhas encontradas
}

## Why something cannot be saved.

forms-no-zero = Contém um carácter que não pode ser guardado.
forms-taken = Este valor já está a ser usado.
forms-taken-together = Estes valores já estão a ser usados em conjunto: { $what }
forms-no-such-choice = A linha escolhida não existe.
forms-needs = Falta um valor para o qual este formulário não tem campo: { $what }
forms-unfit = A base de dados não aceita este valor.
forms-out-of-sight = Depois de guardar, já não poderia ver isto, por isso não foi guardado.
forms-refused = Isto não foi guardado
forms-refused-why = Foi enviado algo que o formulário não tem ou que não pode alterar:

## Somebody else was there.

forms-conflict = Outra pessoa alterou isto
forms-conflict-why = Enquanto tinha o formulário aberto, outra pessoa guardou “{ $what }”. Nada do que alterou foi ainda guardado.
forms-conflict-unseen = O que foi alterado não aparece neste formulário.
forms-column = Campo
forms-original = Antes
forms-theirs = Guardado por outra pessoa
forms-mine = A sua versão
forms-changed = alterado
forms-unknown = desconhecido
forms-keep-mine = Guardar a minha versão mesmo assim
forms-keep-hint = Os campos que não alterou ficam como estão agora.
forms-take-theirs = Usar a outra versão
forms-gone = Isto já não existe
forms-gone-why = Foi eliminado ou não o pode ver. Isto é o que escreveu:

## Rows that belong to the row.

forms-children-next = Seguintes
forms-children-first = Voltar às primeiras
forms-children-none = Ainda não há nenhuma.
forms-delete-this = Eliminar { $what }
forms-edit-this = Alterar { $what }
forms-actions = Ações

## Deleting a row, and what falls with it.

forms-deleted = Eliminado: { $what }
forms-delete-now = Sim, eliminar
forms-nothing-falls = Nada mais faz referência a isto.
forms-falls = Também são eliminadas.
forms-forbidden = Também seriam eliminadas, e não pode eliminar todas.
forms-loosened = Ficam, mas deixam de fazer referência a algo.
forms-blocks = Precisam disto, por isso não pode ser eliminado.
forms-dangles = Ficam e fazem referência a algo que já não existe.
forms-others = Há algumas que não pode ver.
forms-more = Estas são as primeiras { $count }.
forms-not-permitted = Isto não pode ser eliminado: perder-se-iam também linhas que não pode eliminar.
forms-not-free = Isto não pode ser eliminado: outras linhas precisam disto.
forms-stale = Isto foi alterado desde que o viu. Verifique de novo antes de eliminar.

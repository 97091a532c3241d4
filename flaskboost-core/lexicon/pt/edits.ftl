## Rows that are changed in the list itself.

edits-save = Guardar as alterações
edits-discard = Descartar as minhas alterações
edits-saved = { $count ->
    [0] Nada foi alterado.
    [one] Guardado: { $count } linha
   *[other] Guardado: { $count } linhas
}
edits-changed = alterado por outra pessoa
edits-refused = Nada foi guardado
edits-refused-why = Verifique os campos assinalados. O que escreveu continua lá.
edits-stale = Outra pessoa fez alterações entretanto. Nada foi guardado
edits-stale-why = O que escreveu continua lá, ao lado do valor atual. Guarde de novo para manter a sua versão naquilo que alterou.
edits-moved = Estas linhas já não estão nesta página. Aparecem primeiro, aqui em baixo:
edits-lost = Estas linhas já não existem ou não as pode ver. Isto é o que escreveu:

## The order that is made by hand.

edits-order = Ordem
edits-order-save = Mover para as posições escritas
edits-up = Mover { $what } para cima
edits-down = Mover { $what } para baixo
edits-place = Posição de { $what }
edits-moved-to = Movido: { $what }
edits-no-place = Uma posição é um número inteiro a partir de 1. Nada foi movido.
edits-order-gone = Uma linha já não existe. Nada foi movido; verifique de novo.

## The foot of a list.

edits-sum = Soma
edits-average = Média
edits-range = Intervalo
edits-count = Preenchidos
edits-from-to = de { $from } a { $to }
edits-too-many = Há demasiadas linhas para calcular os totais. Limite a lista.

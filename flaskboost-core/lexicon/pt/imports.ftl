## Rows from a file of CSV: the file, what its columns mean, what would change, what did.

imports-link = Importar
imports-title = Importar: { $what }
imports-lead = { $file }, { $count ->
    [one] { $count } registo
   *[other] { $count } registos
}
imports-file = Ficheiro CSV
imports-file-help = Em UTF-8, com os nomes das colunas na primeira linha. No máximo 200 000 registos e o tamanho que o site aceitar.
imports-delimiter = Separador entre duas células
imports-delimiter-guessed = detetar no ficheiro
imports-delimiter-comma = uma vírgula
imports-delimiter-semicolon = um ponto e vírgula
imports-delimiter-tab = uma tabulação
imports-columns = Colunas que podem ser importadas:
imports-upload = Enviar o ficheiro
imports-not-taken = Este ficheiro não pode ser importado
imports-in-line = Linha { $line } do ficheiro:

## Why a file is not taken.

imports-no-file = Escolha um ficheiro que não esteja vazio.
imports-no-delimiter = Escolha na lista o separador entre duas células.
imports-empty = Não há nenhum registo abaixo dos nomes das colunas.
imports-zero = Contém um byte nulo, por isso não é texto. Guarde-o como CSV.
imports-no-utf8 = Isto não é UTF-8. Guarde-o como “CSV UTF-8”.
imports-no-csv = Isto não é CSV.
imports-unequal = Este registo tem { $what } células, e a primeira linha do ficheiro tem outro número. Procure aspas em falta ou escolha o separador entre duas células.
imports-long-cell = Uma célula é demasiado longa: o máximo são 64 kilobytes, e 200 letras para o nome de uma coluna.
imports-too-many-lines = Há mais de 200 000 registos. Divida o ficheiro.
imports-too-many-columns = Há mais de 200 colunas.
imports-no-head = Uma coluna não tem nome.
imports-head-twice = Há duas colunas com o nome “{ $what }”.

## What its columns mean.

imports-mapping = O que significam as colunas
imports-head = Coluna do ficheiro
imports-sample = Primeiro registo
imports-means = Corresponde a
imports-skip = omitida
imports-find = As linhas que já existem são procuradas por
imports-find-help = Um registo cujo valor é o de uma linha altera essa linha. Todos os outros registos dão origem a novas linhas.
imports-find-none = nada: cada registo é uma nova linha
imports-try = Experimentar
imports-unknown-column = “{ $what }” não é uma coluna que possa escolher aqui.
imports-column-twice = Duas colunas do ficheiro correspondem a “{ $what }”. Escolha-a só uma vez.
imports-nothing-mapped = Escolha a que corresponde pelo menos uma coluna do ficheiro.
imports-find-unmapped = As linhas devem ser procuradas por “{ $what }”, mas nenhuma coluna do ficheiro lhe corresponde.
imports-not-tried = Isto não foi experimentado tal como está agora. Experimente de novo e verifique o que seria alterado.

## What would change, and what did.

imports-is-trying = Todos os registos estão a ser experimentados; ainda nada é alterado.
imports-is-working = Os registos estão a ser importados.
imports-to-import = Ir para a importação
imports-to-task = A operação que o faz
imports-tried = O que seria alterado
imports-over = O que foi feito
imports-not-whole = Nem tudo foi feito: a operação foi interrompida.
imports-confirm = Importar agora
imports-confirm-help = Os registos recusados são omitidos. Os outros são importados um a um e verificados de novo.
imports-failures = Registos recusados, como CSV
imports-count-new = { $count ->
    [one] { $count } nova linha
   *[other] { $count } novas linhas
}
imports-count-changed = { $count ->
    [one] { $count } linha alterada
   *[other] { $count } linhas alteradas
}
imports-count-same = { $count ->
    [one] { $count } registo sem nada de novo
   *[other] { $count } registos sem nada de novo
}
imports-count-refused = { $count ->
    [one] { $count } registo recusado
   *[other] { $count } registos recusados
}
imports-heap-new = Novas linhas
imports-heap-changed = Linhas alteradas
imports-heap-refused = Registos recusados
imports-line = Linha do ficheiro
imports-what = O quê
imports-why = Motivo
imports-old = antes:
imports-new = depois:
imports-task = Importar
imports-task-check = Experimentar uma importação

## Why a line is refused.

imports-may-not-edit = Não pode alterar esta linha.
imports-may-not-create = Não pode criar novas linhas.
imports-may-not-write = Não pode escrever esta coluna desta linha.
imports-no-such-row = Não há nenhuma linha com esta chave. Deixe-a vazia para criar uma nova.
imports-key-twice = Um registo anterior tem o mesmo valor.

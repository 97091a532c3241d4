## The frame of the panel, its front page, and words that several pages share.

panel-title = Administração
panel-home = Visão geral
panel-skip = Ir para o conteúdo
panel-site = Voltar ao site
panel-models = Modelos
panel-add = Adicionar { $what }
panel-save = Guardar
panel-cancel = Cancelar
panel-delete = Eliminar
panel-edit = Alterar
panel-view = Ver
panel-search = Pesquisar
panel-yes = Sim
panel-no = Não
panel-empty = vazio
panel-rows = { $count ->
    [one] { $count } linha
   *[other] { $count } linhas
}
panel-rows-at-least = mais de { $count } linhas
panel-menu = Menu
panel-navigation = Páginas de administração
panel-pages = Páginas
panel-system = Sistema
panel-jobs = Tarefas
panel-schedule = Agenda
panel-mail = Correio
panel-roles = Funções
panel-language = Idioma
panel-language-change = Mudar o idioma
panel-theme = Tema escuro
panel-find = Pesquisar tudo
panel-find-help = O início de um nome ou título, ou o número de uma linha.
panel-find-in = Resultados para “{ $text }”
panel-find-none = Nada foi encontrado
panel-find-none-text = Nas tabelas grandes só são pesquisadas as linhas mais recentes, e só o que pode ver.
panel-figures = Números
panel-all-rows = Mostrar tudo
panel-more-than = Mais de { $count }
panel-chart = Novas por dia nos últimos 30 dias
panel-chart-text = De { $first } a { $last }: { $total } no total, no máximo { $most } num dia
panel-recent = Atividade recente
panel-recent-none = Ainda não aconteceu nada.
panel-when = Quando
panel-what = O quê
panel-who = Quem
panel-where = Endereço
panel-nothing = Ainda não há nada aqui para si
panel-nothing-text = Quem gere as funções deste site pode mostrar-lhe mais.

## Why a text is no value of a column.

cell-missing = Isto é necessário.
cell-too-long = Isto é demasiado longo.
cell-no-choice = Escolha um item da lista.
cell-no-number = Escreva um número, por exemplo 12.5.
cell-no-whole-number = Escreva um número inteiro, por exemplo 12.
cell-too-many-digits = Tem mais algarismos do que podem ser guardados.
cell-no-letter = Escreva uma letra.
cell-no-json = Isto não é JSON.
cell-no-date = Escreva um dia, por exemplo 2026-01-31.
cell-no-time = Escreva uma hora, por exemplo 07:30.
cell-no-moment = Escreva um dia e uma hora, por exemplo 2026-01-31 07:30.
cell-no-flag = Escreva yes ou no.
cell-not-writable = Isto não pode ser escrito aqui.

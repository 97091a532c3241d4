## The list of a model: search, filters, order, pages, and what is done to several rows.

lists-search = Pesquisar
lists-search-help = Todas as palavras têm de aparecer. "Várias palavras" entre aspas ficam juntas, =palavra é exatamente isso, ^palavra está no início.
lists-filters = Filtros
lists-apply = Mostrar
lists-any = qualquer
lists-contains = contém
lists-is = é exatamente
lists-is-empty = está vazio
lists-is-filled = não está vazio
lists-from = { $label }, desde
lists-to = { $label }, até
lists-how = Como comparar { $label }
lists-active = Limitado a
lists-active-is = { $label }: { $text }
lists-active-contains = { $label } contém { $text }
lists-active-from = { $label } desde { $text }
lists-active-to = { $label } até { $text }
lists-active-empty = { $label } está vazio
lists-active-filled = { $label } não está vazio
lists-active-search = Pesquisa: { $text }
lists-remove = Remover: { $what }
lists-clear = Mostrar tudo
lists-per-page = Linhas por página
lists-none = Ainda não há nada.
lists-none-found = Nada corresponde.
lists-none-here = Nada corresponde entre estas linhas.
lists-hidden = não visível para si
lists-select = Selecionar { $title }
lists-select-page = Selecionar todas as linhas desta página
lists-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
lists-pages = Páginas
lists-page = Página { $number } de { $pages }
lists-first = Primeira
lists-previous = Anterior
lists-next = Seguinte
lists-last = Última
lists-many = mais de 10 000 linhas
lists-searched = Foram pesquisadas { $count } linhas de uma tabela grande. Pode haver mais além destas.
lists-search-on = Continuar a pesquisar
lists-with-selected = Com as linhas selecionadas
lists-delete = Eliminar
lists-go = Continuar
lists-all-matching = Todas as { $count } que correspondem, também nas outras páginas
lists-export = Exportar como { $format }

## What is done to several rows: the page that asks, and why nothing was done.

lists-ask = { $what }: { $count ->
    [one] { $count } linha
   *[other] { $count } linhas
}
lists-not-done = { $what }: nada foi feito
lists-and-more = e mais { $count }
lists-back = Voltar à lista
lists-too-many = Isto pode ser feito com 1000 linhas de cada vez. Limite a lista ou escolha menos.
lists-nothing-selected = Nenhuma linha foi selecionada.
lists-obstacles = Algumas linhas impedem-no. Todas as outras também ficaram como estavam.
lists-gone = { $title } já não existe.
lists-forbidden = Não pode fazer isto com { $title }.
lists-changed = { $title } mudou desde que lhe foi perguntado.
lists-in-use = { $title } ainda é usado por outra coisa.

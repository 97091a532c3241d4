## The views of a list: what it shows, kept under a name.

views-views = Vistas
views-all = Todas
views-by-others = (partilhada por outra pessoa)
views-unusable = Pede algo que esta lista não tem ou que não pode ler.
views-keep = Guardar o que a lista mostra
views-name = Nome
views-new-name = Nome de uma nova vista
views-first = Mostrar em primeiro lugar quando abro esta lista
views-shared = Para todas as pessoas que veem esta lista
views-save = Guardar como vista
views-change = Alterar { $what }
views-change-short = Alterar
views-replace = Substituir pelo que é mostrado: { $what }
views-replace-short = Substituir pelo que é mostrado
views-remove = Remover { $what }
views-remove-short = Remover
views-saved = Vista guardada: { $what }
views-changed = Vista alterada: { $what }
views-removed = Vista removida: { $what }
views-name-missing = Dê um nome à vista.
views-name-too-long = O nome é demasiado longo: use no máximo 60 caracteres.
views-name-taken = Já tem uma vista com este nome. Escolha outro nome ou substitua essa vista.
views-query-too-long = A lista tem demasiadas limitações para ser guardada. Remova algumas.
views-too-many = Tem 50 vistas desta lista, que é o máximo. Remova uma primeiro.

## How many rows have which value, and the days of a list.

views-with-counts = Mostrar quantas linhas há de cada valor
views-facet = Limitar por { $label }
views-facet-none = Nenhuma linha corresponde.
views-facet-given-up = A contagem estava a demorar demasiado e foi interrompida. Limite a lista e tente de novo.
views-facet-partial = Contagem entre 10 000 linhas de uma tabela grande; pode haver mais.
views-days = { $label } (UTC)
views-all-days = Todas as datas
views-days-partial = Procurado entre 10 000 linhas no máximo.

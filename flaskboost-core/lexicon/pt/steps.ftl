## Rows of another model in the form of the row they belong to.

steps-more = Adicionar outra linha: { $what }
steps-open = Abrir a sua página
steps-open-this = Abrir a página de { $what }
steps-leave = Eliminar ao guardar
steps-changed = Outra pessoa alterou isto entretanto. Os campos que não alterou mostram o que essa pessoa guardou; guarde de novo para manter a sua versão.
steps-theirs = Outra pessoa guardou “{ $what }” aqui.
steps-gone = Outra pessoa eliminou isto entretanto. Guarde de novo para voltar a adicionar, ou limpe os campos para descartar.
steps-lost = Outra pessoa eliminou uma destas linhas entretanto. Tinha escrito: { $what }
steps-too-few = Tem de haver pelo menos { $what }.
steps-too-many = Pode haver no máximo { $what }.

## The parts of a form.

steps-parts = Partes do formulário
steps-complaints = { $count ->
    [one] { $count } erro
   *[other] { $count } erros
}

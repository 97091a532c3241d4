## Long work in the background: what is asked, how far it is, what failed.

tasks-title = Operações
tasks-lead = Trabalhos longos que decorrem em segundo plano. As operações terminadas são guardadas durante 30 dias.
tasks-none = Não há operações
tasks-none-text = O que se faz com mais de 1000 linhas de uma lista de uma só vez é executado em segundo plano e mostrado aqui.
tasks-older = Operações anteriores
tasks-what = Operação
tasks-state = Estado
tasks-rows = Linhas
tasks-failed = Falhadas
tasks-who = Pedida por
tasks-asked-at = Pedida
tasks-begun-at = Iniciada
tasks-ended-at = Terminada
tasks-progress = Progresso
tasks-worked = { $count ->
    [one] { $count } linha processada
   *[other] { $count } linhas processadas
}
tasks-of-these-failed = { $count ->
    [one] { $count } delas falhou
   *[other] { $count } delas falharam
}
tasks-failures = O que falhou e porquê
tasks-hidden-row = uma linha que não pode ver
tasks-state-waiting = em espera
tasks-state-running = em curso
tasks-state-done = concluída
tasks-state-failed = interrompida
tasks-state-cancelled = cancelada
tasks-cancel = Cancelar a operação
tasks-cancel-help = O que já foi feito mantém-se. Uma operação que não avança durante minutos perdeu o seu processo: retome-a e ela continua onde estava.
tasks-is-cancelled = A operação está cancelada. O que foi feito mantém-se.
tasks-resume = Retomar
tasks-goes-on = A operação continua onde estava.

## The page that asks.

tasks-all-matching = Todas as que correspondem, também nas outras páginas
tasks-ask-many = { $what }: todas as linhas que correspondem
tasks-how = Isto é feito em segundo plano, linha a linha. As linhas em que não pode mexer, que são alteradas entretanto ou que falham ficam como estão e são apresentadas com o motivo; as outras são processadas na mesma.

## Why a row, or all of a task, was not done.

tasks-why-gone = Já não existe.
tasks-why-forbidden = Não pode fazer isto com ela.
tasks-why-changed = Foi alterada antes de a operação chegar a ela.
tasks-why-in-use = Ainda é usada por outra coisa, ou os seus valores já estão a ser usados.
tasks-why-error = Algo correu mal. O registo do site diz mais.
tasks-why-not-permitted = Quem a pediu já não pode fazer isto.
tasks-why-no-action = Essa ação já não existe.
tasks-why-no-file = O ficheiro já não existe.
tasks-why-answers = O que foi preenchido para ela já não é adequado ao seu formulário.

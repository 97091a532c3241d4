## Long work in the background: what is asked, how far it is, what failed.

tasks-title = Achtergrondtaken
tasks-lead = Lang werk dat op de achtergrond doorgaat. Beëindigde achtergrondtaken worden 30 dagen bewaard.
tasks-none = Geen achtergrondtaken
tasks-none-text = Wat u met meer dan 1.000 rijen van een lijst tegelijk doet, gebeurt op de achtergrond en wordt hier getoond.
tasks-older = Oudere achtergrondtaken
tasks-what = Achtergrondtaak
tasks-state = Status
tasks-rows = Rijen
tasks-failed = Mislukt
tasks-who = Aangevraagd door
tasks-asked-at = Aangevraagd
tasks-begun-at = Begonnen
tasks-ended-at = Geëindigd
tasks-progress = Voortgang
tasks-worked = { $count ->
    [one] één rij verwerkt
   *[other] { $count } rijen verwerkt
}
tasks-of-these-failed = { $count ->
    [one] één daarvan mislukt
   *[other] { $count } daarvan mislukt
}
tasks-failures = Wat er is mislukt, en waarom
tasks-hidden-row = een rij die u niet mag zien
tasks-state-waiting = wachtend
tasks-state-running = bezig
tasks-state-done = klaar
tasks-state-failed = gestopt
tasks-state-cancelled = geannuleerd
tasks-cancel = Achtergrondtaak annuleren
tasks-cancel-help = Wat al is gedaan, blijft zo. Een achtergrondtaak die minutenlang niet vordert, is haar worker kwijt: hervat haar, en ze gaat verder waar ze was.
tasks-is-cancelled = De achtergrondtaak is geannuleerd. Wat al is gedaan, blijft zo.
tasks-resume = Hervatten
tasks-goes-on = De achtergrondtaak gaat verder waar ze was.

## The page that asks.

tasks-all-matching = Alle die voldoen, ook op de andere pagina’s
tasks-ask-many = { $what }: alle rijen die voldoen
tasks-how = Dit gebeurt op de achtergrond, rij voor rij. Rijen waarmee u dit niet mag doen, die intussen veranderen of waarbij het mislukt, blijven zoals ze zijn en worden met de reden vermeld; de andere worden gewoon verwerkt.

## Why a row, or all of a task, was not done.

tasks-why-gone = Dit is er niet meer.
tasks-why-forbidden = U mag dit hiermee niet doen.
tasks-why-changed = Dit veranderde toen de achtergrondtaak eraan toekwam.
tasks-why-in-use = Dit wordt nog door iets anders gebruikt, of de waarden zijn al in gebruik.
tasks-why-error = Er is iets misgegaan. In het logboek van de site staat meer.
tasks-why-not-permitted = Wie dit heeft aangevraagd, mag het niet meer doen.
tasks-why-no-action = Deze actie bestaat niet meer.
tasks-why-no-file = Het bestand is er niet meer.
tasks-why-answers = Wat ervoor is ingevuld, past niet meer bij het formulier.

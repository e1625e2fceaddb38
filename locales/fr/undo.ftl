# Annuler ce que l’on vient de faire, tant que le courrier n’est pas parti.
undo-submit = Annuler
undo-submit-title = Annuler cette action
undo-over = Délai passé
undo-delay = { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}
undo-told = { $count ->
    [one] { $names } recevra un mail dans { $delay }.
   *[other] { $names } recevront un mail dans { $delay }.
}
undo-told-count = { $count ->
    [one] Une personne sera prévenue dans { $delay }.
   *[other] { $count } personnes seront prévenues dans { $delay }.
}
undo-told-nobody = Personne ne recevra de mail. Vous pouvez annuler pendant { $delay }.
undo-may = Vous pouvez annuler pendant { $delay }.
done-undo = Votre action sur le ticket n° { $number } est annulée : aucun mail n’en est parti.
undo-kept = Action annulée : aucun mail n’en est parti. Voici ce que vous aviez écrit.
event-undone = a annulé son action ({ $what })
conflict-undone = y a annulé une action
mail-state-undone = non envoyé, action annulée

problem-late = Il n’est plus temps d’annuler.
problem-late-meaning = Vous ne voyez plus ce ticket : adressez-vous au service qui l’a maintenant.

refusal-only-its-author-undoes = Seule la personne qui a fait une action peut l’annuler.
refusal-creation-stays = La création d’un ticket ne s’annule pas ainsi : son propriétaire peut annuler le ticket.
refusal-already-undone = Cette action est déjà annulée.
refusal-acted-since = Il n’est plus temps d’annuler : quelqu’un a agi depuis sur ce ticket.
refusal-somebody-acted-since = Il n’est plus temps d’annuler : { $by } a agi depuis sur ce ticket.
refusal-mail-has-left = Il n’est plus temps d’annuler : le courrier est parti ({ $at }).
refusal-too-late-to-undo = Il n’est plus temps d’annuler : le délai est passé.
refusal-undo-leads-nowhere = La catégorie d’où vient ce ticket ne reçoit plus de tickets : il ne peut pas y revenir.

undone-take = prise en charge
undone-take-and-close = prise en charge et clôture
undone-take-and-ask = prise en charge et demande d’information
undone-assign = assignation
undone-release = libération
undone-comment = commentaire
undone-attach = pièce jointe
undone-ask = demande d’information
undone-postpone = report
undone-recall = rappel
undone-close = clôture
undone-refuse = refus
undone-transfer = transfert
undone-send-back = retour à l’envoyeur
undone-invite = invitation
undone-invite-group = invitation d’un groupe
undone-uninvite = retrait d’un invité
undone-owner = changement de propriétaire
undone-subject = changement de sujet
undone-scope = changement de visibilité
undone-priority = changement de priorité
undone-origin = changement d’origine
undone-computer = changement de machine
undone-spent-time = changement du temps passé
undone-edit = modification d’un message
undone-readers = changement des lecteurs d’un message
undone-close-own = clôture
undone-cancel = annulation du ticket
undone-approve = approbation de la clôture
undone-refuse-closure = refus de la clôture
undone-reopen = ré-ouverture

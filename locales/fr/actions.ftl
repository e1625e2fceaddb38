# Les actions d’un ticket : le bouton, le titre de la fenêtre, ce qui va se passer.
action-take = Prendre en charge
action-take-and-close = … et clore
action-take-and-ask = … et demander info.
action-assign = Assigner
action-release = Libérer
action-comment = Commenter
action-ask = Demander une information
action-close = Clore
action-close-own = Clore mon ticket
action-approve = Approuver la clôture
action-refuse-closure = Refuser la clôture
action-reopen = Ré-ouvrir
action-recall = Rappeler
action-transfer = Transférer
action-send-back = Retour à l’envoyeur
action-postpone = Reporter
action-refuse = Refuser
action-cancel = Annuler mon ticket
action-invite = Inviter un utilisateur
action-invite-group = Inviter un groupe de gestionnaires
action-uninvite = Retirer un invité
action-owner = Changer le propriétaire
action-subject = Changer le sujet
action-scope = Changer la visibilité
action-priority = Changer la priorité
action-origin = Changer l’origine
action-computer = Changer la machine
action-spent-time = Changer le temps passé

action-assign-to = À qui ?
action-assign-member = membre de la catégorie
action-assign-told = recevra un mail
action-assign-untold = ne recevra pas de mail
action-comment-placeholder = Votre message…
action-comment-reopen = Le ticket est clos. Faut-il le ré-ouvrir ?
action-comment-reopen-yes = Oui, le ré-ouvrir
action-comment-reopen-yes-hint = Votre message dira pourquoi.
action-comment-reopen-no = Non, le laisser clos
action-comment-reopen-no-hint = Votre message s’ajoutera à l’historique.
action-next = Et ensuite ?

action-take-title = Prendre en charge le ticket n° { $number }
action-take-submit = Prendre en charge
action-take-message = Un mot à ce sujet
action-take-consequence = { $held ->
    [yes] Vous remplacerez { $holder } comme gestionnaire. L’état du ticket ne changera pas.
   *[no] Vous deviendrez gestionnaire du ticket, qui passera « En cours ».
}
action-take-and-close-title = Prendre en charge et clore le ticket n° { $number }
action-take-and-close-submit = Prendre en charge et clore
action-take-and-close-message = Ce qui a été fait
action-take-and-close-consequence = { $held ->
    [yes] Vous remplacerez { $holder } comme gestionnaire, et le ticket sera clos. { $owner } pourra approuver la clôture, ou la refuser.
   *[no] Vous deviendrez gestionnaire, et le ticket sera clos. { $owner } pourra approuver la clôture, ou la refuser.
}
action-take-and-ask-title = Prendre en charge le ticket n° { $number } et demander une information
action-take-and-ask-submit = Prendre en charge et demander une information
action-take-and-ask-message = Votre question
action-take-and-ask-consequence = { $held ->
    [yes] Vous remplacerez { $holder } comme gestionnaire. Le ticket passera « Incomplet » : { $owner } devra répondre.
   *[no] Vous deviendrez gestionnaire. Le ticket passera « Incomplet » : { $owner } devra répondre.
}
action-assign-title = Assigner le ticket n° { $number }
action-assign-submit = Assigner le ticket
action-assign-message = Un mot à ce sujet
action-assign-consequence = { $held ->
    [yes] La personne choisie remplacera { $holder } comme gestionnaire du ticket.
   *[no] La personne choisie deviendra gestionnaire du ticket, qui passera « En cours ».
}
action-release-title = Libérer le ticket n° { $number }
action-release-submit = Libérer le ticket
action-release-message = Pourquoi le libérer ?
action-release-consequence = Vous ne serez plus gestionnaire du ticket. Il redeviendra libre, et vos collègues pourront le prendre en charge.
action-comment-title = Commenter le ticket n° { $number }
action-comment-submit = Commenter
action-comment-message = Votre message
action-comment-consequence = { $answers ->
    [yes] Votre message s’ajoutera à l’historique, et le ticket repassera « En cours ».
   *[no] Votre message s’ajoutera à l’historique.
}
action-ask-title = Demander une information sur le ticket n° { $number }
action-ask-submit = Demander une information
action-ask-message = Votre question
action-ask-consequence = Le ticket passera « Incomplet » : { $owner } devra répondre.
action-close-title = Clore le ticket n° { $number }
action-close-submit = Clore le ticket
action-close-message = Ce qui a été fait
action-close-consequence = Le ticket sera clos. { $owner } pourra approuver la clôture, ou la refuser.
action-close-own-title = Clore mon ticket n° { $number }
action-close-own-submit = Clore mon ticket
action-close-own-message = Pourquoi le clore ?
action-close-own-consequence = Le ticket sera clos : venant de vous, la clôture n’attendra aucune approbation. Vous pourrez encore le ré-ouvrir.
action-approve-title = Approuver la clôture du ticket n° { $number }
action-approve-submit = Approuver la clôture
action-approve-message = Un mot pour finir
action-approve-consequence = En approuvant, vous terminez le ticket. Vous pourrez encore le ré-ouvrir.
action-refuse-closure-title = Refuser la clôture du ticket n° { $number }
action-refuse-closure-submit = Refuser la clôture
action-refuse-closure-message = Qu’est-ce qui ne va pas encore ?
action-refuse-closure-consequence = { $held ->
    [yes] Le ticket sera ré-ouvert et reviendra à { $holder }.
   *[no] Le ticket sera ré-ouvert et redeviendra libre : quelqu’un du service le prendra en charge.
}
action-reopen-title = Ré-ouvrir le ticket n° { $number }
action-reopen-submit = Ré-ouvrir le ticket
action-reopen-message = Pourquoi le ré-ouvrir ?
action-reopen-consequence = { $held ->
    [yes] Le ticket sera ré-ouvert et reviendra à { $holder }.
   *[no] Le ticket sera ré-ouvert et redeviendra libre : quelqu’un du service le prendra en charge.
}
action-postpone-title = Reporter le ticket n° { $number }
action-postpone-submit = Reporter le ticket
action-postpone-message = Pourquoi le reporter ?
action-postpone-consequence = Le ticket passera « Reporté » et vous en resterez gestionnaire. Au rappel, il repassera « En cours ».
action-postpone-when = Quand le rappeler ?
action-postpone-date = À une date
action-postpone-date-hint = Le rappel se fera tout seul, et sera signalé comme un nouveau ticket.
action-postpone-hand = Quand je le déciderai
action-postpone-hand-hint = Rien ne se passera tant que vous ne l’aurez pas rappelé vous-même.
action-postpone-field = Date et heure du rappel
action-postpone-field-hint = À l’heure de l’établissement, dans les cinq ans.
action-recall-title = Rappeler le ticket n° { $number }
action-recall-submit = Rappeler le ticket
action-recall-message = Un mot à ce sujet
action-recall-consequence = Le ticket repassera « En cours », et sa date de rappel sera effacée.
action-refuse-title = Refuser le ticket n° { $number }
action-refuse-submit = Refuser le ticket
action-refuse-message = Pourquoi le refuser ?
action-refuse-consequence = Le ticket sera refusé, et terminé. { $owner } pourra encore le ré-ouvrir.
action-cancel-title = Annuler mon ticket n° { $number }
action-cancel-submit = Annuler mon ticket
action-cancel-message = Pourquoi l’annuler ?
action-cancel-consequence = Votre ticket sera annulé : personne ne s’en occupera plus. Vous pourrez encore le ré-ouvrir.
action-cancel-keep = Garder mon ticket

# Qui peut lire, qui reçoit un mail.
scope-question = Qui pourra le lire ?
message-scope-default = Toute personne qui voit le ticket
message-scope-default-hint = Si le ticket est public, tout le monde.
message-scope-public = Tout le monde
message-scope-public-hint = Tant que le ticket reste ouvert à tous.
message-scope-invited = Propriétaire, gestionnaires et personnes invitées
message-scope-invited-hint = Même si le ticket est public.
message-scope-invited_manager = Gestionnaires et personnes invitées
message-scope-invited_manager-hint = Invisible pour le propriétaire.
message-scope-owner = Propriétaire et gestionnaires
message-scope-owner-hint = Invisible pour les personnes invitées.
message-scope-manager = Gestionnaires seulement
message-scope-manager-hint = Note interne, invisible pour le propriétaire et les personnes invitées.
told-who = Destinataires du mail :
told-always = Destinataires du mail, quel que soit votre choix :
told-nobody = Personne ne recevra de mail. Tout reste dans l’historique du ticket.
told-count = { $count ->
    [one] Une personne recevra un mail
   *[other] { $count } personnes recevront un mail
}
told-invitees = Les personnes que vous invitez
told-new-owner = La personne désignée
box-release = Libérer le ticket
box-release-hint = Il n’aura plus de gestionnaire.
box-quiet = Ne pas signaler la modification
box-quiet-hint = Personne ne recevra de mail ; l’historique en garde la trace.

# Le temps passé, et le lien vers un autre ticket.
field-spent = Temps passé
field-spent-hint = Une journée compte huit heures.
spent-days = j
spent-hours = h
spent-minutes = min
field-link = Lier à un autre ticket
field-link-hint = Le numéro d’un ticket que vous voyez. Le propriétaire ne pourra l’ouvrir que s’il le voit aussi.

# Inviter à suivre un ticket, retirer une invitation.
action-invite-title = Inviter à suivre le ticket n° { $number }
action-invite-submit = Inviter
action-invite-message = Un mot pour les personnes invitées
action-invite-consequence = Les personnes invitées pourront lire le ticket et le commenter. Chacune en sera prévenue par mail, avec votre mot.
action-invite-field = Qui inviter ?
action-invite-field-hint = Identifiants ou adresses, séparés par des virgules.
action-invite-recent = Invités récemment par vous
action-invite-group-title = Inviter un groupe à suivre le ticket n° { $number }
action-invite-group-submit = Inviter ce groupe
action-invite-group-message = Un mot pour les personnes invitées
action-invite-group-consequence = { $people ->
    [0] Ce groupe n’a personne d’autre à inviter.
    [one] Une personne pourra lire le ticket et le commenter. Elle en sera prévenue par mail, avec votre mot.
   *[other] { $people } personnes pourront lire le ticket et le commenter. Chacune en sera prévenue par mail, avec votre mot.
}
action-invite-group-who = Seront invités :
action-uninvite-title = Retirer un invité du ticket n° { $number }
action-uninvite-submit = Retirer des invités
action-uninvite-message = Un mot à ce sujet
action-uninvite-consequence = { $oneself ->
    [yes] Vous ne serez plus parmi les invités du ticket. Il faudra une nouvelle invitation pour y revenir.
   *[no] { $person } ne sera plus parmi les invités du ticket.
}
ticket-invitees = Invités
ticket-invitees-none = Personne n’est invité à suivre ce ticket.
ticket-invitee-permanent = invité permanent du service
ticket-invitee-remove = Retirer { $person } des invités
ticket-invitee-leave = Me retirer des invités

# Changer ce qu'est un ticket, ce qui y a été dit, et qui le lit.
action-owner-title = Changer le propriétaire du ticket n° { $number }
action-owner-submit = Changer le propriétaire
action-owner-message = Un mot à ce sujet
action-owner-consequence = La personne désignée remplacera { $owner }. Pour que { $owner } garde l’accès au ticket, ajoutez une invitation.
action-owner-field = Nouveau propriétaire
action-owner-field-hint = Son identifiant ou son adresse.
action-subject-title = Changer le sujet du ticket n° { $number }
action-subject-submit = Changer le sujet
action-subject-message = Un mot à ce sujet
action-subject-consequence = Le nouveau sujet se lira partout ; l’historique gardera l’ancien.
action-subject-field = Sujet
action-subject-field-hint = Ce que l’on lit en premier, dans les listes et les mails.
action-scope-title = Changer la visibilité du ticket n° { $number }
action-scope-submit = Changer la visibilité
action-scope-message = Un mot à ce sujet
action-scope-consequence = Le propriétaire, les gestionnaires du service et les invités verront le ticket dans tous les cas.
action-scope-field = Qui d’autre verra le ticket ?
action-priority-title = Changer la priorité du ticket n° { $number }
action-priority-submit = Changer la priorité
action-priority-message = Un mot à ce sujet
action-priority-consequence = L’historique gardera l’ancienne priorité et la nouvelle.
action-priority-field = Priorité
action-origin-title = Changer l’origine du ticket n° { $number }
action-origin-submit = Changer l’origine
action-origin-message = Un mot à ce sujet
action-origin-consequence = L’historique gardera l’ancienne origine et la nouvelle.
action-origin-field = D’où vient la demande ?
action-computer-title = Changer la machine du ticket n° { $number }
action-computer-submit = Changer la machine
action-computer-message = Un mot à ce sujet
action-computer-consequence = L’historique gardera l’ancienne machine et la nouvelle.
action-computer-field = Machine
action-computer-field-hint = Le nom du poste concerné. Vide : aucun.
action-spent-time-title = Changer le temps passé sur le ticket n° { $number }
action-spent-time-submit = Changer le temps passé
action-spent-time-message = Un mot à ce sujet
action-spent-time-consequence = L’historique dira que le temps passé a changé, sans dire combien. Tout vide : le temps est effacé.
action-edit-title = Modifier un message du ticket n° { $number }
action-edit-submit = Modifier le message
action-edit-message = Le message
action-edit-consequence = Le nouveau texte remplacera l’ancien, que l’historique gardera. Les mails déjà envoyés ne peuvent pas être repris.
action-readers-title = Choisir qui lit ce message du ticket n° { $number }
action-readers-submit = Choisir ces lecteurs
action-readers-consequence = Les autres liront « Contenu non visible » à la place du message. Les mails déjà envoyés ne peuvent pas être repris.

scope-warning-opens = Des personnes qui n’ont pas de rôle sur le ticket pourront le lire.
scope-warning-closes = Les personnes qui n’ont pas de rôle sur le ticket ne pourront plus le lire.
spent-time = { $days ->
    [0] {""}
   *[other] { $days } j{" "}
}{ $hours ->
    [0] {""}
   *[other] { $hours } h{" "}
}{ $minutes ->
    [0] {""}
   *[other] { $minutes } min
}
computer-none = aucune

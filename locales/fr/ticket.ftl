# La page d’un ticket.
ticket-nobody = aucun
ticket-word = Ticket
ticket-numbered = Ticket { $number }
ticket-number-short = n° { $number }
ticket-owner = Propriétaire
ticket-holder = Gestionnaire
ticket-department = Service
ticket-priority = Priorité
ticket-scope = Visibilité
ticket-origin = Origine
ticket-created = Créé
ticket-last = dernière action { $when }
ticket-properties = Propriétés
ticket-properties-of = Propriétés du ticket
ticket-see-properties = Voir les propriétés
ticket-more-ways = Autres façons de prendre en charge
ticket-more-actions = Autres actions
ticket-not-possible = Pas possible ici.
ticket-close-instead = Prenez-le en charge, ou choisissez « … et clore ».
ticket-why-not = : pas possible, pourquoi ?
ticket-scope-public-hint = Tout le monde peut lire le ticket.
ticket-scope-intranet-hint = Toute personne de l’établissement peut lire le ticket.
ticket-scope-subject_only-hint = Les autres usagers voient le sujet.
ticket-scope-private-hint = Lu par le propriétaire et les gestionnaires.
thread-title = Historique
thread-role-owner = propriétaire
thread-role-team = équipe { $category }
thread-mails = { $count ->
    [one] Un mail
   *[other] { $count } mails
}
mail-state-waiting = en attente d’envoi
mail-state-retrying = pas encore parti, nouvel essai prévu : { $words }
mail-state-sent = envoyé
mail-state-refused = refusé : { $words }
mail-state-expired = abandonné : { $words }
mail-state-withheld = retenu, la personne ne voit plus le ticket
approve-question = Est-ce réglé ?
mail-state-internal = pas encore parti, nouvel essai prévu : panne de notre côté

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
ticket-computer = Machine
ticket-spent = Temps passé
ticket-link = Lié au
ticket-none = aucune indication
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
ticket-scope-private-hint = Lu par le propriétaire, les gestionnaires et les invités.
ticket-confidential = Catégorie confidentielle : lu par ses membres, le propriétaire et les invités.
ticket-recall-at = Rappel prévu le { $date }
ticket-recall-by-hand = Sans date : son gestionnaire le rappellera
ticket-archived = Ticket archivé : lecture seule.
ticket-archived-meaning = Il garde son numéro, se lit et s’imprime, mais ne change plus.
ticket-previous = Ticket précédent de la liste
ticket-next = Ticket suivant de la liste
ticket-print-back = Retour au ticket
ticket-marks = Pour vous
mark-follow = Suivre par courrier électronique
mark-unfollow = Ne plus suivre
mark-bookmark = Mettre un signet
mark-unbookmark = Retirer le signet
mark-read = Marquer comme lu
mark-unread = Marquer comme non lu
mark-print = Imprimer
thread-title = Historique
thread-options = Affichage de l’historique
thread-newest-first = Les derniers d’abord
thread-oldest-first = Les premiers d’abord
thread-messages-only = Messages seulement
thread-all = { $count ->
    [one] Tout afficher (une ligne de plus)
   *[other] Tout afficher ({ $count } lignes de plus)
}
thread-quote = Citer
thread-edit = Modifier
thread-readers = Changer les lecteurs
thread-edited = modifié par { $who } ({ $when })
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
mail-state-withheld-muted = retenu, la personne a demandé de ne plus recevoir de mails sur ce ticket
mail-state-withheld-unreachable = retenu, la personne n’a pas d’adresse ou plus de compte
mail-state-withheld-unwatched = retenu, cette adresse ne surveille plus l’endroit
mail-state-withheld-cancelled = annulé par un administrateur
mail-state-expired-here = abandonné : panne de notre côté

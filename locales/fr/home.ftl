# L’accueil : ce qui attend, ce qui est en cours, ce qui est terminé.
home-hello = Bonjour
home-lead = { $count ->
    [0] Rien n’attend de réponse de votre part.
    [one] Une de vos demandes attend un mot de vous.
    [2] Deux de vos demandes attendent un mot de vous.
   *[other] { $count } de vos demandes attendent un mot de vous.
}
home-lead-none = Suivez ici vos demandes.
home-you = À vous de jouer
home-open = Vos demandes ouvertes
home-done = { $count ->
    [one] Une demande terminée
   *[other] { $count } demandes terminées
}
home-done-more = Voir les précédentes
home-quote = « { $text } »
home-answer = Répondre
home-answer-to = Votre réponse à { $name }
home-answer-placeholder = Votre réponse…
home-none = Vous n’avez encore rien demandé.
home-none-meaning = Une panne, une question, un document à obtenir : créez un ticket, et suivez-le ici jusqu’au bout.
mine-line-held = En charge : { $holder } · { $when }
mine-line-free = Libre, { $category } · { $when }
mine-line-done = { $status } · { $when }

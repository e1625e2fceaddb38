# La liste des gestionnaires.
list-total = { $count ->
    [0] Aucun ticket
    [one] { $count } ticket
   *[other] { $count } tickets
}
list-of-which = , dont
list-free = { $count } que personne n’a pris en charge
list-done-order = Les derniers terminés d’abord
list-caption = Tickets de la vue « { $view } », regroupés par état
list-number = N°
list-subject = Sujet
list-category = Catégorie
list-age = Âge
list-you = Vous
list-take = Prendre
list-take-it = en charge le ticket { $number }
list-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
list-more = Voir la suite : { $group }
list-group-free = Libres
list-group-in_progress = En cours
list-group-incomplete = Incomplets
list-group-postponed = Reportés
list-group-closed = Clos, à approuver
list-group-done = Terminés
list-hint-free-late = { $late ->
    [one] dont un depuis plus de 24 heures
    [2] dont deux depuis plus de 24 heures
   *[other] dont { $late } depuis plus de 24 heures
}
list-hint-incomplete = réponse attendue du propriétaire
list-hint-closed = le propriétaire n’a pas encore répondu
list-empty-free = Aucun ticket libre.
list-empty-free-meaning = Tout ce qui est arrivé dans vos services a un gestionnaire. Le prochain ticket libre apparaîtra ici.
list-empty-mine = Vous n’avez aucun ticket en charge.
list-empty-mine-meaning = Ceux que vous prendrez, et ceux que l’on vous assignera, apparaîtront ici.
list-empty-category = Rien dans vos catégories.
list-empty-category-meaning = Cette vue montre les tickets des catégories dont vous êtes membre. Aucun n’est ouvert.
list-empty-incomplete = Aucune réponse attendue.
list-empty-incomplete-meaning = Un ticket vient ici quand on demande une information à son propriétaire.
list-empty-closed = Aucune clôture à approuver.
list-empty-closed-meaning = Un ticket clos reste ici jusqu’à la réponse de son propriétaire.
list-empty-open = Aucun ticket ouvert.
list-empty-open-meaning = Tout ce qui est arrivé dans vos services est terminé.
list-empty-done = Aucun ticket terminé.
list-empty-done-meaning = Les clôtures approuvées s’ajouteront ici, la dernière d’abord.
list-empty-department = Aucun ticket ouvert dans ce service.
list-empty-department-meaning = Tout ce qui y est arrivé est terminé.

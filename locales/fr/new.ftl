# Créer un ticket : où, puis quoi.
new-title = Que pouvons-nous faire pour vous ?
new-lead = Choisissez le bon interlocuteur, puis racontez. Un problème bien décrit est souvent un problème vite résolu.
new-where = De quoi s’agit-il ?
new-search = Chercher une catégorie
new-search-example = Ex. : lumière, Wi-Fi, certificat
new-search-nothing = Aucune catégorie ne correspond. Essayez un autre mot.
new-category = Service et catégorie
new-choose = Choisir cette catégorie
new-first = D’abord, de quoi s’agit-il ?
new-first-meaning = Choisissez une catégorie : votre demande ira tout droit aux personnes qui s’en occupent.
new-what = Expliquez-nous
new-subject = Sujet
new-message = Votre message
new-template = L’équipe { $team } propose ce modèle. Complétez-le, ou effacez-le.
new-options = Visibilité, priorité, machine
new-options-manager = Visibilité, priorité, machine, origine, demande pour quelqu’un d’autre
new-by-default = { $value } (par défaut)
new-scope = Qui d’autre pourra la lire ?
new-public = D’autres que nous pourront lire cette demande. N’y mettez rien de confidentiel, ou changez sa visibilité ci-dessous.
new-computer = Machine
new-computer-hint = Le nom du poste concerné, s’il y en a un.
new-owner = Pour
new-owner-hint = Identifiant ou adresse de la personne. Laissez vide si la demande est la vôtre.
new-readers = Qui va vous lire ?
new-readers-count = { $count ->
    [0] Les gestionnaires du service, dans leur liste. Personne ne recevra de mail.
    [one] Les gestionnaires du service. Une personne recevra un mail.
   *[other] Les gestionnaires du service. { $count } personnes recevront un mail.
}
new-readers-who = Lesquelles, et pourquoi
new-submit = Créer le ticket
new-stray = Votre texte est conservé. Choisissez une catégorie, puis envoyez.
new-stray-meaning = La catégorie demandée n’accepte pas, ou plus, de ticket.
new-already = Cette demande est déjà enregistrée : c’est le ticket n° { $number }.
new-already-meaning = Le texte ci-dessous est différent : rien d’autre n’a été créé. Envoyez-le s’il s’agit d’une autre demande.
new-already-see = Voir le ticket n° { $number }
new-all-departments = Voir tous les services

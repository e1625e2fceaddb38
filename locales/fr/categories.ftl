# Les catégories d’un service et leurs réglages.
categories-tree = Catégories du service
categories-none = Ce service n’a pas encore de catégorie.
categories-none-meaning = Une demande se fait toujours dans une catégorie : ajoutez la première.
categories-choose = Choisissez une catégorie dans l’arborescence.
categories-choose-meaning = Vous verrez ses réglages, et de qui elle tient ceux qu’elle n’a pas elle-même.
category-add = Ajouter
category-add-root = Ajouter une catégorie
category-new = Nouvelle catégorie
category-new-meaning = Elle hérite de tout ce qui est réglé au-dessus d’elle ; vous changerez ensuite ce qui lui est propre.
category-parent = Placée sous
category-create = Créer la catégorie
category-up = Monter { $label }
category-down = Descendre { $label }
category-move = Déplacer…
category-order = Trier
category-order-label = par libellé court
category-order-long-label = par libellé long
category-order-reversed = à l’envers
category-drag = À la souris : glissez une catégorie sur une autre pour la placer dessous.
category-open-tickets = { $count ->
    [0] aucun ticket ouvert
    [one] { $count } ticket ouvert
   *[other] { $count } tickets ouverts
}
category-mark-redirected = renvoie à { $category }
category-mark-invisible = cachée à tous
category-mark-externals = cachée aux externes
category-mark-confidential = confidentielle
category-mark-groups = n’accepte pas de ticket
category-nobody-can = Seuls les administrateurs le peuvent.
category-who-can = Peuvent le faire : { $names }, et les administrateurs.
category-settings = Réglages de { $label }
category-saved = La catégorie est enregistrée.
category-deleted = La catégorie est supprimée.
category-accepts = Accepte les tickets
category-label = Libellé court
category-long-label = Libellé long
category-long-label-hint = vu à la création d’un ticket
category-search-words = Mots de recherche
category-search-words-hint = Ce que les gens tapent quand ils la cherchent : lampe, néon, disjoncteur.
category-icon = Icône
category-type = Ticket type
category-type-hint = Ce texte pré-remplit la demande ; l’usager le complète librement.
category-type-inherits = Ce texte pré-remplit la demande. Laissé vide, c’est celui de { $from } ; écrit ici, il le remplace.
category-subject = Sujet proposé
category-subject-left = Laisser l’usager l’écrire
category-subject-empty = Sujet de la demande
category-message = Message proposé
category-message-empty = Message de la demande
category-preview = Aperçu du ticket type
category-sees = Ce que verra l’usager
category-type-advice = Au-delà de cinq questions, la plupart des usagers effacent le modèle.
category-priority = Priorité par défaut
category-scope = Visibilité par défaut
category-algorithm = Assignation automatique
category-watch = Surveillance additionnelle
category-watch-address = Adresse prévenue
category-expiry = Expiration, en jours
category-expiry-hint = Un ticket clos sans réponse expire ensuite ; 0 : jamais. Vide : { $inherited }.
category-days = { $days ->
    [0] jamais
    [one] { $days } jour
   *[other] { $days } jours
}
category-inherited = hérité de { $from } : { $value }
category-by-default = par défaut : { $value }
category-next-nobody = Un nouveau ticket n’irait à personne : il reste libre jusqu’à ce qu’un gestionnaire le prenne.
category-next-none = Un nouveau ticket n’irait à personne : aucun membre n’est disponible.
category-next-first = Le prochain ticket irait à { $name } : premier membre disponible, dans l’ordre.
category-next-random = Le prochain ticket serait tiré au sort entre { $names } : membres disponibles dont le taux n’est pas nul.
category-next-cyclical = Le prochain ticket irait à { $name } : c’est son tour, après { $last }.
category-next-cyclical-first = Le prochain ticket irait à { $name } : premier membre disponible, personne n’ayant encore été choisi.
category-members = Membres
category-members-inherit = Comme { $from }
category-members-all = Tous les gestionnaires de { $department }
category-members-own = Ceux-ci seulement
category-members-own-hint = Dans cet ordre, que suit l’assignation automatique.
category-members-nobody = Ce service n’a encore aucun gestionnaire.
category-member-rank = Rang de { $name }
category-departing = Rien n’est encore enregistré : dites ce que deviennent les tickets en charge de { $names }.
category-departing-stays = { $count ->
    [one] Avec ces réglages, cette personne ne sera plus membre ; elle gère toujours le service et peut les garder.
   *[other] Avec ces réglages, ces personnes ne seront plus membres ; elles gèrent toujours le service et peuvent les garder.
}
category-departing-blind = { $count ->
    [one] Avec ces réglages, cette personne ne les verra plus : la catégorie est confidentielle.
   *[other] Avec ces réglages, ces personnes ne les verront plus : la catégorie est confidentielle.
}
category-visibility = Qui la voit
category-hidden_from_externals = Cachée aux comptes externes
category-hidden_from_externals-hint = Ils ne la voient pas quand ils créent un ticket, ni ce qui est dessous.
category-invisible = Cachée à tous
category-invisible-hint = Personne ne la voit quand il crée ou déplace un ticket.
category-confidential = Confidentielle
category-confidential-hint = Ses tickets ne sont lus que de ses membres, et de ceux que chaque ticket concerne.
category-confidential-not-allowed = Le service ne permet pas de catégories confidentielles ; ses propriétés peuvent le changer.
category-switch-above = Déjà en vigueur : { $from } l’est.
category-link = Lien et code QR
category-link-meaning = Cette adresse ouvre le formulaire de demande dans cette catégorie : sur une page, dans un mail, ou affichée sur une porte.
category-qr = Code QR de l’adresse qui ouvre une demande dans { $label }
category-qr-download = Télécharger le code QR
category-qr-file = code-qr
category-save = Enregistrer la catégorie
category-redirected = Cette catégorie renvoie à { $category } : ce qui y est demandé est traité là-bas.
category-move-title = Déplacer { $label }
category-move-to = Où ?
category-move-meaning = Ce qui est dessous suit, les tickets aussi. Dans un autre service, les membres qui ne le gèrent pas sont retirés.
category-move-go = Déplacer
category-delete = Supprimer
category-delete-hint = Ses tickets iront dans une autre catégorie, que vous choisirez.
category-delete-title = Supprimer { $label } ?
category-delete-tickets = { $count ->
    [0] Elle n’a aucun ticket.
    [one] Elle a un ticket, les archives comprises.
   *[other] Elle a { $count } tickets, les archives comprises.
}
category-delete-to = Où vont ses tickets ?
category-delete-choose = Choisissez une catégorie
category-delete-meaning = Aucun ticket n’est jamais perdu : tous y vont, avec leur historique ; personne n’en reçoit de mail.
category-redirect = Rediriger…
category-redirect-title = Rediriger { $label }
category-redirect-to = Vers quelle catégorie ?
category-redirect-none = Aucune : elle garde ses tickets
category-redirect-meaning = Elle garde son nom à la création d’un ticket ; ses tickets, ceux d’aujourd’hui et les prochains, vont dans l’autre.
category-redirect-go = Enregistrer
redirections-out = Catégories qui renvoient à d’autres
redirections-out-none = Aucune catégorie de ce service ne renvoie à une autre.
redirections-in = Catégories d’autres services qui renvoient ici
redirections-in-none = Aucune catégorie d’un autre service ne renvoie ici.
redirections-meaning = Ce qui est demandé dans la première est traité dans la seconde.
redirections-to = renvoie à
redirections-change = Modifier
redirections-department = Ce service renvoie à { $department } : on y choisit ses catégories.
icon-none = Aucune
icon-bolt = éclair
icon-heat = chauffage
icon-drop = goutte
icon-key = clé
icon-lock = cadenas
icon-build = bâtiment
icon-home = maison
icon-broom = balai
icon-screen = écran
icon-wifi = Wi-Fi
icon-printer = imprimante
icon-phone = téléphone
icon-mail = enveloppe
icon-mailbox = boîte aux lettres
icon-users = personnes
icon-cap = coiffe de diplômé
icon-book = livre
icon-file = document
icon-tag = étiquette
icon-globe = globe
icon-clock = horloge
icon-help = point d’interrogation
icon-chart = Finances
# Pourquoi pas.
refusal-category-label-missing = Donnez un libellé : c’est le nom de la catégorie.
refusal-sibling-label-taken = « { $label } » existe déjà à cet endroit. Choisissez un autre libellé, ou un autre endroit.
refusal-category-is-redirected = « { $category } » renvoie à une autre : rien ne peut être placé dessous.
refusal-below-itself = « { $category } » ne peut pas être placée sous elle-même, ni sous ce qu’elle contient.
refusal-tree-too-deep = { $max } niveaux au plus.
refusal-category-not-empty = « { $category } » a des sous-catégories : déplacez-les ou supprimez-les d’abord.
refusal-redirections-end-there = D’autres catégories y renvoient : { $names }. Changez d’abord ces redirections.
refusal-tickets-need-a-place = { $count ->
    [one] Choisissez où va son ticket.
   *[other] Choisissez où vont ses { $count } tickets.
}
refusal-confidential-not-allowed = { $department } ne permet pas de catégories confidentielles.
refusal-members-are-managers = Un membre doit être gestionnaire du service. Choisissez dans la liste.
refusal-members-missing = Choisissez au moins un membre, ou laissez la catégorie hériter des siens.
refusal-days-out-of-range = Un nombre de jours, de 0 à { $max }.
refusal-watch-level-missing = Dites quand prévenir cette adresse.
refusal-address-unreadable = Donnez une adresse de messagerie, et une seule.

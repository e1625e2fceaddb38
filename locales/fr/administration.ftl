department-new = Nouveau service
department-create = Créer le service
department-new-meaning = Le service naît fermé aux demandes. Donnez-lui des catégories et des gestionnaires, puis ouvrez-le dans ses propriétés.
department-up = Monter { $name }
department-down = Descendre { $name }
department-stands-for = renvoie à { $name }
department-deleted = Le service est supprimé.
department-delete = Supprimer le service
department-delete-title = Supprimer { $name } ?
department-delete-first = Ses tickets partent avec ses catégories : envoyez-les d’abord ailleurs, archives comprises.
department-delete-nothing = Rien d’autre ne disparaît avec lui.
department-delete-touches = Voici ce qui disparaît ou change avec lui :
department-delete-meaning = Le journal garde ce qu’il était. Les tickets passés par lui gardent son nom dans leur historique.
department-delete-managers = { $count ->
    [one] { $count } gestionnaire le perd, avec ses privilèges et sa surveillance ici
   *[other] { $count } gestionnaires le perdent, avec leurs privilèges et leur surveillance ici
  }
department-delete-invitees = { $count ->
    [one] { $count } invité permanent n’y est plus invité
   *[other] { $count } invités permanents n’y sont plus invités
  }
department-delete-responses = { $count ->
    [one] { $count } réponse enregistrée du service est supprimée
   *[other] { $count } réponses enregistrées du service sont supprimées
  }
department-delete-born = { $count ->
    [one] { $count } ticket créé sous son nom est dit créé là où il est
   *[other] { $count } tickets créés sous son nom sont dits créés là où ils sont
  }
department-switch-needs_spent_time = Temps passé obligatoire
department-switch-needs_spent_time-hint = Clore ou refuser demande alors le temps passé.
department-switch-hidden_from_externals = Caché aux comptes externes
department-switch-hidden_from_externals-hint = Qui n’est pas de l’annuaire ne le voit pas quand il crée un ticket.
department-switch-anonymous = Service anonyme
department-switch-anonymous-hint = Qui ne le gère pas lit « Anonyme » à la place des noms, sur les pages et dans les courriers.
department-switch-allows_confidential = Catégories confidentielles possibles
department-switch-allows_confidential-hint = Les tickets d’une telle catégorie ne sont vus que de ses membres.
properties-created = Le service est créé.
properties-saved = C’est enregistré, et déjà appliqué.
properties-read-only = Vous pouvez lire ces réglages, pas les changer.
properties-names = Noms
properties-label = Libellé court
properties-label-hint = Dans les listes. Aucun autre service ne le porte.
properties-long-label = Libellé long
properties-long-label-hint = À la création d’un ticket. Vide : le libellé court.
properties-short-label = Sigle
properties-short-label-hint = Deux ou trois lettres, pour les colonnes étroites.
properties-icon = Icône
properties-no-icon = Celle de tous
properties-switches = Ouverture et confidentialité
properties-enabled = Ouvert aux demandes
properties-enabled-hint = Fermé, il n’est vu que de ses gestionnaires et des administrateurs, qui seuls l’ouvrent.
properties-tag = Visibilité inter service
properties-tag-hint = Les services qui portent le même mot lisent leurs tickets les uns des autres. Vide : aucun.
properties-defaults = Ce que reçoivent les tickets quand personne ne dit autre chose
properties-defaults-hint = Chaque catégorie peut dire autre chose.
properties-scope = Visibilité par défaut
properties-priority = Priorité par défaut
properties-algorithm = Assignation automatique
properties-expiry = Expiration des tickets non approuvés (jours)
properties-expiry-hint = Vide : réglage de l’installation ({ $days }). 0 : jamais.
properties-subject = Sujet proposé
properties-message = Message proposé
properties-message-hint = Ce texte pré-remplit la demande.
properties-watch = Surveillance additionnelle
properties-watch-hint = Une adresse prévenue en plus des gestionnaires, sans compte.
properties-watch-level = Quand
properties-watch-address = Adresse surveillante
properties-save = Enregistrer les propriétés
inherited-from-installation = Réglage de l’installation : { $value }
redirect-title = Service virtuel
redirect-hint = Un service virtuel propose sous son nom les catégories d’un autre. Il n’en a pas à lui, et aucun autre ne renvoie à lui.
redirect-fronts = Renvoient à ce service : { $names }.
redirect-to = Renvoie à
redirect-none = Aucun : il a ses propres catégories
redirect-save = Enregistrer le renvoi
problem-refused-who = Peuvent le faire : { $names }.
problem-refused-meaning = Rien n’a été changé.
problem-looking = Vous regardez seulement.
problem-looking-meaning = Tant que vous voyez le site comme quelqu’un d’autre, vous ne changez rien, et ce qui n’est qu’à cette personne reste fermé : brouillons, réponses enregistrées, mot de passe. Revenez d’abord.
administrators-title = Administrateurs
administrators-sub = Ils voient tous les tickets, et règlent les services, les personnes et les droits. Ils n’ont pas, à ce seul titre, à traiter les tickets.
administrator-you = vous
administrator-dismiss = Retirer
administrator-dismiss-name = Retirer { $name } des administrateurs
administrator-add = Nommer administrateur
administrator-add-hint = Cette personne verra tous les tickets, tout de suite.
account-field = Identifiant ou adresse
accounts-title = Personnes
accounts-sub = Les comptes : qui ils sont, ce qu’ils gèrent, ce qu’ils ont.
accounts-search = Nom, identifiant ou adresse
accounts-find = Chercher
accounts-nobody = Personne ne correspond.
accounts-more = Il y en a d’autres : précisez la recherche.
account-is-administrator = administrateur
account-is-external = externe
account-is-merged = réuni à un autre
account-is-disabled = désactivé
account-title = Le compte
account-since = Depuis
account-password = Mot de passe
account-manages = Gère
account-posts-in = Peut créer un ticket dans
account-reads = Lit les tickets publics de
account-has = Ce qui lui appartient :
account-owns = { $count ->
    [one] { $count } ticket dont cette personne est propriétaire
   *[other] { $count } tickets dont cette personne est propriétaire
  }
account-holds = { $count ->
    [one] { $count } ticket ouvert en charge
   *[other] { $count } tickets ouverts en charge
  }
account-invitations = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
  }
account-follows = { $count ->
    [one] { $count } ticket suivi
   *[other] { $count } tickets suivis
  }
account-bookmarks = { $count ->
    [one] { $count } signet
   *[other] { $count } signets
  }
account-departments = { $count ->
    [one] { $count } service géré
   *[other] { $count } services gérés
  }
account-memberships = { $count ->
    [one] { $count } catégorie dont cette personne est membre
   *[other] { $count } catégories dont cette personne est membre
  }
account-permanent = { $count ->
    [one] { $count } invitation permanente
   *[other] { $count } invitations permanentes
  }
account-drafts = { $count ->
    [one] { $count } brouillon
   *[other] { $count } brouillons
  }
account-responses = { $count ->
    [one] { $count } réponse enregistrée
   *[other] { $count } réponses enregistrées
  }
account-held = Tickets ouverts en charge
account-held-hint = Ils restent à cette personne jusqu’à ce qu’un gestionnaire les reprenne.
account-owned = Derniers tickets de cette personne
account-do = Agir
account-view = Voir comme cette personne
account-view-hint = En lecture seule ; le journal le note.
account-disable = Désactiver le compte
account-disable-hint = Ses sessions s’arrêtent aussitôt, partout. Rien n’est effacé.
account-enable = Réactiver le compte
account-merge = Réunir à un autre compte…
account-merge-hint = Quand une même personne en a deux.
account-merged-into = Ce compte a été réuni à celui de
account-merged-meaning = Son adresse y conduit ; l’historique garde ce qu’il a écrit sous ce nom.
merge-title = Réunir deux comptes d’une même personne
merge-from = Le compte de { $name } ({ $address }) disparaîtra au profit de celui que vous gardez.
merge-kept = Compte gardé
merge-kept-hint = Par identifiant ou par adresse. Rien ne change avant que vous confirmiez.
merge-foresee = Voir ce qui changerait
merge-dry = Garder le compte de { $name } ({ $address })
merge-nothing = L’autre compte n’a rien : il n’y a rien à déplacer.
merge-moves = Passent à ce compte, en une seule fois :
merge-administration = L’autre compte est administrateur, pas celui-ci : ce droit ne passe pas.
merge-meaning = L’ancienne adresse conduira à ce compte, avec son mot de passe à lui. Ce que l’autre a écrit reste sous son nom. Cela ne se défait pas.
merge-confirm = Réunir les deux comptes
view-bar-name = Vous voyez le site comme quelqu’un d’autre
view-bar-said = Vous voyez ce que voit { $name }, sans rien pouvoir changer.
view-bar-end = Revenir à { $name }
sight-title = Qui voit ce ticket, et pourquoi
sight-back = Retour au ticket
sight-hint = La règle se lit de haut en bas : la première ligne qui décide l’emporte.
sight-ask = Examiner
sight-link = Voit-elle ce ticket ?
sight-yes = Oui, { $name } voit ce ticket.
sight-no = Non, { $name } ne voit pas ce ticket.
sight-passes = Ne décide rien : on lit la ligne suivante.
sight-grants = Décide : oui.
sight-denies = Décide : non.
sight-line-signed_in = Il faut un compte ouvert.
sight-line-administrator = Un administrateur voit tous les tickets.
sight-line-confidential = Un ticket confidentiel n’est vu que des membres de sa catégorie, de son propriétaire et de ses invités.
sight-line-manager = Un gestionnaire du service voit ses tickets.
sight-line-owner = Le propriétaire voit son ticket.
sight-line-invited = Un invité voit le ticket.
sight-line-ally = Les gestionnaires de services qui portent le même mot de visibilité se lisent.
sight-line-open = Un ticket public se lit de tous, un ticket Intranet de l’annuaire, si le service leur est proposé.
sight-line-otherwise = Personne d’autre ne le voit.
sight-because-account_enabled = Le compte de { $name } est ouvert.
sight-because-account_disabled = Le compte de { $name } est désactivé.
sight-because-is_administrator = { $name } est administrateur.
sight-because-not_administrator = { $name } n’est pas administrateur.
sight-because-not_confidential = La catégorie n’est pas confidentielle.
sight-because-member_of_confidential = La catégorie est confidentielle ; { $name } en est membre.
sight-because-owns_confidential = La catégorie est confidentielle ; { $name } est propriétaire du ticket.
sight-because-invited_to_confidential = La catégorie est confidentielle ; { $name } est invité sur le ticket.
sight-because-stranger_to_confidential = La catégorie est confidentielle ; { $name } n’en est pas membre, ni propriétaire, ni invité.
sight-because-manages = { $name } gère { $department }.
sight-because-manages_not = { $name } ne gère pas { $department }.
sight-because-owns = Le ticket est à { $name }.
sight-because-owns_not = Le ticket n’est pas à { $name }.
sight-because-is_invited = { $name } est parmi les invités.
sight-because-not_invited = { $name } n’est pas parmi les invités.
sight-because-shares_tag = { $name } gère un service qui porte aussi « { $tag } ».
sight-because-shares_no_tag = { $name } ne gère aucun service qui partage ses tickets avec { $department }.
sight-because-is_open = Le ticket est « { $scope } », et { $department } est proposé à { $name }.
sight-because-scope_closes = Le ticket est « { $scope } » : son contenu n’est pas ouvert à tous.
sight-because-account_outside = Le ticket est « { $scope } », et le compte de { $name } est externe.
sight-because-department_not_offered = Le ticket est « { $scope } », mais { $department } n’est pas proposé à { $name }.
sight-because-nothing_held = Aucune ligne n’a dit oui pour { $name }.
selection-title = Visibilité des services
selection-sub = Quels services sont proposés à qui, pour créer un ticket et pour lire ceux qui sont publics.
selection-none = Aucune règle : tous les services ouverts sont proposés à tous.
selection-saved = Les règles sont enregistrées, et déjà appliquées.
selection-rules = Règles
selection-hint = Elles se lisent dans l’ordre. Chacune ajoute des services à qui elle concerne ; « tous les services » et « rien de plus » arrêtent la lecture. Sans « si », une règle est supprimée.
selection-rule = Règle { $place }
selection-place = Rang
selection-purpose = Pour
selection-any-purpose = tout
selection-condition = Si
selection-no-rule = (pas de règle)
selection-pattern = Modèle (avec *)
selection-managed = Service géré
selection-gift = Alors
selection-department = Service
selection-no-department = aucun
selection-target = Libellé (avec *)
selection-save = Enregistrer les règles
selection-test = Essayer
selection-test-hint = Les règles enregistrées, appliquées à quelqu’un.
selection-try = Voir les services
selection-for = Services proposés à { $name } :
selection-nothing-for = Aucun service n’est proposé à { $name }.
selection-by-rule = règle { $place }
selection-by-nothing = sans règle
purpose-ticket_creation = créer un ticket
purpose-ticket_view = lire les tickets publics
condition-everybody = tout le monde
condition-administrator = administrateur
condition-manager = gestionnaire
condition-manager_of = gestionnaire du service
condition-directory = compte de l’annuaire
condition-external = compte externe
condition-identifier_like = identifiant comme
condition-affiliation_like = affectation comme
condition-address_like = adresse comme
condition-nothing_yet = rien n’a encore été donné
gift-all = tous les services
gift-department = ce service
gift-matching = les services dont le libellé est comme
gift-stop = rien de plus

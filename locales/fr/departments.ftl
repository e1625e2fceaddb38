departments-title = Services
department-tabs = Réglages du service
department-tab-categories = Catégories
department-tab-managers = Gestionnaires
department-tab-invitees = Invités permanents
department-tab-properties = Propriétés
department-tab-redirections = Redirections
department-tab-journal = Journal
department-open = ouvert aux demandes
department-closed = fermé aux demandes
department-as-requester = Voir comme un usager
department-sizes = { $categories ->
    [0] aucune catégorie
    [one] { $categories } catégorie
   *[other] { $categories } catégories
  } · { $managers ->
    [0] aucun gestionnaire
    [one] { $managers } gestionnaire
   *[other] { $managers } gestionnaires
  } · { $tickets ->
    [0] aucun ticket ouvert
    [one] { $tickets } ticket ouvert
   *[other] { $tickets } tickets ouverts
  }
departments-sub = Ce que vous gérez, et ce que vous pouvez y régler.
department-left = Pour que ce service accueille des demandes, il reste à :
department-lacks-category = lui donner une catégorie où créer un ticket
department-lacks-manager = lui donner un gestionnaire
department-lacks-opening = l’ouvrir aux demandes

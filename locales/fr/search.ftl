# La recherche de tickets, les derniers consultés.
search-title = Recherche
search-sub = Sujets, messages, noms et fichiers des tickets que vous pouvez lire, archivés compris.
search-everywhere = Rechercher parmi les tickets
search-label = Mots ou numéro de ticket
search-placeholder = Mots ou n° de ticket
search-go = Rechercher
search-in = Parmi
search-in-all = Tous les tickets
search-in-open = Ouverts
search-in-closed = Clos
search-in-archived = Archivés
search-department = Service
search-department-all = Tous les services
search-mine = Dont je suis propriétaire ou gestionnaire
search-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
search-page = Page { $number }
search-pages = Pages de résultats
search-newer = Page précédente
search-older = Page suivante
search-none = Aucun ticket que vous puissiez lire ne contient « { $typed } ».
search-none-meaning = Tous les mots doivent y être : essayez-en moins, ou seulement leur début. Majuscules et accents ne comptent pas.
search-wider = Chercher parmi tous les tickets
search-cut = Seuls les plus récents sont cherchés quand il y en a autant. Ajoutez un mot pour trouver les plus anciens.
search-wrong-no-word = Indiquez au moins un mot ou un numéro : il n’y a ici que des signes.
search-wrong-too-broad = Ces mots sont partout. Ajoutez-en un qui soit propre à ce que vous cherchez.
search-wrong-too-long = C’est trop long pour une recherche. Gardez quelques mots, douze au plus.
search-recent = Derniers tickets consultés
search-forget = Effacer

# Les courriers qui ne sont pas arrivés, pour les administrateurs.
mailroom-title = Courriers
mailroom-sub = Ce qui n’est pas encore parti, et ce qui a été refusé, avec les mots du serveur.
mailroom-piles = Sortes de courriers
mailroom-mails = Courriers
pile-waiting = En attente
pile-failed = En panne chez nous
pile-refused = Refusés
pile-expired = Abandonnés
pile-waiting-meaning = Pas encore partis, ou à essayer de nouveau : cela se fait tout seul, pendant cinq jours.
pile-failed-meaning = Guichet n’a pas su les écrire ; son journal dit pourquoi. Ils sont essayés de nouveau tout seuls, pendant cinq jours.
pile-refused-meaning = Le serveur les a refusés pour de bon : ils ne partiront que si vous les relancez.
pile-expired-meaning = Essayés pendant cinq jours, sans succès : ils ne partiront que si vous les relancez.
mailroom-idle = Aucun serveur de courrier n’est configuré : les courriers attendent. Ajoutez une section [mail] à la configuration.
mailroom-redirect = Installation d’essai : tous les courriers vont à { $address }.
mailroom-redirect-except = Reçoivent les leurs quand même : { $addresses }.
mailroom-domain = Domaine
mailroom-filter = Filtrer
mailroom-retry = Relancer
mailroom-retry-it = Relancer le courrier pour { $name }
mailroom-retry-all = Tout relancer
mailroom-cancel = Annuler
mailroom-cancel-it = Annuler le courrier pour { $name }
mailroom-older = Courriers plus anciens
mailroom-nothing = Aucun courrier ici.
mailroom-nothing-meaning = Un courrier qui tarde ou qui est refusé apparaîtra sur cette page.
mailroom-nothing-there = Aucun vers { $domain }. Effacez le domaine pour voir les autres.
mailroom-ticket = ticket n° { $number }
mailroom-leaving = en cours d’envoi
mailroom-attempts = { $count ->
    [0] pas encore essayé
    [one] un essai
   *[other] { $count } essais
}
mailroom-next = { $attempts }, prochain départ { $date }
mailroom-retried = { $count ->
    [one] Un courrier relancé.
   *[other] { $count } courriers relancés.
}
mailroom-cancelled = Courrier annulé : il ne partira pas.
mailroom-too-late = Rien n’a changé : entre-temps, c’est parti, ou c’est en train de partir.

# Le rapport journalier.
report-title = Rapport journalier
report-subject = [{ $department }] Rapport journalier
report-state = État des tickets ouverts, { $date }
report-summary = Résumé
report-summary-line = { $section } : { $count }
report-count = { $count ->
    [0] aucun ticket
    [one] 1 ticket
   *[other] { $count } tickets
}
report-section-managed = Gérés
report-section-member = Membres de la catégorie
report-section-free = Libres ou en cours
report-section-other = Autres
report-hint-managed = Ceux que vous avez en charge.
report-hint-member = Ceux des catégories dont vous êtes membre.
report-hint-free = Ceux du service.
report-hint-other = Le reste du service.
report-none-managed = Aucun ticket que vous avez en charge.
report-none-member = Aucun ticket dans les catégories dont vous êtes membre.
report-none-free = Aucun ticket ouvert dans le service.
report-none-other = Aucun ticket dans le reste du service.
report-column-number = N°
report-column-origin = Service d’origine
report-column-category = Catégorie
report-column-subject = Sujet
report-column-status = État
report-column-priority = Priorité
report-column-owner = Propriétaire
report-column-holder = Gestionnaire
report-column-idle = Sans action depuis
report-number = n° { $number }
report-idle = sans action depuis { $age }
report-warning-free = libre depuis plus d’un jour
report-warning-idle = inactif depuis plus de 7 jours
report-warning-dormant = inactif depuis plus de 30 jours
report-more = { $count ->
    [one] Un autre ticket dans la liste du service
   *[other] { $count } autres tickets dans la liste du service
}
report-hour = { $hour } h
report-days-working = chaque jour ouvré
report-days-all = chaque jour
report-why = Vous gérez { $department } : { $days } à { $hours }, { $profile }.
report-monitoring = Vos préférences de gestionnaire

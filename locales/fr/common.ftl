# Ce que toutes les pages disent : dates, statuts, priorités, listes.
list-and = { $others } et { $last }

date-just-now = à l’instant
date-minutes-ago = il y a { $minutes } min
date-hours-ago = il y a { $hours } h
date-first = 1er
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-clock = { $hour } h { $minute }
date-full = { $weekday } { $date } à { $hour }
age-minutes = { $minutes } min
age-hours = { $hours } h
age-days = { $days } j
age-days-hours = { $days } j { $hours } h
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche

status-free = Libre
status-in_progress = En cours
status-incomplete = Incomplet
status-postponed = Reporté
status-closed = Clos
status-approved = Clos, approuvé
status-expired = Expiré
status-cancelled = Annulé
status-refused = Refusé
status-archived = Archivé

priority-0 = Par défaut
priority-1 = Très basse
priority-2 = Basse
priority-3 = Normale
priority-4 = Élevée
priority-5 = Très élevée

origin-web = Formulaire web
origin-email = Courrier électronique
origin-phone = Téléphone
origin-other = Autre

ticket-scope-default = Par défaut
ticket-scope-public = Publique
ticket-scope-intranet = Intranet
ticket-scope-subject_only = Sujet seulement
ticket-scope-private = Privée

level-none = Aucune
level-minimal = Minimale
level-medium = Moyenne
level-complete = Complète
level-custom = Personnalisée
behaviour-never = jamais
behaviour-creation = créations
behaviour-always = toutes les actions

privilege-set_own_availability = définir sa disponibilité
privilege-edit_department = modifier les propriétés du service
privilege-manage_managers = gérer les gestionnaires
privilege-manage_categories = gérer les catégories
privilege-manage_faqs = gérer les FAQ
privilege-manage_permanent_invitees = gérer les invités permanents
privilege-assign = assigner un ticket à un autre gestionnaire
privilege-transfer_elsewhere = transférer un ticket à un autre service
privilege-refuse = refuser un ticket
privilege-reopen_any = ré-ouvrir n’importe quel ticket
privilege-take_free = prendre en charge un ticket libre
privilege-take_held = prendre en charge le ticket d’un autre gestionnaire

priority-is = Priorité : { $priority }

# L’habillage des pages.
skip-to-content = Aller au contenu
nav-main = Navigation principale
nav-menu = Menu
nav-menu-close = Fermer le menu
nav-crumbs = Fil d’Ariane
nav-new = Nouveau ticket
nav-mine = Mes tickets
nav-mine-hint = Vos propres demandes
nav-board = Tableau de bord
nav-departments = Mes services
nav-all-departments = Services
nav-account = Mon compte
nav-account-of = { $name }, votre compte
nav-role-admin = Administration
nav-role-manager = Gestionnaire
nav-password = Changer de mot de passe
nav-sign-out = Se déconnecter
nav-count = { $count ->
    [one] ticket
   *[other] tickets
}
foot-said = Guichet, le point d’accueil des services · { $site }
dialog-close = Fermer
dialog-cancel = Annuler
field-optional = facultatif
form-errors = { $count ->
    [one] Une réponse à corriger
   *[other] { $count } réponses à corriger
}
shortcuts-title = Raccourcis clavier
shortcuts-all = Tous les raccourcis
shortcuts-enter-key = Entrée
shortcuts-walk = parcourir
shortcuts-open = ouvrir
shortcuts-this = Cette liste
shortcuts-on = Raccourcis d’une seule touche
shortcuts-on-hint = Jamais pendant que vous écrivez. Ce choix vaut pour ce navigateur.

view-free = Libres
view-mine = Mes prises en charge
view-category = Ma catégorie
view-incomplete = En attente d’info
view-closed = Clos, à approuver
view-open = Tous les ouverts
view-done = Terminés
size-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
size-kilobytes = { $count } Ko
size-megabytes = { $count } Mo
size-gigabytes = { $count } Go
sheet-pages = Pages de la liste
sheet-before = Précédents
sheet-after = Suivants
sheet-shown = { $first } à { $last } sur { $total }

# What every page says: dates, statuses, priorities, lists.
list-and = { $others } and { $last }

date-just-now = just now
date-minutes-ago = { $minutes } min ago
date-hours-ago = { $hours } h ago
date-first = 1
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-clock = { $hour }:{ $minute }
date-full = { $weekday } { $date } at { $hour }
age-minutes = { $minutes } min
age-hours = { $hours } h
age-days = { $days } d
age-days-hours = { $days } d { $hours } h
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

status-free = Free
status-in_progress = In progress
status-incomplete = Incomplete
status-postponed = Postponed
status-closed = Closed
status-approved = Closed, approved
status-expired = Expired
status-cancelled = Cancelled
status-refused = Refused
status-archived = Archived

priority-0 = Default
priority-1 = Very low
priority-2 = Low
priority-3 = Normal
priority-4 = High
priority-5 = Very high

origin-web = Web form
origin-email = Email
origin-phone = Telephone
origin-other = Other

ticket-scope-default = Default
ticket-scope-public = Public
ticket-scope-intranet = Intranet
ticket-scope-subject_only = Subject only
ticket-scope-private = Private

level-none = None
level-minimal = Minimal
level-medium = Medium
level-complete = Complete
level-custom = Custom
behaviour-never = never
behaviour-creation = new tickets
behaviour-always = every action

privilege-set_own_availability = set one’s own availability
privilege-edit_department = edit the department’s properties
privilege-manage_managers = manage managers
privilege-manage_categories = manage categories
privilege-manage_faqs = manage FAQs
privilege-manage_permanent_invitees = manage permanent invitees
privilege-assign = assign a ticket to another manager
privilege-transfer_elsewhere = transfer a ticket to another department
privilege-refuse = refuse a ticket
privilege-reopen_any = reopen any ticket
privilege-take_free = take a free ticket
privilege-take_held = take another manager’s ticket

priority-is = Priority: { $priority }

# What surrounds every page.
skip-to-content = Skip to content
nav-main = Main navigation
nav-menu = Menu
nav-menu-close = Close the menu
nav-crumbs = Breadcrumb
nav-new = New ticket
nav-mine = My tickets
nav-mine-hint = Your own requests
nav-board = Dashboard
nav-departments = My departments
nav-all-departments = Departments
nav-account = My account
nav-account-of = { $name }, your account
nav-role-admin = Administration
nav-role-manager = Manager
nav-password = Change password
nav-sign-out = Sign out
nav-count = { $count ->
    [one] ticket
   *[other] tickets
}
foot-said = Guichet, the front desk of every department · { $site }
dialog-close = Close
dialog-cancel = Cancel
field-optional = optional
form-errors = { $count ->
    [one] One answer to correct
   *[other] { $count } answers to correct
}
shortcuts-title = Keyboard shortcuts
shortcuts-all = All shortcuts
shortcuts-enter-key = Enter
shortcuts-walk = move through
shortcuts-open = open
shortcuts-this = This list
shortcuts-on = One-key shortcuts
shortcuts-on-hint = Never while you are writing. This choice holds for this browser.

view-free = Free
view-mine = In my charge
view-category = My category
view-incomplete = Awaiting info
view-closed = Closed, to approve
view-open = All open
view-done = Finished
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $count } KB
size-megabytes = { $count } MB
size-gigabytes = { $count } GB
sheet-pages = Pages of the list
sheet-before = Previous
sheet-after = Next
sheet-shown = { $first } to { $last } of { $total }

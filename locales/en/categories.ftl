# The categories of a service and their settings.
categories-tree = Categories of the service
categories-none = This service has no category yet.
categories-none-meaning = A request is always made in a category: add the first one.
categories-choose = Choose a category in the tree.
categories-choose-meaning = You will see its settings, and from whom it takes those it does not have itself.
category-add = Add
category-add-root = Add a category
category-new = New category
category-new-meaning = It inherits everything that is set above it; you will then change what is its own.
category-parent = Placed under
category-create = Create the category
category-up = Move { $label } up
category-down = Move { $label } down
category-move = Move…
category-order = Sort
category-order-label = by short label
category-order-long-label = by long label
category-order-reversed = reversed
category-drag = With the mouse: drag a category onto another one to place it under it.
category-open-tickets = { $count ->
    [0] no open ticket
    [one] { $count } open ticket
   *[other] { $count } open tickets
}
category-mark-redirected = leads to { $category }
category-mark-invisible = hidden from everybody
category-mark-externals = hidden from externals
category-mark-confidential = confidential
category-mark-groups = takes no ticket
category-nobody-can = Only administrators can.
category-who-can = Who can: { $names }, and administrators.
category-settings = Settings of { $label }
category-saved = The category is saved.
category-deleted = The category is deleted.
category-accepts = Accepts tickets
category-label = Short label
category-long-label = Long label
category-long-label-hint = seen when a ticket is created
category-search-words = Search words
category-search-words-hint = What people type when they look for it: lamp, light tube, circuit breaker.
category-icon = Icon
category-type = Ticket type
category-type-hint = This text fills the request beforehand; the requester completes it freely.
category-type-inherits = This text fills the request beforehand. Left empty, it is that of { $from }; written here, it replaces it.
category-subject = Proposed subject
category-subject-left = Leave it to the requester
category-subject-empty = Subject of the request
category-message = Proposed message
category-message-empty = Message of the request
category-preview = Preview of the ticket type
category-sees = What the requester will see
category-type-advice = Beyond five questions, most requesters erase the template.
category-priority = Default priority
category-scope = Default visibility
category-algorithm = Automatic assignment
category-watch = Extra monitoring
category-watch-address = Address told
category-expiry = Expiry, in days
category-expiry-hint = A closed ticket without an answer expires after that; 0: never. Empty: { $inherited }.
category-days = { $days ->
    [0] never
    [one] { $days } day
   *[other] { $days } days
}
category-inherited = inherited from { $from }: { $value }
category-by-default = by default: { $value }
category-next-nobody = A new ticket would go to nobody: it stays free until a manager takes it.
category-next-none = A new ticket would go to nobody: no member is available.
category-next-first = The next ticket would go to { $name }: the first available member, in order.
category-next-random = The next ticket would be drawn by lot between { $names }: available members whose rate is not zero.
category-next-cyclical = The next ticket would go to { $name }: it is their turn, after { $last }.
category-next-cyclical-first = The next ticket would go to { $name }: the first available member, nobody having been chosen yet.
category-members = Members
category-members-inherit = As { $from }
category-members-all = All managers of { $department }
category-members-own = These only
category-members-own-hint = In this order, which automatic assignment follows.
category-members-nobody = This service has no manager yet.
category-member-rank = Rank of { $name }
category-departing = Nothing is saved yet: say what becomes of the tickets held by { $names }.
category-departing-stays = { $count ->
    [one] With these settings, this person is no member any more; they still manage the department, and may keep them.
   *[other] With these settings, these people are no members any more; they still manage the department, and may keep them.
}
category-departing-blind = { $count ->
    [one] With these settings, this person sees them no more: the category is confidential.
   *[other] With these settings, these people see them no more: the category is confidential.
}
category-visibility = Who sees it
category-hidden_from_externals = Hidden from external accounts
category-hidden_from_externals-hint = They do not see it when they create a ticket, nor what is below it.
category-invisible = Hidden from everybody
category-invisible-hint = Nobody sees it when creating or moving a ticket.
category-confidential = Confidential
category-confidential-hint = Its tickets are read by its members only, and by those whom each ticket concerns.
category-confidential-not-allowed = The service allows no confidential category; its properties can change that.
category-switch-above = Already in force: { $from } is.
category-link = Link and QR code
category-link-meaning = This address opens the request form in this category: on a page, in a mail, or printed on a door.
category-qr = QR code of the address that opens a request in { $label }
category-qr-download = Download the QR code
category-qr-file = qr-code
category-save = Save the category
category-redirected = This category leads to { $category }: what is asked here is handled there.
category-move-title = Move { $label }
category-move-to = Where?
category-move-meaning = What is below it follows, tickets too. In another service, members who do not manage it are removed.
category-move-go = Move
category-delete = Delete
category-delete-hint = Its tickets will go to another category, which you will choose.
category-delete-title = Delete { $label }?
category-delete-tickets = { $count ->
    [0] It has no ticket.
    [one] It has one ticket, archives included.
   *[other] It has { $count } tickets, archives included.
}
category-delete-to = Where do its tickets go?
category-delete-choose = Choose a category
category-delete-meaning = No ticket is ever lost: all of them go there, with their history; nobody is mailed of it.
category-redirect = Redirect…
category-redirect-title = Redirect { $label }
category-redirect-to = To which category?
category-redirect-none = None: it keeps its tickets
category-redirect-meaning = It keeps its name when a ticket is created; its tickets, those of today and the next ones, go to the other one.
category-redirect-go = Save
redirections-out = Categories that lead to others
redirections-out-none = No category of this service leads to another one.
redirections-in = Categories of other services that lead here
redirections-in-none = No category of another service leads here.
redirections-meaning = What is asked in the first one is handled in the second one.
redirections-to = leads to
redirections-change = Change
redirections-department = This service leads to { $department }: its categories are chosen there.
icon-none = None
icon-bolt = lightning
icon-heat = heating
icon-drop = drop
icon-key = key
icon-lock = padlock
icon-build = building
icon-home = house
icon-broom = broom
icon-screen = screen
icon-wifi = Wi-Fi
icon-printer = printer
icon-phone = telephone
icon-mail = envelope
icon-mailbox = mailbox
icon-users = people
icon-cap = graduation cap
icon-book = book
icon-file = document
icon-tag = label
icon-globe = globe
icon-clock = clock
icon-help = question mark
icon-chart = Finance
# Why not.
refusal-category-label-missing = Give it a label: that is the name of the category.
refusal-sibling-label-taken = “{ $label }” is already there. Choose another label, or another place.
refusal-category-is-redirected = “{ $category }” leads to another one: nothing can be placed under it.
refusal-below-itself = “{ $category }” cannot be placed under itself, nor under what it contains.
refusal-tree-too-deep = { $max } levels at most.
refusal-category-not-empty = “{ $category }” has sub-categories: move or delete them first.
refusal-redirections-end-there = Other categories lead there: { $names }. Change these redirections first.
refusal-tickets-need-a-place = { $count ->
    [one] Choose where its ticket goes.
   *[other] Choose where its { $count } tickets go.
}
refusal-confidential-not-allowed = { $department } allows no confidential category.
refusal-members-are-managers = A member must be a manager of the service. Choose in the list.
refusal-members-missing = Choose at least one member, or let the category inherit its own.
refusal-days-out-of-range = A number of days, from 0 to { $max }.
refusal-watch-level-missing = Say when to tell this address.
refusal-address-unreadable = Give one mail address, and only one.

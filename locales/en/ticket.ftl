# The page of a ticket.
ticket-nobody = nobody
ticket-word = Ticket
ticket-numbered = Ticket { $number }
ticket-number-short = no. { $number }
ticket-owner = Owner
ticket-holder = Manager
ticket-department = Department
ticket-priority = Priority
ticket-scope = Visibility
ticket-origin = Origin
ticket-created = Created
ticket-last = last action { $when }
ticket-properties = Properties
ticket-properties-of = Properties of the ticket
ticket-see-properties = See the properties
ticket-more-ways = Other ways to take it
ticket-more-actions = Other actions
ticket-not-possible = Not possible here.
ticket-close-instead = Take it, or choose “… and close”.
ticket-why-not = (not possible, why?)
ticket-scope-public-hint = Everyone can read the ticket.
ticket-scope-intranet-hint = Anyone at the institution can read the ticket.
ticket-scope-subject_only-hint = Other users see its subject.
ticket-scope-private-hint = Read by its owner and its managers.
thread-title = History
thread-role-owner = owner
thread-role-team = { $category } team
thread-mails = { $count ->
    [one] One email
   *[other] { $count } emails
}
mail-state-waiting = waiting to be sent
mail-state-retrying = not sent yet, will be tried again: { $words }
mail-state-sent = sent
mail-state-refused = refused: { $words }
mail-state-expired = abandoned: { $words }
mail-state-withheld = withheld, this person no longer sees the ticket
approve-question = Is it solved?
mail-state-internal = not sent yet, will be tried again: a failure on our side

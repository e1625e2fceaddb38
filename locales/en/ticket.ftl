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
ticket-computer = Computer
ticket-spent = Time spent
ticket-link = Linked to
ticket-none = not given
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
ticket-scope-private-hint = Read by its owner, its managers and its invitees.
ticket-confidential = Confidential category: read by its members, the owner and the invitees.
ticket-recall-at = To be recalled on { $date }
ticket-recall-by-hand = No date: its manager will recall it
ticket-archived = Archived ticket: read only.
ticket-archived-meaning = It keeps its number, can be read and printed, but no longer changes.
ticket-previous = Previous ticket of the list
ticket-next = Next ticket of the list
ticket-print-back = Back to the ticket
ticket-marks = For you
mark-follow = Follow by email
mark-unfollow = Stop following
mark-bookmark = Bookmark
mark-unbookmark = Remove the bookmark
mark-read = Mark as read
mark-unread = Mark as unread
mark-print = Print
thread-title = History
thread-options = Display of the history
thread-newest-first = Latest first
thread-oldest-first = Earliest first
thread-messages-only = Messages only
thread-all = { $count ->
    [one] Show everything (one more line)
   *[other] Show everything ({ $count } more lines)
}
thread-quote = Quote
thread-edit = Edit
thread-readers = Change the readers
thread-edited = edited by { $who } ({ $when })
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
mail-state-withheld-muted = withheld, the person asked for no more mail about this ticket
mail-state-withheld-unreachable = withheld, the person has no address or no account any more
mail-state-withheld-unwatched = withheld, this address no longer watches the place
mail-state-withheld-cancelled = cancelled by an administrator
mail-state-expired-here = given up: a failure on our side

# Changing what a ticket is, what was said in it, and who reads it.
action-owner-title = Change the owner of ticket no. { $number }
action-owner-submit = Change the owner
action-owner-message = Add a note
action-owner-consequence = The person you name will replace { $owner }. For { $owner } to keep seeing the ticket, add an invitation.
action-owner-field = New owner
action-owner-field-hint = Their identifier or address.
action-subject-title = Change the subject of ticket no. { $number }
action-subject-submit = Change the subject
action-subject-message = Add a note
action-subject-consequence = The new subject will be read everywhere; the history will keep the old one.
action-subject-field = Subject
action-subject-field-hint = What people read first, in lists and emails.
action-scope-title = Change the visibility of ticket no. { $number }
action-scope-submit = Change the visibility
action-scope-message = Add a note
action-scope-consequence = The owner, the managers of the department and the invitees see the ticket in any case.
action-scope-field = Who else will see the ticket?
action-priority-title = Change the priority of ticket no. { $number }
action-priority-submit = Change the priority
action-priority-message = Add a note
action-priority-consequence = The history will keep the old priority and the new one.
action-priority-field = Priority
action-origin-title = Change the origin of ticket no. { $number }
action-origin-submit = Change the origin
action-origin-message = Add a note
action-origin-consequence = The history will keep the old origin and the new one.
action-origin-field = Where does the request come from?
action-computer-title = Change the computer of ticket no. { $number }
action-computer-submit = Change the computer
action-computer-message = Add a note
action-computer-consequence = The history will keep the old computer and the new one.
action-computer-field = Computer
action-computer-field-hint = The name of the machine concerned. Empty: none.
action-spent-time-title = Change the time spent on ticket no. { $number }
action-spent-time-submit = Change the time spent
action-spent-time-message = Add a note
action-spent-time-consequence = The history will say that the time spent has changed, not by how much. All empty: the time is erased.
action-edit-title = Edit a message of ticket no. { $number }
action-edit-submit = Edit the message
action-edit-message = The message
action-edit-consequence = The new text will replace the old one, which the history keeps. Emails already sent cannot be taken back.
action-readers-title = Choose who reads this message of ticket no. { $number }
action-readers-submit = Choose these readers
action-readers-consequence = The others will read “Content not visible” instead of the message. Emails already sent cannot be taken back.

scope-warning-opens = People who have no role on the ticket will be able to read it.
scope-warning-closes = People who have no role on the ticket will no longer be able to read it.
spent-time = { $days ->
    [0] {""}
   *[other] { $days } d{" "}
}{ $hours ->
    [0] {""}
   *[other] { $hours } h{" "}
}{ $minutes ->
    [0] {""}
   *[other] { $minutes } min
}
computer-none = none

# Inviting people to follow a ticket, taking an invitation back.
action-invite-title = Invite people to follow ticket no. { $number }
action-invite-submit = Invite
action-invite-message = A word for the people invited
action-invite-consequence = The people invited can read the ticket and comment on it. Each of them is told by email, with your words.
action-invite-field = Whom to invite?
action-invite-field-hint = Identifiers or addresses, separated by commas.
action-invite-recent = Recently invited by you
action-invite-group-title = Invite a group to follow ticket no. { $number }
action-invite-group-submit = Invite this group
action-invite-group-message = A word for the people invited
action-invite-group-consequence = { $people ->
    [0] This group has nobody else to invite.
    [one] One person can read the ticket and comment on it. That person is told by email, with your words.
   *[other] { $people } people can read the ticket and comment on it. Each of them is told by email, with your words.
}
action-invite-group-who = To be invited:
action-uninvite-title = Remove an invitee of ticket no. { $number }
action-uninvite-submit = Remove from the invitees
action-uninvite-message = Add a note
action-uninvite-consequence = { $oneself ->
    [yes] You will no longer be among the invitees of the ticket. It takes a new invitation to come back.
   *[no] { $person } will no longer be among the invitees of the ticket.
}
ticket-invitees = Invitees
ticket-invitees-none = Nobody is invited to follow this ticket.
ticket-invitee-permanent = permanent invitee of the department
ticket-invitee-remove = Remove { $person } from the invitees
ticket-invitee-leave = Remove me from the invitees

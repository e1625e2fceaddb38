# The actions on a ticket: the button, the title of the dialog, what will happen.
action-take = Take
action-take-and-close = … and close
action-take-and-ask = … and ask for info
action-assign = Assign
action-release = Release
action-comment = Comment
action-ask = Ask for information
action-close = Close
action-close-own = Close my ticket
action-approve = Approve the closure
action-refuse-closure = Refuse the closure
action-reopen = Reopen
action-recall = Recall
action-transfer = Transfer
action-send-back = Return to sender
action-postpone = Postpone
action-refuse = Refuse
action-cancel = Cancel my ticket
action-invite = Invite a user
action-invite-group = Invite a group of managers
action-uninvite = Remove an invitee
action-owner = Change the owner
action-subject = Change the subject
action-scope = Change the visibility
action-priority = Change the priority
action-origin = Change the origin
action-computer = Change the computer
action-spent-time = Change the time spent

action-assign-to = To whom?
action-assign-member = member of the category
action-assign-told = will get an email
action-assign-untold = will not get an email
action-comment-placeholder = Your message…
action-comment-reopen = The ticket is closed. Should it be reopened?
action-comment-reopen-yes = Yes, reopen it
action-comment-reopen-yes-hint = Your message will say why.
action-comment-reopen-no = No, leave it closed
action-comment-reopen-no-hint = Your message will be added to the history.
action-next = What happens next?

action-take-title = Take ticket no. { $number }
action-take-submit = Take the ticket
action-take-message = Add a note
action-take-consequence = { $held ->
    [yes] You will replace { $holder } as its manager. The status of the ticket will not change.
   *[no] You will become the manager of the ticket, which will then be “In progress”.
}
action-take-and-close-title = Take and close ticket no. { $number }
action-take-and-close-submit = Take and close
action-take-and-close-message = What was done
action-take-and-close-consequence = { $held ->
    [yes] You will replace { $holder } as its manager, and the ticket will be closed. { $owner } can then approve the closure, or refuse it.
   *[no] You will become its manager, and the ticket will be closed. { $owner } can then approve the closure, or refuse it.
}
action-take-and-ask-title = Take ticket no. { $number } and ask for information
action-take-and-ask-submit = Take and ask for information
action-take-and-ask-message = Your question
action-take-and-ask-consequence = { $held ->
    [yes] You will replace { $holder } as its manager. The ticket will be “Incomplete” until { $owner } answers.
   *[no] You will become its manager. The ticket will be “Incomplete” until { $owner } answers.
}
action-assign-title = Assign ticket no. { $number }
action-assign-submit = Assign the ticket
action-assign-message = Add a note
action-assign-consequence = { $held ->
    [yes] The person you choose will replace { $holder } as the manager of the ticket.
   *[no] The person you choose will become the manager of the ticket, which will then be “In progress”.
}
action-release-title = Release ticket no. { $number }
action-release-submit = Release the ticket
action-release-message = Why release it?
action-release-consequence = You will no longer be its manager. The ticket will be free again, and your colleagues will be able to take it.
action-comment-title = Comment on ticket no. { $number }
action-comment-submit = Comment
action-comment-message = Your message
action-comment-consequence = { $answers ->
    [yes] Your message will be added to the history, and the ticket will be “In progress” again.
   *[no] Your message will be added to the history.
}
action-ask-title = Ask for information on ticket no. { $number }
action-ask-submit = Ask for information
action-ask-message = Your question
action-ask-consequence = The ticket will be “Incomplete” until { $owner } answers.
action-close-title = Close ticket no. { $number }
action-close-submit = Close the ticket
action-close-message = What was done
action-close-consequence = The ticket will be closed. { $owner } can then approve the closure, or refuse it.
action-close-own-title = Close my ticket no. { $number }
action-close-own-submit = Close my ticket
action-close-own-message = Why close it?
action-close-own-consequence = The ticket will be closed: as it comes from you, the closure needs no approval. You can still reopen it.
action-approve-title = Approve the closure of ticket no. { $number }
action-approve-submit = Approve the closure
action-approve-message = Add a final note
action-approve-consequence = Approving it ends the ticket. You can still reopen it.
action-refuse-closure-title = Refuse the closure of ticket no. { $number }
action-refuse-closure-submit = Refuse the closure
action-refuse-closure-message = What is still wrong?
action-refuse-closure-consequence = { $held ->
    [yes] The ticket will be reopened and go back to { $holder }.
   *[no] The ticket will be reopened and free again: someone in the department will take it.
}
action-reopen-title = Reopen ticket no. { $number }
action-reopen-submit = Reopen the ticket
action-reopen-message = Why reopen it?
action-reopen-consequence = { $held ->
    [yes] The ticket will be reopened and go back to { $holder }.
   *[no] The ticket will be reopened and free again: someone in the department will take it.
}
action-postpone-title = Postpone ticket no. { $number }
action-postpone-submit = Postpone the ticket
action-postpone-message = Why postpone it?
action-postpone-consequence = The ticket will be “Postponed” and you will remain its manager. Once recalled, it will be “In progress” again.
action-postpone-when = When should it be recalled?
action-postpone-date = On a date
action-postpone-date-hint = It will be recalled by itself, and announced as a new ticket is.
action-postpone-hand = When I decide
action-postpone-hand-hint = Nothing will happen until you recall it yourself.
action-postpone-field = Recall date and time
action-postpone-field-hint = In the institution’s time zone, within five years.
action-recall-title = Recall ticket no. { $number }
action-recall-submit = Recall the ticket
action-recall-message = Add a note
action-recall-consequence = The ticket will be “In progress” again, and its recall date will be erased.
action-refuse-title = Refuse ticket no. { $number }
action-refuse-submit = Refuse the ticket
action-refuse-message = Why refuse it?
action-refuse-consequence = The ticket will be refused, and over. { $owner } can still reopen it.
action-cancel-title = Cancel my ticket no. { $number }
action-cancel-submit = Cancel my ticket
action-cancel-message = Why cancel it?
action-cancel-consequence = Your ticket will be cancelled: nobody will deal with it any more. You can still reopen it.
action-cancel-keep = Keep my ticket

# Who can read, who gets an email.
scope-question = Who will be able to read it?
message-scope-default = Anyone who can see the ticket
message-scope-default-hint = If the ticket is public, everyone.
message-scope-public = Everyone
message-scope-public-hint = As long as the ticket stays open to everyone.
message-scope-invited = Owner, managers and invited people
message-scope-invited-hint = Even if the ticket is public.
message-scope-invited_manager = Managers and invited people
message-scope-invited_manager-hint = Hidden from the owner.
message-scope-owner = Owner and managers
message-scope-owner-hint = Hidden from invited people.
message-scope-manager = Managers only
message-scope-manager-hint = Internal note, hidden from the owner and from invited people.
told-who = Who gets an email:
told-always = Who gets an email, whomever you choose:
told-nobody = Nobody will get an email. Everything stays in the history of the ticket.
told-count = { $count ->
    [one] One person will get an email
   *[other] { $count } people will get an email
}
told-invitees = The people you invite
told-new-owner = The person you name
box-release = Release the ticket
box-release-hint = It will have no manager any more.
box-quiet = Do not report the change
box-quiet-hint = Nobody will get an email; the history keeps a record of it.

# Time spent, and the link to another ticket.
field-spent = Time spent
field-spent-hint = A day counts eight hours.
spent-days = d
spent-hours = h
spent-minutes = min
field-link = Link to another ticket
field-link-hint = The number of a ticket that you can see. The owner can open it only if they see it too.

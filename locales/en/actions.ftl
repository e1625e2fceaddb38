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

action-assign-to = To whom?
action-assign-member = member of the category
action-assign-told = will get an email
action-assign-untold = will not get an email
action-close-release = Release the ticket
action-close-release-hint = You will no longer be its manager.
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

# Who can read, who gets an email.
scope-question = Who will be able to read it?
message-scope-default = Anyone who can see the ticket
message-scope-default-hint = If the ticket is public, everyone.
message-scope-public = Everyone
message-scope-invited = Owner, managers and invited people
message-scope-invited_manager = Managers and invited people
message-scope-owner = Owner and managers
message-scope-owner-hint = Even if the ticket is public.
message-scope-manager = Managers only
message-scope-manager-hint = Internal note, hidden from the owner.
told-who = Who gets an email:
told-always = Who gets an email, whomever you choose:
told-nobody = Nobody will get an email. Everything stays in the history of the ticket.
told-count = { $count ->
    [one] One person will get an email
   *[other] { $count } people will get an email
}

# What has just been done.
done-create = Ticket no. { $number } created.
done-take = You are now the manager of ticket no. { $number }.
done-take-and-close = Ticket no. { $number } taken and closed.
done-take-and-ask = Ticket no. { $number } taken, question sent.
done-assign = Ticket no. { $number } assigned.
done-release = Ticket no. { $number } released.
done-comment = Message added to ticket no. { $number }.
done-ask = Question asked on ticket no. { $number }.
done-close = Ticket no. { $number } closed.
done-close-own = Ticket no. { $number } closed.
done-approve = Closure of ticket no. { $number } approved.
done-refuse-closure = Closure refused: ticket no. { $number } is open again.
done-reopen = Ticket no. { $number } reopened.
done-told = { $count ->
    [one] { $names } will get an email.
   *[other] { $names } will each get an email.
}
done-told-nobody = Nobody will get an email.

# Why not, and who can.
who-can = { $count ->
    [one] { $names } can do it.
   *[other] { $names } can do it.
}
who-can-many = { $others ->
    [one] { $names } and one other person can do it.
   *[other] { $names } and { $others } other people can do it.
}
who-can-nobody = For now, nobody can do it.
refusal-as-comment = Your text is kept: you can post it as a comment.

# Somebody acted first.
conflict = This ticket was changed while you were writing: { $by } { $what } ({ $when }).
conflict-kept = Your text is kept below.
conflict-created = created it
conflict-owner_changed = changed its owner
conflict-taken = took it
conflict-assigned = assigned it
conflict-released = released it
conflict-commented = commented on it
conflict-information_requested = asked for information
conflict-closed = closed it
conflict-closed_by_owner = closed it
conflict-closure_approved = approved its closure
conflict-closure_refused = refused its closure
conflict-reopened = reopened it

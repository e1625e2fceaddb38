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
done-postpone = Ticket no. { $number } postponed.
done-recall = Ticket no. { $number } recalled.
done-refuse = Ticket no. { $number } refused.
done-cancel = Ticket no. { $number } cancelled.
done-transfer = Ticket no. { $number } transferred.
done-send-back = Ticket no. { $number } returned to its sender.
done-invite = Invitation to follow ticket no. { $number } sent.
done-invite-group = Group invited to follow ticket no. { $number }.
done-uninvite = Invitation to ticket no. { $number } taken back.
done-owner = Ticket no. { $number } has a new owner.
done-subject = Subject of ticket no. { $number } changed.
done-scope = Visibility of ticket no. { $number } changed.
done-priority = Priority of ticket no. { $number } changed.
done-origin = Origin of ticket no. { $number } changed.
done-computer = Computer of ticket no. { $number } changed.
done-spent-time = Time spent on ticket no. { $number } changed.
done-edit = Message of ticket no. { $number } edited.
done-readers = Readers of a message of ticket no. { $number } changed.
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
refusal-words-kept = Your text was posted nowhere. Here it is, for you to use again.

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
conflict-chosen_by = chose its manager
conflict-postponed = postponed it
conflict-recalled = recalled it
conflict-refused = refused it
conflict-cancelled = cancelled it
conflict-expired = declared it expired
conflict-archived = archived it
conflict-moved = transferred it
conflict-invited = invited somebody to it
conflict-uninvited = removed one of its invitees
conflict-subject_changed = changed its subject
conflict-scope_changed = changed its visibility
conflict-priority_changed = changed its priority
conflict-origin_changed = changed its origin
conflict-computer_changed = changed its computer
conflict-spent_time_changed = changed the time spent on it
conflict-comment_edited = edited one of its messages
conflict-readers_changed = changed the readers of one of its messages
done-passed-over = { $count ->
    [one] { $names } is already invited.
   *[other] { $names } are already invited.
}

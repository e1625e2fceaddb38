# Taking back what one has just done, while the email has not left.
undo-submit = Undo
undo-submit-title = Undo this action
undo-over = Time is up
undo-delay = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
undo-told = { $count ->
    [one] { $names } will get an email in { $delay }.
   *[other] { $names } will each get an email in { $delay }.
}
undo-told-count = { $count ->
    [one] One person will be told in { $delay }.
   *[other] { $count } people will be told in { $delay }.
}
undo-told-nobody = Nobody will get an email. You can undo this for { $delay }.
undo-may = You can undo this for { $delay }.
done-undo = Your action on ticket no. { $number } is undone: no email about it has left.
undo-kept = Action undone: no email about it has left. Here is what you had written.
event-undone = undid their action ({ $what })
conflict-undone = undid an action on it
mail-state-undone = not sent, action undone

problem-late = It is too late to undo.
problem-late-meaning = You no longer see this ticket: ask the service that has it now.

refusal-only-its-author-undoes = Only the person who did something can undo it.
refusal-creation-stays = The creation of a ticket is not undone this way: its owner can cancel the ticket.
refusal-already-undone = This action is already undone.
refusal-acted-since = It is too late to undo: somebody has acted on this ticket since.
refusal-somebody-acted-since = It is too late to undo: { $by } has acted on this ticket since.
refusal-mail-has-left = It is too late to undo: the email has left ({ $at }).
refusal-too-late-to-undo = It is too late to undo: the time for it is over.
refusal-undo-leads-nowhere = The category that this ticket came from takes no tickets any more: it cannot go back there.

undone-take = taking charge
undone-take-and-close = taking charge and closing
undone-take-and-ask = taking charge and asking for information
undone-assign = assignment
undone-release = release
undone-comment = comment
undone-attach = attachment
undone-ask = request for information
undone-postpone = postponement
undone-recall = recall
undone-close = closure
undone-refuse = refusal
undone-transfer = transfer
undone-send-back = return to sender
undone-invite = invitation
undone-invite-group = invitation of a group
undone-uninvite = removal of an invitee
undone-owner = change of owner
undone-subject = change of subject
undone-scope = change of visibility
undone-priority = change of priority
undone-origin = change of origin
undone-computer = change of computer
undone-spent-time = change of time spent
undone-edit = edit of a message
undone-readers = change of a message’s readers
undone-close-own = closure
undone-cancel = cancellation of the ticket
undone-approve = approval of the closure
undone-refuse-closure = refusal of the closure
undone-reopen = reopening

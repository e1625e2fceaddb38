# Transferring, returning to the sender: where to, what will happen, who will no longer see the ticket.
choose-transfer-title = Where should this ticket go?
choose-transfer-legend = Department and category
choose-transfer-hint = In a department chosen alone, the ticket goes to the first category that accepts it.
choose-transfer-whole = The department, without choosing a category
choose-transfer-recent = Your latest transfers
choose-invite-group-title = Which group should be invited?
choose-invite-group-legend = Department or category
choose-invite-group-hint = A department invites all of its managers; a category, only its members.
choose-invite-group-whole = All the managers of the department
choose-search = Search for a department or a category
choose-search-example = E.g. network, heating, certificate
choose-nothing = Nothing matches. Try another word.
choose-next = Continue
choose-change = Choose something else

action-transfer-title = Transfer ticket no. { $number }
action-transfer-submit = Transfer the ticket
action-transfer-message = Why transfer it?
action-transfer-consequence = { $open ->
    [yes] { $keeps ->
        [yes] The ticket will go to “{ $place }”. { $holder } will remain its manager, unless you tick “Release the ticket”.
       *[no] { $chosen ->
            [none] The ticket will go to “{ $place }”, where it will be free: nobody is named there.
           *[other] The ticket will go to “{ $place }”, where automatic assignment will give it to { $chosen }.
        }
    }
   *[no] The ticket will go to “{ $place }” and stay closed.
}
action-send-back-title = Return ticket no. { $number } to its sender
action-send-back-submit = Return to sender
action-send-back-message = Why return it?
action-send-back-consequence = { $sent ->
    [yes] The ticket will go back to “{ $place }”, and { $sender }, who had transferred it, will be its manager.
   *[no] The ticket will go back to “{ $place }”, with no manager named.
}
box-stay = Become an invited user of the ticket
box-stay-hint = Without this box, you will no longer see this ticket: neither its page, nor your lists, nor its files.
box-stay-open-hint = You can read this ticket anyway, as it is open to other readers; once invited, you also read the messages kept for invitees.
box-follow = Follow the ticket by email
box-follow-hint = Only with the invitation: you will get an email at every action.

losing-title = Who will no longer see this ticket?
losing-you = You
losing-you-hint = neither its page, nor your lists, nor its files
losing-you-unless = unless you tick “Become an invited user of the ticket”
losing-public = Everyone who could read it without a role on it
losing-mails = Emails already received cannot be taken back.
part-manager = manager of { $department }
part-owner = owner
part-invitee = among the invitees
part-ally = manager of an associated department
part-reader = had bookmarked or followed the ticket

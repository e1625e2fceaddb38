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

# A ticket’s page while it stays open: who is there, what has just changed.
live-updated = The ticket has been updated.
live-reading = { $count ->
    [one] { $names } is reading this ticket
   *[other] { $names } are reading this ticket
}
live-writing = { $count ->
    [one] { $names } is writing
   *[other] { $names } are writing
}
live-others = { $count ->
    [one] one other person
   *[other] { $count } other people
}
live-too-many = Too many ticket pages are open at once: this one does not keep itself up to date.
live-busy = Too many pages are open on this service: this one does not keep itself up to date.
live-stopping = The service is restarting: this page will be kept up to date in a moment.

# The managers’ list.
list-total = { $count ->
    [0] No ticket
    [one] { $count } ticket
   *[other] { $count } tickets
}
list-of-which = , including
list-free = { $count } that nobody has taken
list-done-order = The latest ones first
list-caption = Tickets of the view “{ $view }”, grouped by status
list-number = No.
list-subject = Subject
list-category = Category
list-age = Age
list-you = You
list-take = Take
list-take-it = ticket { $number }
list-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
list-more = See more: { $group }
list-group-free = Free
list-group-in_progress = In progress
list-group-incomplete = Incomplete
list-group-postponed = Postponed
list-group-closed = Closed, to approve
list-group-done = Finished
list-hint-free-late = { $late ->
    [one] one of them for more than 24 hours
    [2] two of them for more than 24 hours
   *[other] { $late } of them for more than 24 hours
}
list-hint-incomplete = waiting for the owner’s answer
list-hint-closed = the owner has not answered yet
list-empty-free = No free ticket.
list-empty-free-meaning = Everything that reached your departments has a manager. The next free ticket will appear here.
list-empty-mine = You are not in charge of any ticket.
list-empty-mine-meaning = The ones you take, and the ones assigned to you, will appear here.
list-empty-category = Nothing in your categories.
list-empty-category-meaning = This view shows the tickets of the categories you are a member of. None is open.
list-empty-incomplete = No ticket is waiting for an answer.
list-empty-incomplete-meaning = A ticket comes here when its owner is asked for information.
list-empty-closed = No closure to approve.
list-empty-closed-meaning = A closed ticket stays here until its owner answers.
list-empty-open = No open ticket.
list-empty-open-meaning = Everything that reached your departments is finished.
list-empty-done = No finished ticket.
list-empty-done-meaning = Approved closures will come here, the latest one first.
list-empty-department = No open ticket in this department.
list-empty-department-meaning = Everything that reached it is finished.

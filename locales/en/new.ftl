# Creating a ticket: where, then what.
new-title = What can we do for you?
new-lead = Choose who should handle it, then tell us about it. A problem well described is often a problem soon solved.
new-where = What is it about?
new-search = Search for a category
new-search-example = E.g. light, Wi-Fi, certificate
new-search-nothing = No category matches. Try another word.
new-category = Department and category
new-choose = Choose this category
new-first = First, what is it about?
new-first-meaning = Choose a category: your request goes straight to the people who deal with it.
new-what = Tell us
new-subject = Subject
new-message = Your message
new-template = The { $team } team suggests this text. Complete it, or delete it.
new-options = Visibility, priority, computer
new-options-manager = Visibility, priority, computer, origin, on somebody’s behalf
new-by-default = { $value } (default)
new-scope = Who else can read it?
new-public = Other people will be able to read this request. Put nothing confidential in it, or change its visibility below.
new-computer = Computer
new-computer-hint = The name of the machine concerned, if any.
new-owner = For
new-owner-hint = The person’s identifier or address. Leave it empty if the request is yours.
new-readers = Who will read it?
new-readers-count = { $count ->
    [0] The managers of the department, in their list. Nobody will get an email.
    [one] The managers of the department. One person will get an email.
   *[other] The managers of the department. { $count } people will get an email.
}
new-readers-who = Who, and why
new-submit = Create the ticket
new-stray = Your text is kept. Choose a category, then send it.
new-stray-meaning = The category you asked for takes no ticket, or no longer does.
new-already = This request is already recorded: it is ticket no. { $number }.
new-already-meaning = The text below is different: nothing else was created. Send it if it is another request.
new-already-see = See ticket no. { $number }
new-all-departments = See all services

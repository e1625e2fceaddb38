# Canned responses.
nav-tools = Tools
responses-title = Canned responses
responses-sub = Texts ready to insert in your messages
responses-new = New response
responses-mine = Personal
responses-mine-hint = for you alone
responses-department-hint = for all the managers of the department
responses-globals = Global
responses-globals-hint = for all managers
responses-private = Personal
responses-global = Global
responses-uses = { $count ->
    [0] never used
    [one] used once, on { $date }
   *[other] used { $count } times, last on { $date }
}
responses-empty = You have no canned response yet.
responses-empty-meaning = Write once what you often answer: two keystrokes will then insert it.
responses-saved = The response “{ $label }” is saved.
responses-deleted = The response is deleted.
responses-insert = Canned response
responses-insert-hint = Insert a canned response (Alt + R)
responses-insert-chosen = Insert
responses-none = No canned response yet: the menu “Canned responses” is where to write one.

response-title = Edit the response
response-label = Label
response-label-hint = The name of the response in lists, { $max } characters at most.
response-message = Message
response-variables = These words will be replaced when the response is inserted:
response-variable-signature = your name, or that of whoever inserts it
response-variable-owner = the name of the ticket’s owner
response-variable-number = the number of the ticket
response-variable-link = the address of the ticket
response-variable-subject = the subject of the ticket
response-variable-department = the department
response-variable-category = the category
response-sharing = For whom?
response-sharing-private = Me
response-sharing-department = All the managers of { $department }, who will be able to edit it
response-sharing-global = All the managers of all departments; administrators will be able to edit it
response-save = Save
response-refusal-meaning = You can insert it in your messages.
response-conflict = { $by } edited this response at { $when }, while you were writing.
response-conflict-kept = Your text is still here: saving it will replace this one.
response-delete = Delete
response-delete-it = Delete the response “{ $label }”
response-delete-title = Delete the response?
response-delete-shared = Other managers may be using it.
response-delete-meaning = The messages where it was inserted do not change.
response-delete-conflict = Read it again before deleting it.

# Why not.
refusal-only-administrators = For administrators only.
refusal-label-missing = Give a label: it is the name of the response in lists.
refusal-label-taken = Another response already has this label. Choose another one.
refusal-unknown-variable = These words stand for nothing: { $names }. Those that will be replaced are { $known }.

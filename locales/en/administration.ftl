department-new = New department
department-create = Create the department
department-new-meaning = A department is born closed to requests. Give it categories and managers, then open it in its properties.
department-up = Move { $name } up
department-down = Move { $name } down
department-stands-for = stands for { $name }
department-deleted = The department is deleted.
department-delete = Delete the department
department-delete-title = Delete { $name }?
department-delete-first = Its tickets go with its categories: send them elsewhere first, archived ones too.
department-delete-nothing = Nothing else goes with it.
department-delete-touches = This goes or changes with it:
department-delete-meaning = The journal keeps what it was. Tickets that went through it keep its name in their history.
department-delete-managers = { $count ->
    [one] { $count } manager loses it, with their privileges and monitoring here
   *[other] { $count } managers lose it, with their privileges and monitoring here
  }
department-delete-invitees = { $count ->
    [one] { $count } permanent invitee is no longer invited there
   *[other] { $count } permanent invitees are no longer invited there
  }
department-delete-responses = { $count ->
    [one] { $count } canned response of the department is deleted
   *[other] { $count } canned responses of the department are deleted
  }
department-delete-born = { $count ->
    [one] { $count } ticket created under its name is said to be created where it is
   *[other] { $count } tickets created under its name are said to be created where they are
  }
department-switch-needs_spent_time = Spent time required
department-switch-needs_spent_time-hint = Closing or refusing then asks for the time spent.
department-switch-hidden_from_externals = Hidden from external accounts
department-switch-hidden_from_externals-hint = Whoever is not in the directory does not see it when creating a ticket.
department-switch-anonymous = Anonymous department
department-switch-anonymous-hint = Whoever does not manage it reads “Anonymous” in place of names, on pages and in mails.
department-switch-allows_confidential = Confidential categories allowed
department-switch-allows_confidential-hint = The tickets of such a category are seen by its members only.
properties-created = The department is created.
properties-saved = Saved, and already in effect.
properties-read-only = You can read these settings, not change them.
properties-names = Names
properties-label = Short label
properties-label-hint = In lists. No other department bears it.
properties-long-label = Long label
properties-long-label-hint = When a ticket is created. Empty: the short label.
properties-short-label = Initials
properties-short-label-hint = Two or three letters, for narrow columns.
properties-icon = Icon
properties-no-icon = The usual one
properties-switches = Opening and confidentiality
properties-enabled = Open to requests
properties-enabled-hint = Closed, it is seen only by its managers and by administrators, who alone open it.
properties-tag = Inter-department visibility
properties-tag-hint = Departments that bear the same word read each other’s tickets. Empty: none.
properties-defaults = What tickets get when nobody says otherwise
properties-defaults-hint = Each category may say otherwise.
properties-scope = Default visibility
properties-priority = Default priority
properties-algorithm = Automatic assignment
properties-expiry = Expiry of tickets not approved (days)
properties-expiry-hint = Empty: the installation’s setting ({ $days }). 0: never.
properties-subject = Suggested subject
properties-message = Suggested message
properties-message-hint = This text fills the request in advance.
properties-watch = Extra monitoring
properties-watch-hint = An address told besides the managers, without an account.
properties-watch-level = When
properties-watch-address = Watching address
properties-save = Save the properties
inherited-from-installation = The installation’s setting: { $value }
redirect-title = Virtual department
redirect-hint = A virtual department offers the categories of another one under its own name. It has none of its own, and no other stands for it.
redirect-fronts = Standing for this department: { $names }.
redirect-to = Stands for
redirect-none = None: it has its own categories
redirect-save = Save the redirection
problem-refused-who = These can: { $names }.
problem-refused-meaning = Nothing was changed.
problem-looking = You are only looking.
problem-looking-meaning = While you see the site as somebody else, you change nothing, and what is that person’s alone stays closed: drafts, canned responses, password. Come back first.
administrators-title = Administrators
administrators-sub = They see every ticket, and set departments, people and rights. As such they do not handle tickets.
administrator-you = you
administrator-dismiss = Dismiss
administrator-dismiss-name = Dismiss { $name } as an administrator
administrator-add = Name an administrator
administrator-add-hint = This person will see every ticket, at once.
account-field = Identifier or address
accounts-title = People
accounts-sub = Accounts: who they are, what they manage, what they have.
accounts-search = Name, identifier or address
accounts-find = Search
accounts-nobody = Nobody matches.
accounts-more = There are more: narrow the search.
account-is-administrator = administrator
account-is-external = external
account-is-merged = merged into another
account-is-disabled = disabled
account-title = The account
account-since = Since
account-password = Password
account-manages = Manages
account-posts-in = May create a ticket in
account-reads = Reads the public tickets of
account-has = What belongs to it:
account-owns = { $count ->
    [one] { $count } ticket that this person owns
   *[other] { $count } tickets that this person owns
  }
account-holds = { $count ->
    [one] { $count } open ticket in charge
   *[other] { $count } open tickets in charge
  }
account-invitations = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
  }
account-follows = { $count ->
    [one] { $count } ticket followed
   *[other] { $count } tickets followed
  }
account-bookmarks = { $count ->
    [one] { $count } bookmark
   *[other] { $count } bookmarks
  }
account-departments = { $count ->
    [one] { $count } department managed
   *[other] { $count } departments managed
  }
account-memberships = { $count ->
    [one] { $count } category of which this person is a member
   *[other] { $count } categories of which this person is a member
  }
account-permanent = { $count ->
    [one] { $count } permanent invitation
   *[other] { $count } permanent invitations
  }
account-drafts = { $count ->
    [one] { $count } draft
   *[other] { $count } drafts
  }
account-responses = { $count ->
    [one] { $count } canned response
   *[other] { $count } canned responses
  }
account-held = Open tickets in charge
account-held-hint = They stay with this person until a manager takes them over.
account-owned = Latest tickets of this person
account-do = Act
account-view = See as this person does
account-view-hint = Read-only; the journal says so.
account-disable = Disable the account
account-disable-hint = Its sessions end at once, everywhere. Nothing is erased.
account-enable = Enable the account again
account-merge = Merge into another account…
account-merge-hint = When one person has two.
account-merged-into = This account was merged into that of
account-merged-meaning = Its address leads there; the history keeps what it wrote under this name.
merge-title = Merge two accounts of one person
merge-from = The account of { $name } ({ $address }) will go, in favour of the one that you keep.
merge-kept = Account to keep
merge-kept-hint = By identifier or address. Nothing changes before you confirm.
merge-foresee = See what would change
merge-dry = Keep the account of { $name } ({ $address })
merge-nothing = The other account has nothing: there is nothing to move.
merge-moves = These go to this account, all at once:
merge-administration = The other account is an administrator’s, this one is not: that right does not follow.
merge-meaning = The old address will lead to this account, with its own password. What the other wrote stays under its name. This cannot be undone.
merge-confirm = Merge the two accounts
view-bar-name = You see the site as somebody else
view-bar-said = You see what { $name } sees, and can change nothing.
view-bar-end = Back to { $name }
sight-title = Who sees this ticket, and why
sight-back = Back to the ticket
sight-hint = The rule is read from the top: the first line that decides wins.
sight-ask = Look
sight-link = Do they see this ticket?
sight-yes = Yes, { $name } sees this ticket.
sight-no = No, { $name } does not see this ticket.
sight-passes = Decides nothing: the next line is read.
sight-grants = Decides: yes.
sight-denies = Decides: no.
sight-line-signed_in = An open account is needed.
sight-line-administrator = An administrator sees every ticket.
sight-line-confidential = A confidential ticket is seen only by the members of its category, its owner and its invitees.
sight-line-manager = A manager of the department sees its tickets.
sight-line-owner = The owner sees the ticket.
sight-line-invited = An invitee sees the ticket.
sight-line-ally = Managers of departments that bear the same visibility word read each other’s tickets.
sight-line-open = A public ticket is read by all, an Intranet one by the directory, where the department is offered to them.
sight-line-otherwise = Nobody else sees it.
sight-because-account_enabled = The account of { $name } is open.
sight-because-account_disabled = The account of { $name } is disabled.
sight-because-is_administrator = { $name } is an administrator.
sight-because-not_administrator = { $name } is not an administrator.
sight-because-not_confidential = The category is not confidential.
sight-because-member_of_confidential = The category is confidential; { $name } is a member of it.
sight-because-owns_confidential = The category is confidential; { $name } owns the ticket.
sight-because-invited_to_confidential = The category is confidential; { $name } is invited on the ticket.
sight-because-stranger_to_confidential = The category is confidential; { $name } is no member of it, no owner, no invitee.
sight-because-manages = { $name } manages { $department }.
sight-because-manages_not = { $name } does not manage { $department }.
sight-because-owns = The ticket is { $name }’s.
sight-because-owns_not = The ticket is not { $name }’s.
sight-because-is_invited = { $name } is among the invitees.
sight-because-not_invited = { $name } is not among the invitees.
sight-because-shares_tag = { $name } manages a department that bears “{ $tag }” too.
sight-because-shares_no_tag = { $name } manages no department that shares its tickets with { $department }.
sight-because-is_open = The ticket is “{ $scope }”, and { $department } is offered to { $name }.
sight-because-scope_closes = The ticket is “{ $scope }”: its content is not open to all.
sight-because-account_outside = The ticket is “{ $scope }”, and the account of { $name } is external.
sight-because-department_not_offered = The ticket is “{ $scope }”, but { $department } is not offered to { $name }.
sight-because-nothing_held = No line said yes for { $name }.
selection-title = Department visibility
selection-sub = Which departments are offered to whom, to create a ticket and to read those that are public.
selection-none = No rule: every open department is offered to everybody.
selection-saved = The rules are saved, and already in effect.
selection-rules = Rules
selection-hint = They are read in order. Each adds departments for those it is about; “every department” and “nothing more” end the reading. Without an “if”, a rule is deleted.
selection-rule = Rule { $place }
selection-place = Place
selection-purpose = To
selection-any-purpose = anything
selection-condition = If
selection-no-rule = (no rule)
selection-pattern = Pattern (with *)
selection-managed = Department managed
selection-gift = Then
selection-department = Department
selection-no-department = none
selection-target = Label (with *)
selection-save = Save the rules
selection-test = Try
selection-test-hint = The saved rules, applied to somebody.
selection-try = See the departments
selection-for = Departments offered to { $name }:
selection-nothing-for = No department is offered to { $name }.
selection-by-rule = rule { $place }
selection-by-nothing = without a rule
purpose-ticket_creation = create a ticket
purpose-ticket_view = read public tickets
condition-everybody = everybody
condition-administrator = administrator
condition-manager = manager
condition-manager_of = manager of the department
condition-directory = account of the directory
condition-external = external account
condition-identifier_like = identifier like
condition-affiliation_like = affiliation like
condition-address_like = address like
condition-nothing_yet = nothing was given yet
gift-all = every department
gift-department = this department
gift-matching = departments whose label is like
gift-stop = nothing more

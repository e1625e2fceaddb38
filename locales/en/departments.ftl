departments-title = Departments
department-tabs = Settings of the department
department-tab-categories = Categories
department-tab-managers = Managers
department-tab-invitees = Permanent invitees
department-tab-properties = Properties
department-tab-redirections = Redirections
department-tab-journal = Journal
department-open = open to requests
department-closed = closed to requests
department-as-requester = See as a requester
department-sizes = { $categories ->
    [0] no category
    [one] { $categories } category
   *[other] { $categories } categories
  } · { $managers ->
    [0] no manager
    [one] { $managers } manager
   *[other] { $managers } managers
  } · { $tickets ->
    [0] no open ticket
    [one] { $tickets } open ticket
   *[other] { $tickets } open tickets
  }
departments-sub = What you manage, and what you may set there.
department-left = Before this department can take requests, somebody must:
department-lacks-category = give it a category where a ticket can be created
department-lacks-manager = give it a manager
department-lacks-opening = open it to requests

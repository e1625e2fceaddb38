# The daily report.
report-title = Daily report
report-subject = [{ $department }] Daily report
report-state = Open tickets as of { $date }
report-summary = Summary
report-summary-line = { $section }: { $count }
report-count = { $count ->
    [0] no ticket
    [one] 1 ticket
   *[other] { $count } tickets
}
report-section-managed = Managed
report-section-member = Member of the category
report-section-free = Free or in progress
report-section-other = Others
report-hint-managed = Those in your charge.
report-hint-member = Those of the categories of which you are a member.
report-hint-free = Those of the service.
report-hint-other = The rest of the service.
report-none-managed = No ticket in your charge.
report-none-member = No ticket in the categories of which you are a member.
report-none-free = No open ticket in the service.
report-none-other = No ticket in the rest of the service.
report-column-number = No.
report-column-origin = Service of origin
report-column-category = Category
report-column-subject = Subject
report-column-status = Status
report-column-priority = Priority
report-column-owner = Owner
report-column-holder = Manager
report-column-idle = Untouched for
report-number = no. { $number }
report-idle = untouched for { $age }
report-warning-free = free for more than a day
report-warning-idle = inactive for more than 7 days
report-warning-dormant = inactive for more than 30 days
report-more = { $count ->
    [one] One more ticket in the list of the service
   *[other] { $count } more tickets in the list of the service
}
report-hour = { $hour }:00
report-days-working = each working day
report-days-all = each day
report-why = You manage { $department }: { $days } at { $hours }, { $profile }.
report-monitoring = Your manager preferences

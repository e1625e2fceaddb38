# Mails that have not arrived, for administrators.
mailroom-title = Mail
mailroom-sub = What has not left yet, and what was refused, with the words of the server.
mailroom-piles = Kinds of mail
mailroom-mails = Mails
pile-waiting = Waiting
pile-failed = Failed on our side
pile-refused = Refused
pile-expired = Given up
pile-waiting-meaning = Not gone yet, or to be tried again: that happens by itself, for five days.
pile-failed-meaning = Guichet could not write them; its log says why. They are tried again by themselves, for five days.
pile-refused-meaning = The server refused them for good: they leave only if you retry them.
pile-expired-meaning = Tried for five days in vain: they leave only if you retry them.
mailroom-idle = No mail server is configured: mails wait. Add a [mail] section to the configuration.
mailroom-redirect = Trial installation: all mail goes to { $address }.
mailroom-redirect-except = These get theirs all the same: { $addresses }.
mailroom-domain = Domain
mailroom-filter = Filter
mailroom-retry = Retry
mailroom-retry-it = Retry the mail to { $name }
mailroom-retry-all = Retry all
mailroom-cancel = Cancel
mailroom-cancel-it = Cancel the mail to { $name }
mailroom-older = Older mails
mailroom-nothing = No mail here.
mailroom-nothing-meaning = A mail that is late or refused will appear on this page.
mailroom-nothing-there = None to { $domain }. Clear the domain to see the others.
mailroom-ticket = ticket no. { $number }
mailroom-leaving = being sent
mailroom-attempts = { $count ->
    [0] not tried yet
    [one] one attempt
   *[other] { $count } attempts
}
mailroom-next = { $attempts }, next departure { $date }
mailroom-retried = { $count ->
    [one] One mail retried.
   *[other] { $count } mails retried.
}
mailroom-cancelled = Mail cancelled: it will not leave.
mailroom-too-late = Nothing changed: meanwhile it left, or it is leaving.

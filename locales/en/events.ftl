# What happened, after its author’s name, and why somebody is told of it.
event-the-application = The application
event-hidden = Content not visible.
event-created = created the ticket
event-owner_changed = named { $to } as its owner
event-taken = took the ticket
event-taken-from = took the ticket (previously { $from })
event-assigned = assigned the ticket to { $to }
event-assigned-from = assigned the ticket to { $to } (previously { $from })
event-released = released the ticket
event-commented = commented
event-information_requested = asked for information
event-closed = closed the ticket
event-closed_by_owner = closed their own ticket
event-closure_approved = approved the closure
event-closure_refused = refused the closure
event-reopened = reopened the ticket
event-reopened-removed = reopened the ticket, without { $from } who no longer manages this department

reason-held-the-ticket = You were in charge of this ticket ({ $department }, monitoring { $level }).
reason-manages-department = You manage { $department }, level { $level }: { $behaviour }.
reason-member-of-category = You are a member of the category { $category } of { $department }, level { $level }: { $behaviour }.
reason-holds-the-ticket = You are in charge of this ticket ({ $department }, monitoring { $level }).
reason-told-of-releases = You manage { $department }: managers are told when a ticket is released.
reason-owned-the-ticket = This ticket was yours.
reason-owns-the-ticket = This ticket is yours.

reason-about-held-the-ticket = was in charge of the ticket (monitoring { $level } of { $department })
reason-about-manages-department = manages { $department }, level { $level }: { $behaviour }
reason-about-member-of-category = member of the category { $category } of { $department }, level { $level }: { $behaviour }
reason-about-holds-the-ticket = in charge of the ticket (monitoring { $level } of { $department })
reason-about-told-of-releases = manages { $department }: told of released tickets
reason-about-owned-the-ticket = owner until now
reason-about-owns-the-ticket = owner

# What happened, after its author’s name, and why somebody is told of it.
event-the-application = The application
event-hidden = Content not visible.
event-created = created the ticket
event-owner_changed = named { $to } as owner
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
event-reopened-removed = reopened the ticket ({ $from }, who no longer manages this department, is no longer its manager)

reason-held-the-ticket = You were in charge of this ticket ({ $department }, monitoring level: { $level }).
reason-manages-department = You manage { $department }, monitoring level { $level }: { $behaviour }.
reason-member-of-category = You are a member of the category { $category } ({ $department }), monitoring level { $level }: { $behaviour }.
reason-holds-the-ticket = You are in charge of this ticket ({ $department }, monitoring level: { $level }).
reason-told-of-releases = You manage { $department }: managers are told whenever a ticket is released.
reason-owned-the-ticket = This ticket was yours.
reason-owns-the-ticket = This ticket is yours.

reason-about-held-the-ticket = manager of the ticket until now ({ $department }, monitoring level: { $level })
reason-about-manages-department = manager of { $department }, monitoring level { $level }: { $behaviour }
reason-about-member-of-category = member of the category { $category } ({ $department }), monitoring level { $level }: { $behaviour }
reason-about-holds-the-ticket = manager of the ticket ({ $department }, monitoring level: { $level })
reason-about-told-of-releases = manager of { $department }: alert at every release
reason-about-owned-the-ticket = owner until now
reason-about-owns-the-ticket = owner

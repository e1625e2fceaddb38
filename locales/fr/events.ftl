# Ce qui est arrivé, à la suite du nom de son auteur, et pourquoi quelqu’un en est prévenu.
event-the-application = L’application
event-hidden = Contenu non visible.
event-created = a créé le ticket
event-owner_changed = a désigné { $to } comme propriétaire
event-taken = a pris le ticket en charge
event-taken-from = a pris le ticket en charge (précédemment { $from })
event-assigned = a assigné le ticket à { $to }
event-assigned-from = a assigné le ticket à { $to } (précédemment { $from })
event-released = a libéré le ticket
event-commented = a commenté
event-information_requested = a demandé une information
event-closed = a clos le ticket
event-closed_by_owner = a clos son ticket
event-closure_approved = a approuvé la clôture
event-closure_refused = a refusé la clôture
event-reopened = a ré-ouvert le ticket
event-reopened-removed = a ré-ouvert le ticket ({ $from }, qui ne gère plus ce service, n’en est plus gestionnaire)

reason-held-the-ticket = Vous aviez ce ticket en charge ({ $department }, niveau de surveillance : { $level }).
reason-manages-department = Vous gérez { $department }, niveau { $level } : { $behaviour }.
reason-member-of-category = Vous êtes membre de la catégorie { $category } ({ $department }), niveau { $level } : { $behaviour }.
reason-holds-the-ticket = Vous avez ce ticket en charge ({ $department }, niveau de surveillance : { $level }).
reason-told-of-releases = Vous gérez { $department } : toute libération d’un ticket est signalée aux gestionnaires.
reason-owned-the-ticket = Ce ticket était le vôtre.
reason-owns-the-ticket = Ce ticket est le vôtre.

reason-about-held-the-ticket = gestionnaire du ticket jusqu’ici ({ $department }, niveau de surveillance : { $level })
reason-about-manages-department = gestionnaire de { $department }, niveau { $level } : { $behaviour }
reason-about-member-of-category = membre de la catégorie { $category } ({ $department }), niveau { $level } : { $behaviour }
reason-about-holds-the-ticket = gestionnaire du ticket ({ $department }, niveau de surveillance : { $level })
reason-about-told-of-releases = gestionnaire de { $department } : alerte à chaque libération
reason-about-owned-the-ticket = propriétaire jusqu’ici
reason-about-owns-the-ticket = propriétaire

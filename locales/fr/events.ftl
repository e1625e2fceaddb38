# Ce qui est arrivé, à la suite du nom de son auteur, et pourquoi quelqu’un en est prévenu.
event-the-application = L’application
event-hidden = Contenu non visible.
event-created = a créé le ticket
event-owner_changed = a indiqué comme propriétaire { $to }
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
event-reopened-removed = a ré-ouvert le ticket, sans { $from } qui ne gère plus ce service

reason-held-the-ticket = Vous aviez ce ticket en charge ({ $department }, surveillance { $level }).
reason-manages-department = Vous gérez { $department }, niveau { $level } : { $behaviour }.
reason-member-of-category = Vous êtes membre de la catégorie { $category } de { $department }, niveau { $level } : { $behaviour }.
reason-holds-the-ticket = Vous avez ce ticket en charge ({ $department }, surveillance { $level }).
reason-told-of-releases = Vous gérez { $department } : les gestionnaires sont prévenus quand un ticket est libéré.
reason-owned-the-ticket = Ce ticket était le vôtre.
reason-owns-the-ticket = Ce ticket est le vôtre.

reason-about-held-the-ticket = avait le ticket en charge (surveillance { $level } de { $department })
reason-about-manages-department = gère { $department }, niveau { $level } : { $behaviour }
reason-about-member-of-category = membre de la catégorie { $category } de { $department }, niveau { $level } : { $behaviour }
reason-about-holds-the-ticket = gestionnaire du ticket (surveillance { $level } de { $department })
reason-about-told-of-releases = gère { $department } : prévenu des tickets libérés
reason-about-owned-the-ticket = propriétaire jusqu’ici
reason-about-owns-the-ticket = propriétaire

# Ce qui vient d’être fait.
done-create = Ticket n° { $number } créé.
done-take = Vous êtes maintenant gestionnaire du ticket n° { $number }.
done-take-and-close = Ticket n° { $number } pris en charge et clos.
done-take-and-ask = Ticket n° { $number } pris en charge, question posée.
done-assign = Ticket n° { $number } assigné.
done-release = Ticket n° { $number } libéré.
done-comment = Message ajouté au ticket n° { $number }.
done-ask = Question posée sur le ticket n° { $number }.
done-close = Ticket n° { $number } clos.
done-close-own = Ticket n° { $number } clos.
done-approve = Clôture du ticket n° { $number } approuvée.
done-refuse-closure = Clôture refusée : le ticket n° { $number } est de nouveau ouvert.
done-reopen = Ticket n° { $number } ré-ouvert.
done-postpone = Ticket n° { $number } reporté.
done-recall = Ticket n° { $number } rappelé.
done-refuse = Ticket n° { $number } refusé.
done-cancel = Ticket n° { $number } annulé.
done-transfer = Ticket n° { $number } transféré.
done-send-back = Ticket n° { $number } retourné à l’envoyeur.
done-invite = Invitation à suivre le ticket n° { $number } envoyée.
done-invite-group = Groupe invité à suivre le ticket n° { $number }.
done-uninvite = Invitation retirée du ticket n° { $number }.
done-owner = Le ticket n° { $number } a changé de propriétaire.
done-subject = Sujet du ticket n° { $number } changé.
done-scope = Visibilité du ticket n° { $number } changée.
done-priority = Priorité du ticket n° { $number } changée.
done-origin = Origine du ticket n° { $number } changée.
done-computer = Machine du ticket n° { $number } changée.
done-spent-time = Temps passé sur le ticket n° { $number } changé.
done-edit = Message du ticket n° { $number } modifié.
done-readers = Lecteurs d’un message du ticket n° { $number } changés.
done-told = { $count ->
    [one] { $names } recevra un mail.
   *[other] { $names } recevront un mail.
}
done-told-nobody = Personne ne recevra de mail.

# Pourquoi pas, et qui le peut.
who-can = { $count ->
    [one] { $names } peut le faire.
   *[other] { $names } peuvent le faire.
}
who-can-many = { $others ->
    [one] { $names } et une autre personne peuvent le faire.
   *[other] { $names } et { $others } autres personnes peuvent le faire.
}
who-can-nobody = Pour l’instant, personne ne peut le faire.
refusal-as-comment = Votre texte est conservé : vous pouvez le publier en commentaire.
refusal-words-kept = Votre texte n’a été publié nulle part. Le voici, pour que vous puissiez le reprendre.

# Quelqu’un est passé avant.
conflict = Ce ticket a été modifié pendant que vous écriviez : { $by } { $what } ({ $when }).
conflict-kept = Votre texte est conservé ci-dessous.
conflict-created = a créé ce ticket
conflict-owner_changed = en a changé le propriétaire
conflict-taken = l’a pris en charge
conflict-assigned = l’a assigné
conflict-released = l’a libéré
conflict-commented = l’a commenté
conflict-information_requested = a demandé une information
conflict-closed = l’a clos
conflict-closed_by_owner = l’a clos
conflict-closure_approved = en a approuvé la clôture
conflict-closure_refused = en a refusé la clôture
conflict-reopened = l’a ré-ouvert
conflict-chosen_by = en a choisi le gestionnaire
conflict-postponed = l’a reporté
conflict-recalled = l’a rappelé
conflict-refused = l’a refusé
conflict-cancelled = l’a annulé
conflict-expired = l’a déclaré expiré
conflict-archived = l’a archivé
conflict-moved = l’a transféré
conflict-invited = y a invité quelqu’un
conflict-uninvited = en a retiré un invité
conflict-subject_changed = en a changé le sujet
conflict-scope_changed = en a changé la visibilité
conflict-priority_changed = en a changé la priorité
conflict-origin_changed = en a changé l’origine
conflict-computer_changed = en a changé la machine
conflict-spent_time_changed = en a changé le temps passé
conflict-comment_edited = en a modifié un message
conflict-readers_changed = a changé les lecteurs d’un de ses messages
done-passed-over = { $count ->
    [one] { $names } est déjà parmi les invités.
   *[other] { $names } sont déjà parmi les invités.
}

# Les actions d’un ticket : le bouton, le titre de la fenêtre, ce qui va se passer.
action-take = Prendre en charge
action-take-and-close = … et clore
action-take-and-ask = … et demander info.
action-assign = Assigner
action-release = Libérer
action-comment = Commenter
action-ask = Demander une information
action-close = Clore
action-close-own = Clore mon ticket
action-approve = Approuver la clôture
action-refuse-closure = Refuser la clôture
action-reopen = Ré-ouvrir

action-assign-to = À qui ?
action-assign-member = membre de la catégorie
action-assign-told = recevra un mail
action-assign-untold = ne recevra pas de mail
action-close-release = Libérer le ticket
action-close-release-hint = Vous n’en serez plus gestionnaire.
action-comment-placeholder = Votre message…
action-comment-reopen = Le ticket est clos. Faut-il le ré-ouvrir ?
action-comment-reopen-yes = Oui, le ré-ouvrir
action-comment-reopen-yes-hint = Votre message dira pourquoi.
action-comment-reopen-no = Non, le laisser clos
action-comment-reopen-no-hint = Votre message s’ajoutera à l’historique.
action-next = Et ensuite ?

action-take-title = Prendre en charge le ticket n° { $number }
action-take-submit = Prendre en charge
action-take-message = Un mot à ce sujet
action-take-consequence = { $held ->
    [yes] Vous remplacerez { $holder } comme gestionnaire. L’état du ticket ne changera pas.
   *[no] Vous deviendrez gestionnaire du ticket, qui passera « En cours ».
}
action-take-and-close-title = Prendre en charge et clore le ticket n° { $number }
action-take-and-close-submit = Prendre en charge et clore
action-take-and-close-message = Ce qui a été fait
action-take-and-close-consequence = { $held ->
    [yes] Vous remplacerez { $holder } comme gestionnaire, et le ticket sera clos. { $owner } pourra approuver la clôture, ou la refuser.
   *[no] Vous deviendrez gestionnaire, et le ticket sera clos. { $owner } pourra approuver la clôture, ou la refuser.
}
action-take-and-ask-title = Prendre en charge le ticket n° { $number } et demander une information
action-take-and-ask-submit = Prendre en charge et demander une information
action-take-and-ask-message = Votre question
action-take-and-ask-consequence = { $held ->
    [yes] Vous remplacerez { $holder } comme gestionnaire. Le ticket passera « Incomplet » : { $owner } devra répondre.
   *[no] Vous deviendrez gestionnaire. Le ticket passera « Incomplet » : { $owner } devra répondre.
}
action-assign-title = Assigner le ticket n° { $number }
action-assign-submit = Assigner le ticket
action-assign-message = Un mot à ce sujet
action-assign-consequence = { $held ->
    [yes] La personne choisie remplacera { $holder } comme gestionnaire du ticket.
   *[no] La personne choisie deviendra gestionnaire du ticket, qui passera « En cours ».
}
action-release-title = Libérer le ticket n° { $number }
action-release-submit = Libérer le ticket
action-release-message = Pourquoi le libérer ?
action-release-consequence = Vous ne serez plus gestionnaire du ticket. Il redeviendra libre, et vos collègues pourront le prendre en charge.
action-comment-title = Commenter le ticket n° { $number }
action-comment-submit = Commenter
action-comment-message = Votre message
action-comment-consequence = { $answers ->
    [yes] Votre message s’ajoutera à l’historique, et le ticket repassera « En cours ».
   *[no] Votre message s’ajoutera à l’historique.
}
action-ask-title = Demander une information sur le ticket n° { $number }
action-ask-submit = Demander une information
action-ask-message = Votre question
action-ask-consequence = Le ticket passera « Incomplet » : { $owner } devra répondre.
action-close-title = Clore le ticket n° { $number }
action-close-submit = Clore le ticket
action-close-message = Ce qui a été fait
action-close-consequence = Le ticket sera clos. { $owner } pourra approuver la clôture, ou la refuser.
action-close-own-title = Clore mon ticket n° { $number }
action-close-own-submit = Clore mon ticket
action-close-own-message = Pourquoi le clore ?
action-close-own-consequence = Le ticket sera clos : venant de vous, la clôture n’attendra aucune approbation. Vous pourrez encore le ré-ouvrir.
action-approve-title = Approuver la clôture du ticket n° { $number }
action-approve-submit = Approuver la clôture
action-approve-message = Un mot pour finir
action-approve-consequence = En approuvant, vous terminez le ticket. Vous pourrez encore le ré-ouvrir.
action-refuse-closure-title = Refuser la clôture du ticket n° { $number }
action-refuse-closure-submit = Refuser la clôture
action-refuse-closure-message = Qu’est-ce qui ne va pas encore ?
action-refuse-closure-consequence = { $held ->
    [yes] Le ticket sera ré-ouvert et reviendra à { $holder }.
   *[no] Le ticket sera ré-ouvert et redeviendra libre : quelqu’un du service le prendra en charge.
}
action-reopen-title = Ré-ouvrir le ticket n° { $number }
action-reopen-submit = Ré-ouvrir le ticket
action-reopen-message = Pourquoi le ré-ouvrir ?
action-reopen-consequence = { $held ->
    [yes] Le ticket sera ré-ouvert et reviendra à { $holder }.
   *[no] Le ticket sera ré-ouvert et redeviendra libre : quelqu’un du service le prendra en charge.
}

# Qui peut lire, qui reçoit un mail.
scope-question = Qui pourra le lire ?
message-scope-default = Toute personne qui voit le ticket
message-scope-default-hint = Si le ticket est public, tout le monde.
message-scope-public = Tout le monde
message-scope-invited = Propriétaire, gestionnaires et personnes invitées
message-scope-invited_manager = Gestionnaires et personnes invitées
message-scope-owner = Propriétaire et gestionnaires
message-scope-owner-hint = Même si le ticket est public.
message-scope-manager = Gestionnaires seulement
message-scope-manager-hint = Note interne, invisible pour le propriétaire.
told-who = Destinataires du mail :
told-always = Destinataires du mail, quel que soit votre choix :
told-nobody = Personne ne recevra de mail. Tout reste dans l’historique du ticket.
told-count = { $count ->
    [one] Une personne recevra un mail
   *[other] { $count } personnes recevront un mail
}

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

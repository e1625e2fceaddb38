# Transférer, retourner à l'envoyeur : où, ce qui se passera, qui cessera de voir le ticket.
choose-transfer-title = Où transférer ce ticket ?
choose-transfer-legend = Service et catégorie
choose-transfer-hint = Dans un service choisi seul, le ticket va à la première catégorie qui l’accepte.
choose-transfer-whole = Le service, sans choisir de catégorie
choose-transfer-recent = Vos derniers transferts
choose-invite-group-title = Quel groupe inviter ?
choose-invite-group-legend = Service ou catégorie
choose-invite-group-hint = Un service invite tous ses gestionnaires ; une catégorie, ses membres seulement.
choose-invite-group-whole = Tous les gestionnaires du service
choose-search = Chercher un service ou une catégorie
choose-search-example = Ex. : réseau, chauffage, certificat
choose-nothing = Rien ne correspond. Essayez un autre mot.
choose-next = Continuer
choose-change = Choisir autre chose

action-transfer-title = Transférer le ticket n° { $number }
action-transfer-submit = Transférer le ticket
action-transfer-message = Pourquoi le transférer ?
action-transfer-consequence = { $open ->
    [yes] { $keeps ->
        [yes] Le ticket ira dans « { $place } ». { $holder } en restera gestionnaire, sauf si vous cochez « Libérer le ticket ».
       *[no] { $chosen ->
            [none] Le ticket ira dans « { $place } », où il sera libre : personne n’y est désigné.
           *[other] Le ticket ira dans « { $place } », où l’assignation automatique le confiera à { $chosen }.
        }
    }
   *[no] Le ticket ira dans « { $place } » et restera clos.
}
action-send-back-title = Retourner le ticket n° { $number } à l’envoyeur
action-send-back-submit = Retourner à l’envoyeur
action-send-back-message = Pourquoi le retourner ?
action-send-back-consequence = { $sent ->
    [yes] Le ticket reviendra dans « { $place } », et { $sender }, qui l’avait transféré, en sera gestionnaire.
   *[no] Le ticket reviendra dans « { $place } », sans gestionnaire désigné.
}
box-stay = Devenir utilisateur invité pour le ticket
box-stay-hint = Sans cette case, vous ne verrez plus ce ticket : ni sa page, ni vos listes, ni ses fichiers.
box-stay-open-hint = Vous pourrez de toute façon lire ce ticket, ouvert à d’autres lecteurs ; en invité, vous lirez aussi les messages réservés aux invités.
box-follow = Suivre le ticket par courrier électronique
box-follow-hint = Avec l’invitation seulement : vous recevrez un mail à chaque action.

losing-title = Qui ne verra plus ce ticket ?
losing-you = Vous
losing-you-hint = ni sa page, ni vos listes, ni ses fichiers
losing-you-unless = sauf si vous cochez « Devenir utilisateur invité pour le ticket »
losing-public = Toute personne qui le lisait sans y avoir de rôle
losing-mails = Les mails déjà reçus ne peuvent pas être repris.
part-manager = gestionnaire de { $department }
part-owner = propriétaire
part-invitee = parmi les invités
part-ally = gestionnaire d’un service associé
part-reader = avait un signet ou suivait le ticket

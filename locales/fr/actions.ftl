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

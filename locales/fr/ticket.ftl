# ticket
ticket-nobody = aucun

# ticket
ticket-nobody = nobody

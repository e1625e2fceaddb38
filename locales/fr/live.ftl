# La page d’un ticket pendant qu’elle reste ouverte : qui est là, ce qui vient de changer.
live-updated = Le ticket a été mis à jour.
live-reading = { $count ->
    [one] { $names } lit ce ticket
   *[other] { $names } lisent ce ticket
}
live-writing = { $count ->
    [one] { $names } écrit
   *[other] { $names } écrivent
}
live-others = { $count ->
    [one] une autre personne
   *[other] { $count } autres personnes
}
live-too-many = Trop de pages de tickets sont ouvertes en même temps : celle-ci n’est pas tenue à jour d’elle-même.
live-busy = Trop de pages sont ouvertes sur ce service : celle-ci n’est pas tenue à jour d’elle-même.
live-stopping = Le service redémarre : cette page sera tenue à jour dans un instant.

# Ce dont chacun est prévenu, et comment.
tag-report = rapport
mail-kicker-report = Rapport quotidien
reason-watches-the-place = Cette adresse surveille { $place } : { $level }.
reason-about-watches-the-place = adresse qui surveille { $place } : { $level }
reason-daily-report = Vous avez demandé ce rapport quotidien.
reason-about-daily-report = a demandé ce rapport quotidien
reason-daily-report-test = Vous avez demandé ce rapport d’essai.
reason-about-daily-report-test = a demandé ce rapport d’essai
watch-never = jamais
watch-creation = à la création
watch-creation_or_release = à la création et à la libération
watch-creation_and_free = à la création, et pour les tickets libres
watch-always = toujours
pace-immediate = tout de suite
pace-five_minutes = toutes les cinq minutes
pace-hourly = toutes les heures

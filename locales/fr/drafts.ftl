# Les brouillons : ce qui est gardé pendant que l’on écrit.
draft-when = { $kind ->
    [restored] { $day ->
        [today] Brouillon de { $hour } restauré
       *[other] Brouillon du { $day } à { $hour } restauré
    }
    [other] { $day ->
        [today] Un autre brouillon de { $hour }
       *[other] Un autre brouillon du { $day } à { $hour }
    }
   *[one] { $day ->
        [today] Un brouillon de { $hour }
       *[other] Un brouillon du { $day } à { $hour }
    }
}
draft-saved = Brouillon enregistré à { $hour }
draft-failed = Brouillon non enregistré : votre texte n’est que dans cet onglet.
draft-discard = Effacer
draft-discard-what = ce brouillon
draft-home = Vos brouillons
draft-line = { $text } · { $when }

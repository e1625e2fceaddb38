//! Management software: finance, timetables, marks.

use crate::demo::script::{DAY, HOUR, Story, approve, assign, close, note, say, send_back, story, take, transfer};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("apps", "jeanne", 1, 1110, "Droits de validation pour la directrice adjointe",
        "Bonjour, en mon absence la directrice adjointe doit pouvoir valider les heures complémentaires. Merci de me \
            dire s’il faut une note de délégation signée."),

    story("apps", "helene", 4, 1015, "Extraction des inscrits par parcours : colonnes décalées",
        "Depuis la dernière version, l’extraction décale la colonne « parcours » pour toutes les doubles licences. \
            Nous corrigeons à la main, 340 lignes.")
        .priority(4)
        .steps(&[
            take("bertrand", HOUR, ""),
            say("bertrand", 4 * HOUR, "Reproduit. Le séparateur point-virgule apparaît dans l’intitulé de quatre \
                parcours. Je remonte à l’éditeur, et je vous prépare une requête de contournement."),
            note("bertrand", DAY, "Éditeur : corrigé dans la prochaine version, pas de date."),
        ]),

    story("apps", "lucie", 6, 1440, "Conflit de salles dans l’emploi du temps",
        "B204 est attribuée deux fois le mardi de 10 h à 12 h, l’application n’a rien signalé.")
        .steps(&[
            take("bertrand", 5 * HOUR, "Une des deux réservations a été importée sans contrôle. Laquelle doit \
                céder ?"),
            say("lucie", 2 * HOUR, "Le TD de droit constitutionnel garde B204, l’autre peut aller en B206."),
            transfer("bertrand", HOUR, "enrol", false, "À la Scolarité de déplacer le second TD."),
            send_back("helene", 3 * HOUR, "Les réservations de salles se font dans l’application : c’est bien chez \
                vous."),
        ]),

    story("apps", "etienne", 22, 920, "Bon de commande bloqué à la signature",
        "Le BC de l’onduleur du labo de physique est en « attente signataire » alors que la signature date de mardi.")
        .steps(&[
            take("david", 3 * HOUR, ""),
            assign("david", HOUR, "bertrand", "C’est le circuit de délégation, ta partie."),
            note("bertrand", 2 * HOUR, "Délégation expirée la veille de la signature, donc ignorée."),
            close("bertrand", HOUR, "Délégation prolongée, le bon est parti chez le fournisseur à 15 h 10."),
            approve("etienne", DAY, "Merci, le fournisseur a confirmé."),
        ]),

    story("apps", "odile", 50, 1035, "Saisie des notes fermée trop tôt",
        "Bonjour, trois enseignants n’ont pas pu saisir leurs notes : la période s’est fermée hier à midi au lieu de \
            minuit. Le jury est jeudi.\n\
            Odile Fontanel")
        .priority(5)
        .steps(&[
            take("bertrand", 15, "Je rouvre immédiatement, jusqu’à mercredi minuit."),
            close("bertrand", 20, "C’est rouvert pour toute l’UFR Lettres. La fermeture était réglée sur 12:00 au \
                lieu de 24:00."),
            approve("odile", DAY, "Toutes les notes sont saisies, ouf. Merci !"),
        ]),

    story("apps", "rachid", 70, 1505, "Modèle de convention : mention légale à actualiser",
        "La mention sur la gratification n’est plus à jour dans l’édition automatique. Texte corrigé joint à mon \
            mail.")
        .steps(&[
            take("bertrand", DAY, ""),
            close("bertrand", 3 * DAY, "Nouveau modèle en production, les conventions déjà éditées ne changent pas."),
            approve("rachid", 2 * HOUR, ""),
        ]),
];

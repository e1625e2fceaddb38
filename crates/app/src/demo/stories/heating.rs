//! Radiators, boilers and the temperature of the rooms.

use crate::demo::script::{
    DAY, HOUR, Story, approve, ask, assign, close, note, refuse, say, story, take, take_and_close,
};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("heat", "lucie", 1, 912, "Radiateur glacé en salle B107",
        "Bâtiment et salle : B107\n\
            Température constatée, et à quelle heure : 15 °C à 8 h, 16 °C à midi\n\n\
            Que se passe-t-il ?\n\
            Un des deux radiateurs est froid, robinet ouvert à fond. L’autre est tiède. La salle est occupée toute la \
            semaine, on peut déplacer les TD en B110 mais seulement mercredi."),

    story("heat", "paul", 4, 1035, "Thermostat bloqué à 26 °C dans la salle de musculation",
        "Impossible de descendre, l’écran affiche un cadenas. On travaille fenêtres ouvertes, ce qui n’a pas grand \
            sens.")
        .steps(&[
            take("bruno", 3 * HOUR, "Le cadenas, c’est le verrouillage central. Je regarde sur la supervision."),
            note("bruno", 2 * HOUR, "Consigne remise à 19 sur la supervision mais la sonde renvoie 12 °C en \
                permanence : sonde HS, d’où la chauffe."),
            say("bruno", HOUR, "C’est la sonde qui se trompe et fait chauffer sans arrêt. Je coupe la vanne en \
                attendant la pièce, comptez deux ou trois jours."),
        ]),

    story("heat", "odile", 8, 958, "Fuite d’air chaud au-dessus du secrétariat de Lettres",
        "Bonjour,\n\
            Depuis quelques jours il y a un souffle d’air chaud qui descend du faux plafond, juste au-dessus de mon \
            bureau. Les plantes sèchent et moi aussi. Une dalle est légèrement décalée.\n\
            Bien cordialement,\n\
            Odile Fontanel")
        .priority(2)
        .steps(&[
            take("bruno", DAY, "Bonjour, je passe voir avec l’échelle. Le secrétariat est-il accessible entre midi et \
                deux ?"),
            say("odile", HOUR, "Oui, je suis là jusqu’à 12 h 30 et je laisse la clé à l’accueil ensuite."),
            say("bruno", 5 * HOUR, "La gaine s’est déboîtée au niveau d’un coude. Remise en place provisoire avec du \
                collier, il faut une vraie manchette : commandée."),
            say("odile", 2 * DAY, "C’est déjà nettement mieux, merci. On sent encore un petit souffle l’après-midi."),
        ]),

    story("heat", "aissatou", 11, 905, "Chauffage trop faible le lundi matin",
        "Dans notre bureau (B318) il fait à peine 16 °C le lundi jusque vers 11 h. Le reste de la semaine c’est \
            correct.")
        .steps(&[
            take("bruno", 4 * HOUR, "Le bâtiment B est en réduit le week-end, la relance est sans doute trop tardive. \
                Je regarde la courbe."),
            ask("bruno", 3 * DAY, "J’ai avancé la relance de deux heures. Pouvez-vous me dire la température lundi à \
                9 h, et si vos voisins de couloir ont le même souci ?"),
        ]),

    story("heat", "paul", 12, 1620, "Bruit dans la chaudière du gymnase",
        "Un claquement toutes les dix secondes environ, très fort dans les vestiaires. Cela a commencé après la \
            purge.")
        .steps(&[
            take("bruno", DAY, ""),
            say("bruno", 3 * HOUR, "Entendu aussi. C’est de l’air dans le circuit, je repurge par le point haut."),
            note("bruno", DAY, "Purgé deux fois, le bruit revient. Pression 0,8 bar : il y a une perte quelque part. \
                Chauffagiste demandé."),
            say("paul", DAY, "Toujours pareil ce matin, des usagers se sont plaints."),
            say("bruno", 2 * DAY, "Le prestataire est passé, vase d’expansion percé. Il est remplacé."),
            close("bruno", DAY, "Plus aucun bruit depuis hier, pression stable à 1,6 bar. Je vous laisse confirmer."),
        ]),

    story("heat", "marguerite", 6, 1130, "Odeur désagréable par la bouche de ventilation",
        "Messieurs, Mesdames,\n\n\
            Depuis la reprise, la bouche de ventilation de mon bureau (221) diffuse par intermittence une odeur de \
            cuisine fort peu compatible avec les soutenances que j’y reçois. Je vous serais reconnaissante de bien \
            vouloir en chercher la cause.\n\n\
            Avec mes remerciements,\n\
            M. Vidal")
        .steps(&[
            take("chloe", DAY, ""),
            note("chloe", HOUR, "L’extraction de la cafétéria est juste au-dessous de la prise d’air neuf. Bruno, tu \
                peux vérifier le clapet ?"),
            assign("chloe", 2 * HOUR, "bruno", "Ce sera plus rapide si tu le prends directement."),
        ]),

    story("heat", "emily", 9, 1012, "Office 219 is freezing, radiator makes a knocking sound",
        "Hello, I’m sorry to write in English. The radiator in my office (219, second floor) is barely warm and makes \
            a knocking sound every few minutes. I teach from there by video on Tuesday and Thursday mornings, so I’m \
            usually wearing my coat on screen. Is there something I should be doing with the valve?")
        .steps(&[
            take("bruno", 3 * HOUR, "Hello, no problem for English. Please do not touch the valve, I come tomorrow \
                morning to purge the radiator."),
            say("emily", 40, "Thank you so much! I’m in from 9:30, but feel free to use the key at the front desk."),
            say("bruno", DAY, "There was a lot of air in the pipe. It heats now. I come back in some days to see if \
                the noise is really gone."),
        ]),

    story("heat", "thuy", 31, 855, "Climatisation de la salle des analyseurs en panne",
        "28 °C ce matin dans la salle des analyseurs. Au-dessus de 26 les mesures ne valent plus rien et l’appareil \
            se met en sécurité à 32. C’est urgent, nous avons des échantillons d’un partenaire extérieur.")
        .priority(5)
        .steps(&[
            take("bruno", 15, "J’arrive."),
            note("bruno", HOUR, "Unité extérieure en défaut, compresseur qui ne démarre pas. Appel au prestataire, \
                contrat 8 heures."),
            say("bruno", 10, "Le prestataire vient cet après-midi. En attendant je vous monte deux climatiseurs \
                mobiles."),
            say("thuy", 3 * HOUR, "25 °C avec les mobiles, on tient. Merci pour la rapidité."),
            say("bruno", 4 * HOUR, "Condensateur remplacé, la salle redescend. Je garde les mobiles chez vous jusqu’à \
                demain par prudence."),
            close("bruno", DAY, "21 °C stables toute la nuit. Je récupère les mobiles."),
            refuse("thuy", 2 * HOUR, "Elle vient de s’arrêter de nouveau ! 24 °C et ça monte."),
            note("alice", 20, "Le disjoncteur de l’unité extérieure avait sauté. Réarmé à 11 h 40, je mets un \
                enregistreur."),
            say("bruno", 20, "Coupure électrique cette fois, pas la machine. Alice a réarmé et surveille."),
            note("alice", 3 * DAY, "Rien d’anormal sur l’enregistreur en trois jours. Pour moi c’est bon."),
            close("bruno", HOUR, "Trois jours sans coupure, enregistreur à l’appui. N’hésitez pas à ré-ouvrir au \
                moindre doute."),
            approve("thuy", 5 * HOUR, "Parfait, mesures validées ce matin. Un grand merci à tous les deux."),
        ]),

    story("heat", "bastien", 18, 1405, "Courant d’air dans la salle de lecture",
        "La porte coulissante de l’entrée reste ouverte, les lecteurs de la première table gardent leur manteau.")
        .steps(&[
            take("chloe", 5 * HOUR, ""),
            close("chloe", DAY, "Le radar de la porte a été réorienté, elle se referme normalement."),
            approve("bastien", DAY, ""),
        ]),

    story("heat", "etienne", 52, 940, "Radiateur qui fuit sur la moquette, bureau 105",
        "Un goutte-à-goutte au niveau du robinet. J’ai mis un bol, vidé deux fois ce matin.")
        .priority(4)
        .steps(&[
            take_and_close("bruno", 40, "Joint du presse-étoupe changé. Laissez le bol jusqu’à demain, au cas où."),
            approve("etienne", DAY, "Plus une goutte, merci."),
        ]),

    story("heat", "odile", 63, 1010, "Régler le chauffage de la salle des soutenances",
        "Bonjour, trois soutenances vendredi après-midi et la salle est toujours froide passé 16 h. Serait-il \
            possible de prolonger le chauffage ce jour-là jusqu’à 20 h ? Merci beaucoup.")
        .steps(&[
            take("bruno", 2 * HOUR, ""),
            close("bruno", 20, "C’est programmé : 20 °C vendredi de 12 h à 20 h."),
            approve("odile", 4 * DAY, "C’était parfait, le jury vous remercie."),
        ]),

    story("heat", "simon", 88, 1520, "Ventilation très bruyante en C212",
        "Le ronflement est tel que nous faisons nos réunions dans le couloir.")
        .steps(&[
            take("bruno", 2 * DAY, ""),
            ask("bruno", 3 * HOUR, "Bruit permanent, ou seulement à certaines heures ? J’ai l’impression que cela \
                suit la hotte de la salle voisine."),
            say("simon", DAY, "Bien vu : ça correspond exactement aux moments où la hotte de C214 tourne."),
            close("bruno", 2 * DAY, "Vitesse de la hotte ramenée à la normale, elle était restée en forçage."),
            approve("simon", DAY, ""),
        ]),
];

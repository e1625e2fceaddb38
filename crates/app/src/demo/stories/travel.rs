//! Vehicles, charging and parking.

use crate::demo::script::{DAY, HOUR, Story, approve, ask, close, note, say, story, take};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("move", "sabine", 1, 1025, "Réservation d’un véhicule : accueil d’une délégation",
        "Nous serons sept. Un seul véhicule si possible, sinon deux voitures ; retour prévu vers 19 h.")
        .answers(&[
            ("Que vous faut-il ?", "Réserver un véhicule"),
            ("Départ", "+8"),
            ("Heure de départ", "8 h"),
            ("Retour", "+8"),
            ("Destination", "La gare, puis le site nord"),
            ("Conducteur ou conductrice", "Moi-même"),
            ("Nombre de places", "7"),
            ("Équipement", "Carte carburant"),
        ]),

    story("move", "simon", 3, 1540, "Transport d’un instrument de 60 kg vers le site nord",
        "Instrument fragile (optique), à transporter debout. Le fourgon a-t-il des points d’arrimage ? Nous pouvons \
            fournir les sangles.")
        .answers(&[("Que vous faut-il ?", "Autre chose")]),

    story("move", "nadia", 7, 930, "Pneu à plat sur la voiture de service 3",
        "Trouvé ce matin sur le parking nord. La voiture est réservée vendredi par la présidence.")
        .priority(4)
        .answers(&[
            ("Que vous faut-il ?", "Signaler un problème"),
            ("Véhicule ou borne", "Voiture de service 3"),
            ("Peut-on encore s’en servir ?", "no"),
        ])
        .steps(&[
            take("chloe", 40, "Garage appelé, ils viennent la chercher. Je vous bascule sur la voiture 5 si elle \
                n’est pas revenue à temps."),
            say("chloe", 2 * DAY, "Pneu non réparable, le train avant est commandé. La réservation de vendredi passe \
                sur la 5, clé au même endroit."),
        ]),

    story("move", "yann", 16, 1150, "Véhicules stationnés devant l’issue de secours du bâtiment C",
        "Troisième relevé cette semaine. Les arceaux ont été enlevés pour les travaux et jamais remis.")
        .answers(&[("Que vous faut-il ?", "Autre chose")])
        .steps(&[
            take("bruno", 3 * HOUR, ""),
            note("bruno", HOUR, "Les arceaux sont au magasin, il manque les chevilles."),
            close("bruno", 3 * DAY, "Arceaux reposés, marquage refait."),
            approve("yann", DAY, "Conforme, merci."),
        ]),

    story("move", "paul", 46, 1400, "Minibus pour le championnat universitaire",
        "Départ samedi matin, retour dimanche vers 21 h. Deux autres équipes cherchent encore des places.")
        .answers(&[
            ("Que vous faut-il ?", "Réserver un véhicule"),
            ("Départ", "+4"),
            ("Heure de départ", "6 h 30"),
            ("Retour", "+5"),
            ("Destination", "Complexe sportif, 240 km"),
            ("Conducteur ou conductrice", "Moi et un collègue"),
            ("Nombre de places", "9"),
        ])
        .steps(&[
            take("chloe", 2 * HOUR, ""),
            ask("chloe", 20, "Votre collègue est-il bien sur la liste des conducteurs autorisés ? Je ne le trouve \
                pas."),
            say("paul", DAY, "Il vient d’envoyer la copie de son permis au secrétariat."),
            close("chloe", HOUR, "Reçu. Minibus réservé, clés et carte carburant au PC sécurité vendredi à partir de \
                16 h."),
            approve("paul", 4 * DAY, "Tout s’est bien passé, deux médailles au retour !"),
        ]),

    story("move", "maelle", 68, 1000, "Carte de recharge refusée sur la borne du parking est",
        "La borne affiche « carte inconnue » avec les deux cartes du service, alors qu’elles passent sur le parking \
            nord.")
        .answers(&[
            ("Que vous faut-il ?", "Signaler un problème"),
            ("Véhicule ou borne", "Borne du parking est"),
            ("Peut-on encore s’en servir ?", "no"),
        ])
        .steps(&[
            take("alice", DAY, ""),
            say("alice", DAY, "La borne n’avait plus de réseau et ne pouvait plus interroger la liste des cartes. \
                Redémarrée."),
            close("alice", HOUR, "Testé avec une de mes cartes, c’est bon."),
            approve("maelle", 5 * HOUR, ""),
        ]),
];

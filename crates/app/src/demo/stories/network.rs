//! Wi-Fi, wall sockets and desk telephones.

use crate::demo::script::{
    DAY, HOUR, Story, approve, assign, close, note, open_to_all, refuse, reopen, say, story, take, take_and_ask,
    take_and_close,
};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("wifi", "leila", 0, 1140, "Wi-Fi très lent à la BU l’après-midi",
        "Entre 14 h et 16 h impossible d’ouvrir un PDF, au 2e étage surtout. Le matin ça va."),

    story("socket", "chloe", 1, 945, "Prise réseau morte à la loge du bâtiment B",
        "Bâtiment et bureau : B, loge\n\
            Repère inscrit sur la prise : B0-17\n\
            Appareil à raccorder : le poste des agents d’accueil"),

    story("wifi", "ines", 2, 905, "Wi-Fi impossible dans la salle des doctorants",
        "Bonjour, depuis hier plus personne n’arrive à se connecter dans la salle des doctorants de Sciences (S208). \
            Le réseau apparaît, demande le mot de passe, puis tourne sans fin. À l’étage au-dessous tout va bien.")
        .steps(&[
            take_and_ask("eleonore", 3 * HOUR, "Bonjour, pouvez-vous me donner le modèle de votre ordinateur et \
                l’heure du dernier essai ? Je cherche la trace dans les journaux de la borne."),
        ]),

    story("socket", "lucie", 4, 1420, "Téléphone fixe muet depuis le déménagement",
        "Bâtiment et bureau : B, 112\n\
            Repère inscrit sur la prise : illisible\n\
            Appareil à raccorder : téléphone, poste 33 05\n\n\
            L’écran est allumé mais pas de tonalité.")
        .steps(&[
            take("eleonore", HOUR, ""),
            say("eleonore", 5 * HOUR, "Votre ancienne prise n’est pas brassée dans le nouveau bureau. Je descends au \
                local technique demain matin."),
        ]),

    story("wifi", "liam", 5, 1010, "eduroam drops every ten minutes in C212",
        "My laptop (Linux) and my phone both lose eduroam every ten minutes or so in room C212, then reconnect. It’s \
            been going on since the building works started. Wired is fine, but the only socket is taken by the \
            oscilloscope.")
        .steps(&[
            take("eleonore", 2 * HOUR, "Hello, I can see your devices jumping between two access points. One of them \
                was moved during the works."),
            note("eleonore", DAY, "Borne C2-04 déplacée dans le faux plafond par les électriciens, antenne contre une \
                gaine métallique."),
            open_to_all("eleonore", 20),
            say("liam", 4 * HOUR, "That would explain it. Nothing urgent, I can work from the library meanwhile."),
            note("david", 2 * HOUR, "Voir avec Alice (SG) pour la remettre à sa place, il faut l’échafaudage."),
        ]),

    story("socket", "etienne", 7, 1100, "Deux prises réseau supplémentaires au service financier",
        "Bâtiment et bureau : A, 105\n\
            Repère inscrit sur la prise : à créer\n\
            Appareil à raccorder : deux postes pour les renforts de clôture")
        .steps(&[
            take("eleonore", DAY, ""),
            assign("eleonore", 2 * HOUR, "karim", "Plus simple avec un petit commutateur sur le bureau, tu en as ?"),
            say("karim", DAY, "J’ai ce qu’il faut, installation demain après-midi si quelqu’un est là."),
        ]),

    story("wifi", "sabine", 10, 1345, "Wi-Fi pour les participants d’un colloque (120 personnes)",
        "Bonjour, colloque de deux jours dans l’amphi Curie et le hall. Est-il possible d’avoir un accès invité sans \
            créer 120 comptes ?")
        .steps(&[
            take("eleonore", 3 * HOUR, "Oui : un code commun valable les deux jours. Il me faut les dates et un nom \
                de responsable."),
            say("sabine", HOUR, "Je suis la responsable. Les dates sont dans l’invitation que je viens de vous \
                envoyer."),
            close("eleonore", 2 * DAY, "Code créé, affichette prête à imprimer dans l’échange de fichiers. J’ai aussi \
                renforcé la borne du hall."),
        ]),

    story("socket", "yann", 20, 815, "Caméra de l’entrée nord hors ligne",
        "Image figée depuis 3 h du matin. Le boîtier est alimenté.")
        .priority(5)
        .steps(&[
            take("eleonore", 20, ""),
            note("eleonore", HOUR, "Port désactivé par le commutateur : boucle détectée à 2 h 58. Sûrement un câble \
                rebranché par le ménage."),
            close("eleonore", 30, "Port réactivé, image revenue. La cause : un câble rebranché sur lui-même dans la \
                loge."),
            refuse("yann", 10 * HOUR, "De nouveau figée depuis cette nuit, même heure."),
            take("david", 30, "Éléonore est en réunion ce matin, je reprends."),
            say("david", 3 * HOUR, "Le câble avait été remis de la même façon. Je l’ai retiré, et la prise libre est \
                condamnée par un cache."),
            close("david", 2 * DAY, "Deux nuits sans incident."),
            approve("yann", 3 * HOUR, "Confirmé par la main courante. Merci."),
        ]),

    story("wifi", "tom", 11, 1610, "eduroam sur téléphone",
        "bonjour, je mets mon identifiant et mon mot de passe mais ça dit « impossible de rejoindre le réseau »")
        .steps(&[
            take_and_ask("karim", 2 * HOUR, "Bonjour, l’identifiant doit être complet, avec @deux-rives.example à la \
                fin. Est-ce le cas ?"),
            say("tom", 20, "ah non je mettais juste mon nom. c’est bon maintenant !!"),
            close("karim", 15, "Parfait."),
            approve("tom", 5, ""),
        ]),

    story("socket", "thuy", 44, 1005, "Débit divisé par dix sur le poste du spectromètre",
        "Le transfert des acquisitions prend une heure au lieu de six minutes depuis le changement de commutateur.")
        .steps(&[
            take("eleonore", 4 * HOUR, ""),
            note("eleonore", DAY, "Négociation à 100 Mbit/s : câble catégorie 5 d’époque."),
            close("eleonore", DAY, "Câble remplacé, la liaison est à 1 Gbit/s. Dites-moi si vous retrouvez vos six \
                minutes."),
            approve("thuy", 3 * HOUR, "Cinq minutes quarante !"),
        ]),

    story("wifi", "mathis", 61, 1735, "Certains sites bloqués à la résidence",
        "Bonjour, je ne peux pas joindre le serveur du projet (port 8443) depuis la résidence, depuis les salles \
            machine ça marche.")
        .steps(&[
            take("eleonore", DAY, ""),
            say("eleonore", DAY, "Le réseau de la résidence n’ouvre que les ports courants. Passez par le VPN \
                étudiant, il est fait pour cela."),
            close("eleonore", 10, ""),
            approve("mathis", 2 * DAY, "ok ça passe avec le VPN"),
        ]),

    story("socket", "paul", 78, 940, "Ligne fixe du gymnase à transférer sur mon portable pendant les travaux",
        "Pendant deux semaines, le bureau des sports est fermé. Poste 61 30 à renvoyer, merci.")
        .steps(&[
            take_and_close("karim", 2 * HOUR, "Renvoi programmé pour deux semaines, il se coupera tout seul."),
            approve("paul", DAY, ""),
            reopen("paul", 9 * DAY, "Les travaux durent une semaine de plus, peut-on prolonger ?"),
            close("karim", HOUR, "Prolongé d’une semaine."),
            approve("paul", 4 * HOUR, "Merci !"),
        ]),
];

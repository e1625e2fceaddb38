//! Keys, badges, locks and doors.

use crate::demo::script::{DAY, HOUR, Story, approve, close, close_own, note, say, story, take, take_and_ask};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("keys", "odile", 2, 1105, "Clé supplémentaire pour le bureau 307",
        "Pour qui (nom, service) : notre nouvelle collègue, secrétariat de Lettres\n\
            Bâtiment et porte : A, bureau 307\n\
            Accord du responsable (nom) : la direction de l’UFR, par mail\n\
            À quelle date : dès que possible, elle arrive lundi"),

    story("keys", "sabine", 0, 1020, "Badges pour douze étudiants en échange",
        "Bonjour,\n\
            Douze étudiants internationaux arrivent la semaine prochaine et auront besoin d’un badge pour la \
            résidence des hôtes et la salle de travail. Je vous transmets la liste par retour dès que vous me dites \
            le format attendu (tableur ?).\n\
            Merci,\n\
            Sabine Walter"),

    story("keys", "aissatou", 6, 1440, "Badge refusé à la salle des doctorants",
        "Mon badge ouvre la porte du bâtiment mais plus celle de la salle B320. Le voyant passe au rouge. Deux \
            collègues dans le même cas.")
        .steps(&[
            take_and_ask("chloe", 2 * HOUR, "Bonjour, pouvez-vous m’indiquer le numéro inscrit au dos de votre badge, \
                et ceux de vos collègues ? Sans lui je ne retrouve pas les bons droits."),
            say("aissatou", DAY, "Le mien : 0047 2281. Mes collègues vous écrivent directement."),
            note("chloe", 3 * HOUR, "Droits expirés avec la fin d’année du contrat doctoral, il faut la nouvelle date \
                de l’école doctorale. Demandée."),
        ]),

    story("keys", "gaspard", 4, 1725, "Porte du bureau 214 qui ne ferme plus à clé",
        "La clé tourne dans le vide. J’ai des copies d’examen dans l’armoire.")
        .priority(4)
        .steps(&[
            take("chloe", 25, "Serrurier prévenu, il passe en fin de matinée. En attendant, déposez les copies au \
                coffre de l’accueil si vous le souhaitez."),
            say("chloe", 5 * HOUR, "Barillet cassé. Un provisoire est posé, les nouvelles clés vous attendent à \
                l’accueil ; le barillet sur organigramme arrive sous dix jours."),
        ]),

    story("keys", "etienne", 10, 945, "Code de l’armoire forte à changer",
        "Suite au départ d’un collègue, il faudrait changer le code de l’armoire forte du service.")
        .steps(&[
            take_and_ask("chloe", 4 * HOUR, "Bonjour, cela se fait en présence de deux personnes habilitées. Quels \
                sont les deux noms, et quels créneaux vous conviennent cette semaine ou la suivante ?"),
        ]),

    story("keys", "lucie", 7, 1335, "Cylindre dur à tourner, salle B204",
        "Il faut deux mains et un peu de foi. Un chargé de TD est resté dehors un quart d’heure.")
        .priority(2)
        .steps(&[
            take("bruno", DAY, ""),
            close("bruno", DAY, "Graissé au graphite, et la gâche a été réalignée."),
        ]),

    story("keys", "marguerite", 22, 1010, "Clé perdue",
        "Madame, Monsieur,\n\
            Je suis au regret de devoir vous déclarer la perte de la clé de mon bureau (221), vraisemblablement entre \
            la gare et l’université. Dois-je faire une déclaration particulière ?\n\
            M. Vidal")
        .steps(&[
            take("chloe", HOUR, "Bonjour Madame, une simple attestation suffit, je vous la joins à signer. La clé ne \
                portait-elle aucune indication de lieu ?"),
            say("marguerite", 2 * HOUR, "Aucune, seulement un ruban bleu."),
            note("chloe", 20, "Pas de marquage : pas besoin de changer le cylindre. Double demandé."),
            close("chloe", 3 * DAY, "Votre double est à l’accueil du bâtiment A, contre signature."),
            approve("marguerite", DAY, "Retirée ce matin. Je vous sais gré de votre diligence."),
        ]),

    story("keys", "emily", 37, 1150, "Lost access card",
        "Hi, I think I left my access card on the train this morning. Could it be blocked, and could I get a new one? \
            I’m on campus until Friday.")
        .priority(4)
        .steps(&[
            take("chloe", 10, "Hello, the card is blocked right now. The new one will be at the reception at 2 pm, \
                please bring an identity document."),
            close("chloe", 3 * HOUR, "New card delivered."),
            approve("emily", 15, "That was incredibly quick, thank you!"),
        ]),

    story("keys", "bastien", 55, 905, "Antivol des portillons de la BU déclenché sans raison",
        "Le portique de gauche sonne sur des personnes qui n’ont aucun livre. Nous en sommes à trente fois par jour, \
            plus personne ne réagit quand il sonne pour de vrai.")
        .steps(&[
            take("alice", DAY, ""),
            say("alice", DAY, "Je soupçonne l’écran publicitaire installé à côté. Peut-on le débrancher une \
                demi-journée pour voir ?"),
            say("bastien", 5 * HOUR, "Débranché depuis midi : plus une seule fausse alarme."),
            close("alice", DAY, "Écran déplacé de deux mètres avec l’accord de la communication."),
            approve("bastien", 2 * DAY, "Le silence, enfin."),
        ]),

    story("keys", "tom", 76, 1245, "Sac oublié dans une salle fermée",
        "bonjour j’ai oublié mon sac en C105 ce matin et maintenant c’est fermé, j’ai mes clés d’appart dedans :(")
        .priority(4)
        .steps(&[
            take("chloe", 10, "Le PC sécurité vous ouvre : présentez-vous au poste de garde avec votre carte \
                d’étudiant."),
            close_own("tom", 40, "c’est bon je l’ai récupéré merci beaucoup"),
        ]),
];

//! Lecture halls, projectors and videoconferences.

use crate::demo::script::{DAY, HOUR, Story, approve, ask, assign, close, invite, note, say, story, take, transfer};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("rooms", "gaspard", 0, 1005, "Vidéoprojecteur de la salle A201 tout bleu",
        "Les images sortent entièrement bleues, on ne distingue pas les cartes. Séminaire demain matin."),

    story("rooms", "camille", 4, 1150, "Prises de courant inaccessibles dans l’amphi Curie",
        "Les prises sous les tables sont cachées par les nouveaux panneaux. On était plusieurs à ne pas pouvoir \
            recharger pendant un partiel sur ordinateur. Je ne sais pas si c’est le bon service, désolée si je me \
            trompe.")
        .steps(&[
            note("solene", DAY, "Plutôt pour les SG, mais les panneaux sont à nous. À voir ensemble lundi."),
            transfer("solene", DAY, "elec", true, "Les prises relèvent des Services Généraux ; je reste invitée, les \
                panneaux sont à nous."),
            take("alice", 3 * HOUR, "Je passe voir avec Solène comment démonter un panneau sur deux."),
        ]),

    story("rooms", "jeanne", 3, 850, "Visioconférence pour un jury, trois membres à distance",
        "Jury de thèse jeudi prochain à 14 h, salle du conseil, trois membres à distance dont un au Canada. Nous \
            avons besoin de quelqu’un sur place pour l’ouverture, la dernière fois nous avons perdu trente-cinq \
            minutes.")
        .priority(4)
        .steps(&[
            take("solene", 30, "C’est noté, je serai là dès 13 h 15. Je propose un essai avec les membres distants \
                mercredi à 17 h, cela convient-il au Canada ?"),
            say("jeanne", 3 * HOUR, "Mercredi 17 h convient aux trois. Merci."),
            invite("solene", 30, &["sabine"], "Sabine, un membre du jury est à Montréal : peux-tu le prévenir du \
                décalage horaire ?"),
            note("solene", HOUR, "Penser au micro de table de rechange, celui de la salle grésille."),
        ]),

    story("rooms", "marguerite", 6, 1415, "Son inaudible dans l’amphi Pasteur",
        "Le micro-cravate produit un souffle couvrant la voix dès que l’on s’éloigne du pupitre. Les étudiants des \
            derniers rangs ont eu la gentillesse de me le dire après la troisième séance seulement.")
        .steps(&[
            take("solene", 2 * HOUR, ""),
            assign("solene", DAY, "karim", "Je suis au site nord toute la semaine, peux-tu passer avec l’émetteur de \
                secours ?"),
            say("karim", 4 * HOUR, "Bonjour Madame, je vous apporte un émetteur de secours avant votre cours de mardi \
                et je reste les dix premières minutes."),
        ]),

    story("rooms", "ines", 8, 1120, "Télécommande de l’écran disparue en salle S104",
        "La télécommande n’est plus dans le boîtier, l’écran reste baissé devant le tableau blanc.")
        .priority(2)
        .steps(&[
            take("solene", DAY, ""),
            close("solene", DAY, "Nouvelle télécommande, fixée cette fois par un câble. J’en ai profité pour remettre \
                l’écran en position haute. Est-ce bon pour vous ?"),
        ]),

    story("rooms", "gaspard", 32, 905, "Plus de son sur les vidéos depuis un portable",
        "L’image passe, pas le son, en A201 et A203, avec trois ordinateurs différents.")
        .steps(&[
            take("solene", HOUR, ""),
            ask("solene", 20, "Les trois en HDMI ? Ou avec l’adaptateur qui est dans le tiroir ?"),
            say("gaspard", 2 * HOUR, "Avec l’adaptateur du tiroir, oui."),
            close("solene", DAY, "Ces adaptateurs ne transportent pas le son, mauvaise série. Je les ai remplacés \
                dans tout le couloir."),
            approve("gaspard", 2 * DAY, "Parfait, même le violoncelle est passé."),
        ]),

    story("rooms", "lucie", 48, 1030, "Réserver la régie mobile pour la journée portes ouvertes",
        "Besoin d’une sonorisation dans le hall B de 9 h à 17 h, deux micros main, et d’une personne pour \
            l’installer.")
        .steps(&[
            take("solene", 4 * HOUR, "Réservée. Installation la veille à 16 h."),
            say("lucie", DAY, "Parfait. Le hall sera libre à partir de 15 h 30."),
            close("solene", 6 * DAY, "Matériel récupéré, rien ne manque."),
            approve("lucie", HOUR, "Merci Solène, c’était impeccable."),
        ]),

    story("rooms", "emily", 57, 1515, "Recording my lectures",
        "Is it possible to record my Tuesday lectures so that students who work can catch up? I’m happy to press the \
            button myself if someone shows me where it is.")
        .steps(&[
            take("solene", DAY, "Yes! The room A105 has automatic recording. I can move your class there and show \
                you, it takes ten minutes."),
            say("emily", 3 * HOUR, "Wonderful. I’m free on Monday any time before noon."),
            close("solene", 2 * DAY, "Done together this morning. The recordings appear in your course page the day \
                after."),
            approve("emily", DAY, "First one is online already. Brilliant."),
        ]),

    story("rooms", "rachid", 74, 1345, "Webcam absente au bureau des stages",
        "Nous faisons désormais les rendez-vous à distance avec les entreprises, et le poste n’a ni micro ni caméra.")
        .steps(&[
            take("karim", 2 * DAY, ""),
            close("karim", 2 * DAY, "Caméra et casque installés, essai concluant."),
            approve("rachid", HOUR, ""),
        ]),
];

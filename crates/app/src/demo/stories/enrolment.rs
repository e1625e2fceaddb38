//! Administrative and course enrolment.

use crate::demo::script::{
    DAY, HOUR, Story, approve, ask, assign, close, note, refuse, say, story, take, take_and_ask, take_and_close,
};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("enrol", "tom", 1, 1045, "changement de groupe de TD",
        "bonjour est-ce que je peux passer du groupe 4 au groupe 2 ? je travaille le jeudi après-midi et je rate tous \
            les TD de maths"),

    story("enrol", "camille", 0, 1120, "Paiement des droits refusé en trois fois",
        "Bonjour,\n\
            Le paiement en trois fois m’est refusé en ligne avec le message « option non disponible ». Je suis \
            pourtant dans les délais d’après la page des inscriptions. Pouvez-vous me dire comment procéder ? Je ne \
            peux pas payer en une seule fois.\n\
            Cordialement,\n\
            Camille Sorel, M1 droit public")
        .priority(4),

    story("enrol", "leila", 5, 925, "Carte d’étudiante non reçue",
        "Bonjour, je suis inscrite depuis cinq semaines et je n’ai toujours pas ma carte. J’en ai besoin pour la \
            bibliothèque et le restaurant universitaire.")
        .steps(&[
            take("helene", 2 * HOUR, "Bonjour, votre carte est imprimée mais la photo a été refusée par le contrôle. \
                Pouvez-vous en déposer une autre dans votre dossier en ligne ?"),
            say("leila", HOUR, "C’est fait à l’instant."),
        ]),

    story("enrol", "mathis", 9, 1015, "Option sport non prise en compte",
        "J’ai choisi badminton en option mais elle n’est pas dans mon contrat pédagogique.")
        .steps(&[
            take_and_ask("helene", 5 * HOUR, "Bonjour, avez-vous reçu un mail de confirmation du service des sports ? \
                Sans lui l’option n’est pas transmise. Merci de me le faire suivre."),
        ]),

    story("enrol", "sabine", 17, 910, "Inscription de douze étudiants en échange",
        "Bonjour, les douze dossiers sont complets sauf deux assurances qui arriveront après leur installation. \
            Peut-on les inscrire sous réserve ? Sans numéro d’étudiant ils n’ont ni logement ni Wi-Fi.")
        .priority(4)
        .steps(&[
            take("helene", HOUR, ""),
            note("helene", 20, "Possible sous réserve si la composante s’engage par écrit. @Bertrand : le statut \
                « conditionnel » existe toujours dans l’application ?"),
            note("bertrand", 2 * HOUR, "Oui, code C. Il expire à 30 jours, donc pas d’oubli possible."),
            say("helene", 15, "D’accord sous réserve, pour trente jours. Il me faut un engagement signé de votre \
                service pour les deux dossiers incomplets."),
            say("sabine", 3 * HOUR, "Signé et déposé dans l’espace partagé."),
            close("helene", DAY, "Les douze numéros sont créés, liste dans l’espace partagé."),
            refuse("sabine", HOUR, "Merci, mais il n’y a que onze noms dans la liste…"),
            say("helene", 30, "Exact : un homonyme avait été fusionné à tort avec un ancien dossier. Séparé."),
            close("helene", 10, "La liste compte bien douze noms maintenant. Toutes mes excuses."),
            approve("sabine", 40, "Douze ! Merci pour tout."),
        ]),

    story("enrol", "emily", 25, 1430, "Can a visiting lecturer attend a French course?",
        "I’d love to attend the French evening course (level B1). Do I need to enrol as a student?")
        .steps(&[
            take("helene", DAY, "Hello, no need to enrol as a student: staff can attend as “auditeur libre” with a \
                short form. I put it in your mailbox."),
            close("helene", 10, ""),
            approve("emily", 2 * DAY, "Merci beaucoup ! (Already practising.)"),
        ]),

    story("enrol", "aissatou", 35, 1045, "Réinscription en quatrième année de thèse",
        "Bonjour, ma demande de dérogation est signée par l’école doctorale mais l’application ne propose que jusqu’à \
            la troisième année.")
        .steps(&[
            take("maud", 3 * HOUR, ""),
            assign("maud", HOUR, "helene", "Les doctorants sont chez toi depuis la réorganisation."),
            say("helene", 4 * HOUR, "Je dois saisir la dérogation avant que l’année 4 apparaisse. Ce sera fait \
                demain."),
            close("helene", DAY, "Dérogation saisie, vous pouvez vous réinscrire en ligne."),
            approve("aissatou", DAY, "Réinscription terminée, merci."),
        ]),

    story("enrol", "camille", 56, 1005, "Dispense d’assiduité pour salariée",
        "Bonjour, je travaille 20 h par semaine. Où dois-je déposer ma demande de dispense et avant quelle date ?")
        .steps(&[
            take("helene", DAY, "Formulaire à déposer au secrétariat de Droit avec le contrat de travail, au plus \
                tard quatre semaines après le début des cours."),
            say("camille", DAY, "Déposé aujourd’hui."),
            close("helene", 4 * DAY, "Dispense accordée par la direction de l’UFR, vous recevrez le courrier."),
            approve("camille", HOUR, ""),
        ]),

    story("enrol", "tom", 19, 1600, "pas de numéro étudiant sur mon certificat",
        "la case est vide et la mairie le demande")
        .steps(&[
            take_and_close("maud", 5 * HOUR, "Votre certificat avait été édité avant la fin de l’inscription. \
                Téléchargez-le à nouveau, le numéro y est."),
            approve("tom", 3 * HOUR, "ok merci"),
        ]),

    story("enrol", "leila", 89, 905, "Transfert de dossier depuis une autre université",
        "Bonjour, mon ancienne université dit avoir envoyé mon dossier il y a dix jours. Est-il arrivé ?")
        .steps(&[
            take("helene", DAY, ""),
            ask("helene", HOUR, "Rien à votre nom pour l’instant. Sous quel numéro national a-t-il été envoyé ? (il \
                figure sur votre relevé de notes du baccalauréat)"),
            say("leila", 2 * HOUR, "Je vous l’ai déposé dans mon dossier en ligne."),
            close("helene", 3 * DAY, "Trouvé : il était classé sous votre second prénom. Votre inscription peut se \
                poursuivre."),
            approve("leila", 4 * HOUR, "Ouf, merci !"),
        ]),
];

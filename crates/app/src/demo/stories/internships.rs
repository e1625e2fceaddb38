//! Internship agreements.

use crate::demo::script::{
    DAY, HOUR, Story, approve, close, confide, note, refuse_ticket, release, say, story, take, take_and_ask,
};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("intern", "mathis", 2, 940, "Convention de stage – Roussel, L3 informatique",
        "Formation et année : L3 informatique\n\
            Organisme d’accueil : une PME de la ville, le contrat est prêt de leur côté\n\
            Dates du stage : dix semaines à partir du début des vacances\n\
            Enseignant référent : pas encore trouvé\n\n\
            Votre question :\n\
            Puis-je faire signer l’entreprise avant d’avoir un référent ?"),

    story("intern", "leila", 3, 1025, "Convention de stage – Mansour, M2 psychologie",
        "Formation et année : M2 psychologie\n\
            Organisme d’accueil : un centre hospitalier\n\
            Dates du stage : deux jours par semaine pendant six mois\n\
            Enseignant référent : désigné\n\n\
            Votre question :\n\
            L’hôpital veut utiliser sa propre convention. Est-ce accepté ?")
        .steps(&[
            take("rachid", 2 * HOUR, "Bonjour, c’est possible si elle reprend toutes les mentions obligatoires. \
                Transmettez-la-moi, je la relis."),
            say("leila", DAY, "La voici en pièce jointe de mon mail."),
            note("rachid", 3 * HOUR, "Il manque l’article sur la responsabilité civile. À faire ajouter par avenant."),
        ]),

    story("intern", "camille", 7, 1455, "Convention de stage – Sorel, M1 droit public",
        "Formation et année : M1 droit public\n\
            Organisme d’accueil : une collectivité\n\
            Dates du stage : deux mois\n\
            Enseignant référent : la direction du master\n\n\
            Votre question :\n\
            La collectivité demande une assurance particulière pour les déplacements.")
        .steps(&[
            take_and_ask("rachid", 4 * HOUR, "Bonjour, votre responsabilité civile couvre en principe ces \
                déplacements. Pouvez-vous me transmettre la demande exacte de la collectivité, avec le nom de votre \
                interlocuteur ?"),
        ]),

    story("intern", "tom", 8, 1135, "stage d’observation en L1 ?",
        "bonjour est-ce qu’on peut faire un stage de deux semaines en L1 même si c’est pas obligatoire")
        .steps(&[
            take("rachid", DAY, "Oui, à condition qu’il soit en lien avec la formation et accepté par votre \
                responsable d’année. Avez-vous déjà une structure ?"),
            say("tom", 2 * DAY, "oui un labo d’analyses, ils sont d’accord"),
        ]),

    story("intern", "leila", 27, 1000, "Gratification : calcul pour un stage à temps partiel",
        "Bonjour, deux jours par semaine pendant six mois, cela fait plus de 308 heures. L’hôpital me dit que je n’ai \
            droit à rien. Qui a raison ?")
        .steps(&[
            take("rachid", 3 * HOUR, ""),
            note("rachid", DAY, "Cas des établissements de santé : à vérifier avec le service juridique avant de \
                répondre."),
            say("rachid", 2 * DAY, "Je me renseigne auprès du service juridique, le cas des hôpitaux est \
                particulier."),
            confide("rachid", 3 * DAY, "Réponse : au-delà de 308 heures de présence effective, la gratification est \
                due. Je joins la référence, à transmettre à l’hôpital."),
            close("rachid", HOUR, ""),
            approve("leila", 2 * DAY, "L’hôpital a reconnu son erreur. Merci mille fois."),
        ]),

    story("intern", "camille", 47, 1105, "Avenant pour prolonger un stage de deux semaines",
        "Mon maître de stage souhaite me garder deux semaines de plus. Comment fait-on ?")
        .steps(&[
            take("rachid", 4 * HOUR, "Un avenant suffit, à signer avant la date de fin initiale. Je vous l’édite."),
            release("rachid", DAY, "Je suis absent jusqu’à lundi, l’avenant est prêt à éditer dans le dossier \
                partagé."),
            take("maud", 2 * HOUR, ""),
            close("maud", HOUR, "Avenant édité, à faire signer par les trois parties dans cet ordre : vous, \
                l’entreprise, l’université."),
            approve("camille", 3 * DAY, "Signé par tout le monde."),
        ]),

    story("intern", "aissatou", 13, 1500, "Accueillir une stagiaire de troisième",
        "Bonjour, notre laboratoire est sollicité pour accueillir une collégienne une semaine. Est-ce le même \
            circuit ?")
        .steps(&[
            take("rachid", DAY, ""),
            refuse_ticket("rachid", 10, "Non, c’est le collège qui fournit la convention. Faites-la signer par la \
                direction du laboratoire et envoyez-m’en une copie."),
        ]),

    story("intern", "mathis", 85, 1210, "Stage à l’étranger pendant une césure",
        "Bonjour, est-ce que je garde le statut étudiant et la sécurité sociale si je fais une césure avec un stage à \
            l’étranger ?")
        .steps(&[
            take("rachid", 2 * DAY, ""),
            say("rachid", DAY, "Statut étudiant : oui, si la césure est acceptée. Couverture : dépend du pays, il \
                faut la demander un mois avant. Je vous envoie la fiche."),
            close("rachid", 10, ""),
            approve("mathis", DAY, "super clair merci"),
        ]),
];

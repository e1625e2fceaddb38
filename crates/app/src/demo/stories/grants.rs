//! Grants, one-off aid and fee waivers.

use crate::demo::script::{DAY, HOUR, Story, approve, close, confide, note, reopen, say, story, take, take_and_close};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("grants", "tom", 2, 1115, "bourse pas encore versée",
        "bonjour, mes copains l’ont eue et pas moi, je suis échelon 3. c’est normal ?"),

    story("grants", "leila", 6, 1005, "Contrôle d’assiduité : absence justifiée non prise en compte",
        "Bonjour,\n\
            J’ai reçu un courrier annonçant la suspension de ma bourse pour absence à un TD. J’étais hospitalisée \
            deux jours et j’avais déposé le certificat au secrétariat. J’avoue être inquiète, mon loyer est prélevé \
            en début de mois.\n\
            Merci de votre aide,\n\
            Leïla Mansour")
        .priority(5)
        .steps(&[
            take("maud", 20, "Bonjour, ne vous inquiétez pas : la suspension n’est pas encore effective. Je cherche \
                votre certificat."),
            confide("maud", 3 * HOUR, "Retrouvé, il était resté dans la bannette de l’UFR. Je demande l’annulation de \
                la suspension aujourd’hui même."),
            note("maud", HOUR, "Annulation envoyée, à confirmer avant le traitement de fin de mois."),
        ]),

    story("grants", "aissatou", 28, 930, "Aide à la mobilité pour un colloque à l’étranger",
        "Bonjour, l’école doctorale me dit que l’université complète le financement des doctorants qui présentent une \
            communication. Quels sont le montant et le délai ?")
        .steps(&[
            take("maud", 5 * HOUR, ""),
            say("maud", DAY, "Jusqu’à 400 €, demande à faire six semaines avant le départ, avec l’acceptation de la \
                communication. Le formulaire est dans votre espace."),
            close("maud", 10, ""),
            approve("aissatou", DAY, "Merci, dossier déposé."),
        ]),

    story("grants", "camille", 51, 1420, "Exonération partielle des droits d’inscription",
        "Bonjour, ma situation a changé récemment (perte d’emploi d’un parent). Est-il encore possible de demander \
            une exonération ?")
        .steps(&[
            take("maud", 2 * HOUR, "Bonjour, oui, la commission siège chaque mois. Je vous propose un rendez-vous \
                pour préparer le dossier, aucun document à fournir d’ici là."),
            confide("camille", DAY, "Merci beaucoup. Mardi ou jeudi après 16 h si possible."),
            confide("maud", 3 * HOUR, "Jeudi 16 h 15, bureau 016."),
            note("maud", 3 * DAY, "Dossier complet, passe à la prochaine commission."),
            close("maud", 7 * DAY, "La commission a accordé l’exonération. Le remboursement arrive sous trois \
                semaines."),
            approve("camille", DAY, "Je ne sais pas comment vous remercier."),
        ]),

    story("grants", "mathis", 12, 1730, "Changement de RIB",
        "j’ai changé de banque, où est-ce que je mets le nouveau RIB ?")
        .steps(&[
            take_and_close("maud", DAY, "Directement dans votre dossier en ligne, rubrique « Paiement », avant le \
                traitement de fin de mois."),
            approve("mathis", HOUR, "fait"),
        ]),

    story("grants", "sabine", 83, 1015, "Bourses de mobilité : liste des bénéficiaires",
        "Bonjour, pouvez-vous me transmettre la liste définitive, pour les lettres d’attribution ?")
        .steps(&[
            take("maud", DAY, ""),
            close("maud", 2 * DAY, "Liste déposée dans l’espace partagé : 41 personnes."),
            approve("sabine", 2 * HOUR, ""),
            reopen("sabine", 4 * DAY, "Deux désistements sont arrivés depuis, pouvez-vous remonter la liste \
                complémentaire ?"),
            say("maud", 3 * HOUR, "Les deux premières personnes de la liste complémentaire ont accepté."),
            close("maud", DAY, "Liste définitive mise à jour, toujours 41."),
            approve("sabine", DAY, "Lettres envoyées."),
        ]),
];

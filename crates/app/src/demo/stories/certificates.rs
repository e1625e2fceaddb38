//! Certificates, transcripts and diplomas.

use crate::demo::script::{DAY, HOUR, Story, approve, close, close_own, invite, note, say, story, take, take_and_ask};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("certs", "leila", 0, 905, "Attestation de réussite pour un dossier de candidature",
        "Bonjour, j’ai besoin d’une attestation de réussite de M1 d’ici vendredi pour candidater à un diplôme \
            universitaire. Je ne trouve que les relevés de notes dans l’espace en ligne. Merci d’avance."),

    story("certs", "mathis", 5, 1100, "Note manquante sur le relevé du semestre dernier",
        "Bonjour, l’UE « Systèmes » est marquée « ABI » alors que j’ai passé l’examen et que j’ai même vu ma copie.")
        .steps(&[
            take("maud", 4 * HOUR, ""),
            note("maud", HOUR, "Feuille d’émargement signée, c’est une erreur de saisie. Il faut l’accord écrit du \
                président de jury."),
            say("maud", DAY, "Vous avez bien émargé. J’ai demandé au président de jury de corriger, le relevé sera \
                réédité ensuite."),
        ]),

    story("certs", "camille", 8, 1400, "Certificat de scolarité en anglais",
        "Pour une école d’été à l’étranger. Est-ce que vous en délivrez ?")
        .steps(&[
            take("maud", 2 * HOUR, ""),
            close("maud", DAY, "Oui : il vient d’être déposé dans votre espace en ligne, signé et tamponné. Est-ce \
                que le format leur convient ?"),
        ]),

    story("certs", "liam", 15, 1140, "Proof of employment for the residence permit office",
        "Hello, the prefecture asks for a document stating that I’m hosted by the university until the end of my \
            contract. Human resources told me to ask here, is that right?")
        .steps(&[
            take("maud", HOUR, "Hello! Not exactly: for staff it is the international office. I ask Sabine Walter to \
                contact you."),
            invite("maud", 5, &["sabine"], "Sabine, pourrais-tu répondre à Liam ? C’est une attestation d’accueil."),
            say("liam", 2 * HOUR, "Thanks, she has just called me."),
            close_own("liam", DAY, "Got the document. Thanks to both of you."),
        ]),

    story("certs", "odile", 29, 1450, "Relevés de notes de deux étudiants homonymes",
        "Bonjour, deux étudiants de L2 portent les mêmes nom et prénom et leurs relevés ont été échangés. Le jury se \
            réunit mardi. Je garde les deux documents au secrétariat en attendant.")
        .priority(4)
        .steps(&[
            take("maud", 30, "Merci de les avoir gardés. Je vérifie avec les dates de naissance."),
            note("maud", HOUR, "Inversion à la saisie d’une seule UE, tout le reste est juste."),
            close("maud", 3 * HOUR, "Corrigé et réédité, vous pouvez détruire les anciens."),
            approve("odile", 2 * HOUR, "Vérifié, c’est bon. Merci."),
        ]),

    story("certs", "marguerite", 42, 1015, "Attestation d’enseignement pour une collègue étrangère",
        "Une collègue accueillie l’an passé me prie de lui obtenir une attestation des heures dispensées. À quel \
            bureau convient-il de s’adresser ?")
        .steps(&[
            take("helene", DAY, "Bonjour Madame, cette attestation relève des ressources humaines, mais je peux vous \
                fournir l’état des heures extrait de l’emploi du temps."),
            say("marguerite", DAY, "Cela suffira amplement."),
            close("helene", 2 * DAY, "État des heures signé, envoyé par courrier interne."),
            approve("marguerite", 3 * DAY, "Bien reçu."),
        ]),

    story("certs", "tom", 54, 1320, "erreur dans mon lieu de naissance",
        "bonjour sur mon certificat c’est marqué la mauvaise ville, le code postal est bon")
        .steps(&[
            take_and_ask("maud", 3 * HOUR, "Bonjour, pouvez-vous déposer une copie de votre pièce d’identité dans \
                votre dossier en ligne ? Je corrige aussitôt."),
            say("tom", 2 * DAY, "c’est déposé"),
            close("maud", HOUR, "Corrigé, nouveau certificat disponible."),
            approve("tom", DAY, ""),
        ]),

    story("certs", "aissatou", 79, 945, "Duplicata du diplôme de master",
        "Bonjour, mon diplôme de master a été abîmé dans un dégât des eaux. Comment obtenir un duplicata ?")
        .steps(&[
            take("maud", DAY, "Bonjour, il faut une demande écrite et l’original abîmé, ou une déclaration sur \
                l’honneur. Comptez trois semaines."),
            say("aissatou", 2 * DAY, "J’ai tout déposé au guichet 2 ce matin."),
            note("maud", 8 * DAY, "Parti à la signature."),
            close("maud", 6 * DAY, "Votre duplicata est prêt, à retirer au guichet avec une pièce d’identité."),
            approve("aissatou", 2 * DAY, "Retiré, merci."),
        ]),
];

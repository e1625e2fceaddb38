//! Mailboxes and mailing lists.

use crate::demo::script::{
    DAY, HOUR, Story, approve, ask, assign, close, note, refuse, say, story, take, take_and_close,
};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("mailbox", "etienne", 0, 940, "Facture suspecte reçue au nom de l’université",
        "Bonjour, trois agents du service ont reçu ce matin une « relance de facture » avec une pièce jointe. L’un \
            d’eux l’a ouverte. Il n’a rien saisi. Que doit-on faire ?")
        .priority(5),

    story("lists", "jeanne", 1, 1530, "Liste de diffusion pour les chargés de TD de Droit",
        "Nom souhaité pour la liste : td-droit\n\
            À quoi servira-t-elle : prévenir les chargés de TD des changements de salle\n\
            Propriétaire et modérateurs : L. Ferrand et moi-même\n\
            Qui peut y écrire : les modérateurs seulement"),

    story("mailbox", "gaspard", 3, 1145, "Boîte pleine, je ne reçois plus rien",
        "L’expéditeur reçoit « quota dépassé ». J’ai supprimé 2 000 messages hier, cela n’a rien changé.")
        .steps(&[
            take("david", 90, "Les messages supprimés comptent tant que la corbeille n’est pas vidée. Pouvez-vous \
                essayer, puis me dire la taille affichée en bas à gauche ?"),
            say("gaspard", 2 * HOUR, "Corbeille vidée : 9,7 Go sur 10. Ce sont les pièces jointes des mémoires, je ne \
                peux pas m’en séparer."),
            note("david", HOUR, "Lui proposer l’espace d’archives plutôt qu’une rallonge, il revient chaque année."),
        ]),

    story("mailbox", "liam", 5, 905, "Legitimate mail from a journal ends up in spam",
        "Reviews from the journal I publish with go to the spam folder every time, even after I mark them as “not \
            spam”. I almost missed a deadline. Can the sender be allowed for the whole lab?")
        .steps(&[
            take("karim", 4 * HOUR, "Hello, can you forward one of these messages as an attachment to the assistance \
                address? I need the full headers."),
            say("liam", 45, "Just did, two examples."),
        ]),

    story("lists", "maelle", 9, 1010, "Modifier l’expéditeur de la lettre « mobilités »",
        "Les destinataires voient mon nom au lieu de « Mission développement durable » et me répondent \
            personnellement (parfois vertement).")
        .steps(&[
            take("david", DAY, ""),
            close("david", 2 * DAY, "L’expéditeur est maintenant la mission, et les réponses arrivent dans la boîte \
                de service."),
        ]),

    story("mailbox", "odile", 21, 850, "Accès à la boîte du secrétariat de Lettres",
        "Bonjour, notre nouvelle collègue doit pouvoir lire et répondre depuis la boîte secretariat-lettres. Est-ce à \
            moi de faire quelque chose ? Merci.")
        .steps(&[
            take("karim", HOUR, ""),
            ask("karim", 10, "Bonjour, quel est son identifiant ? Et doit-elle pouvoir supprimer des messages ?"),
            say("odile", 3 * HOUR, "Elle arrive lundi, son identifiant m’a été donné : c’est celui de son contrat, je \
                vous le transmets par téléphone. Oui pour la suppression."),
            close("karim", DAY, "Droits posés, la boîte apparaîtra à sa première connexion."),
            approve("odile", 3 * DAY, "Tout est en ordre, merci."),
        ]),

    story("mailbox", "marguerite", 30, 1112, "Messages envoyés deux fois",
        "Mes correspondants me signalent recevoir chacun de mes messages en double, ce qui donne à ma correspondance \
            une insistance que je ne lui souhaite pas.")
        .steps(&[
            take("karim", 5 * HOUR, ""),
            note("karim", DAY, "Rien de double dans les journaux du serveur. Ça vient du poste : deux comptes \
                configurés ?"),
            assign("karim", 20, "david", "Je suis en congé demain, tu peux l’appeler ?"),
            say("david", DAY, "Vu ensemble au téléphone : le logiciel gardait une ancienne configuration qui \
                renvoyait tout. Je l’ai retirée."),
            close("david", HOUR, ""),
            refuse("marguerite", DAY, "Le phénomène persiste depuis mon ordinateur portable."),
            take("karim", 3 * HOUR, "Je suis de retour, je reprends. Même cause sur le portable très probablement."),
            close("karim", 2 * HOUR, "Confirmé et corrigé à distance avec Madame Vidal."),
            approve("marguerite", DAY, "Je vous confirme la disparition du phénomène."),
        ]),

    story("lists", "helene", 43, 1400, "La liste des étudiants de L1 n’est plus à jour",
        "Les inscrits des deux dernières semaines ne reçoivent pas nos messages. Une centaine de personnes d’après \
            nos extractions.")
        .priority(4)
        .steps(&[
            take("david", 40, ""),
            note("david", HOUR, "Synchronisation nocturne en erreur depuis 12 jours, personne n’a reçu l’alerte."),
            close("david", 3 * HOUR, "Synchronisation relancée : 114 personnes ajoutées. Une surveillance est en \
                place pour que cela ne passe plus inaperçu."),
            approve("helene", DAY, "Merci, message renvoyé à tout le monde."),
        ]),

    story("mailbox", "bruno", 59, 1625, "Signature automatique qui disparaît",
        "À chaque redémarrage je perds la signature avec le numéro d’astreinte.")
        .priority(1)
        .steps(&[
            take("karim", 2 * DAY, ""),
            close("karim", 4 * HOUR, "Votre profil était en lecture seule depuis la migration, c’est corrigé."),
            approve("bruno", 3 * DAY, "Ça tient, merci Karim."),
        ]),

    story("mailbox", "aissatou", 86, 1015, "Adresse conservée après la soutenance ?",
        "Bonjour, je soutiens bientôt et mon adresse figure dans trois articles en cours de relecture. Combien de \
            temps restera-t-elle active ? Une redirection est-elle possible ?")
        .steps(&[
            take_and_close("david", DAY, "Six mois après la fin de votre contrat, puis douze mois de redirection sur \
                demande. Je note la vôtre dès maintenant si vous le souhaitez."),
            approve("aissatou", 2 * HOUR, "Oui je veux bien, merci pour la réponse claire."),
        ]),
];

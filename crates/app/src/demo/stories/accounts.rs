//! Accounts, passwords and second factors.

use crate::demo::script::{
    DAY, HOUR, Story, approve, ask, close, close_own, note, recall, say, set_aside, story, take, take_and_ask,
    take_and_close,
};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("account", "tom", 0, 1010, "mot de passe oublié + plus accès au mail de secours",
        "bonjour, j’ai oublié mon mot de passe et le lien part sur une adresse que j’ai plus depuis le lycée. comment \
            je fais ? j’ai un devoir à rendre ce soir sur la plateforme")
        .priority(4),

    story("account", "marguerite", 2, 1430, "Le code reçu sur le téléphone n’arrive plus",
        "Madame, Monsieur,\n\
            Depuis que j’ai changé de téléphone, le code demandé à la connexion ne me parvient plus. J’ai conservé le \
            même numéro. Je dois saisir mes notes avant vendredi midi.\n\
            Avec mes remerciements,\n\
            M. Vidal")
        .steps(&[
            take("david", 2 * HOUR, "Bonjour Madame, le code est lié à l’appareil et non au numéro. Je peux \
                réinitialiser votre second facteur, mais je dois vérifier votre identité : pouvez-vous passer au \
                bureau 012, ou m’appeler au 22 00 en visio ?"),
            say("marguerite", HOUR, "Je passerai demain entre mon cours de 10 h et celui de 14 h."),
        ]),

    story("account", "leila", 6, 1120, "Compte bloqué après plusieurs essais",
        "Bonjour, mon compte affiche « bloqué, contactez l’assistance ». J’ai dû me tromper de clavier.")
        .steps(&[
            take_and_ask("david", HOUR, "Bonjour, avant de débloquer je préfère vérifier : nous voyons aussi deux \
                essais depuis l’étranger cette nuit. Avez-vous cliqué récemment sur un lien demandant votre mot de \
                passe ?"),
        ]),

    story("account", "sabine", 18, 940, "Comptes pour six professeurs invités",
        "Bonjour, six collègues arrivent lundi pour deux mois. Ils ont besoin du Wi-Fi, d’une adresse et de l’accès à \
            la plateforme de cours. Liste jointe à la convention. Que vous faut-il de plus ?")
        .steps(&[
            take("david", 3 * HOUR, ""),
            ask("david", 20, "Il me faut pour chacun une date de naissance, une adresse personnelle et une date de \
                fin. Un tableau suffit."),
            say("sabine", DAY, "Envoyé par l’échange de fichiers sécurisé."),
            note("david", 2 * HOUR, "Reçu. Un des six a déjà un compte de 2 ans, à réactiver plutôt que recréer."),
            set_aside("david", 30, "Les contrats ne sont pas encore signés."),
            recall("david", DAY, "Contrats signés."),
            close("david", DAY, "Les six comptes sont prêts, chacun a reçu son lien d’activation sur son adresse \
                personnelle."),
            approve("sabine", 3 * DAY, "Tout le monde est connecté, merci beaucoup."),
        ]),

    story("account", "emily", 13, 1005, "Cannot activate my university account",
        "Hello,\n\
            The activation link in the welcome e-mail says “link expired”. I only received it yesterday. Could you \
            send me a new one? My classes start on Monday.\n\
            Best wishes,\n\
            Emily Hartwell")
        .steps(&[
            take_and_close("david", 50, "Hello, the link is valid 24 hours only and the mail waited in a filter. A \
                new one is on its way, valid 72 hours."),
            approve("emily", 2 * HOUR, "All set. Thanks!"),
        ]),

    story("account", "alice", 33, 1320, "Accès à la supervision des bâtiments depuis l’extérieur",
        "Bonjour, quand je suis d’astreinte je dois me déplacer pour acquitter une alarme. Est-il possible d’ouvrir \
            l’accès distant pour Bruno, Chloé et moi ?")
        .steps(&[
            take("david", 4 * HOUR, ""),
            note("david", 30, "Passe par le VPN, profil « astreinte ». @Éléonore : tu peux ajouter la règle ?"),
            note("eleonore", DAY, "Règle en place, limitée au serveur de supervision."),
            close("david", HOUR, "C’est ouvert pour vous trois par le VPN. Notice envoyée, comptez dix minutes \
                d’installation."),
            approve("alice", 2 * DAY, "Testé depuis chez moi ce week-end, nickel."),
        ]),

    story("account", "mathis", 47, 1545, "Mon identifiant comporte une faute dans mon nom",
        "Bonjour, mon identifiant et mon adresse s’écrivent « rousel » avec un seul s. Est-ce que ça peut se corriger \
            sans que je perde mes mails ?")
        .steps(&[
            take("david", DAY, "Oui, on renomme et on garde l’ancienne adresse en alias. Il faut d’abord que la \
                scolarité corrige votre fiche."),
            say("mathis", 3 * DAY, "C’est fait côté scolarité."),
            close("david", 2 * DAY, "Corrigé cette nuit. Reconnectez-vous avec le nouvel identifiant, l’ancien ne \
                marche plus."),
            approve("mathis", HOUR, "ça marche merci"),
        ]),

    story("account", "nadia", 65, 905, "Délégation d’agenda pour ma remplaçante",
        "Je serai absente trois semaines. Ma remplaçante doit gérer l’agenda de la présidence sans lire ma messagerie \
            personnelle.")
        .steps(&[
            take("david", 2 * HOUR, ""),
            close("david", HOUR, "Délégation créée sur le seul agenda, du premier au dernier jour de votre absence. \
                Elle s’éteindra d’elle-même."),
            approve("nadia", DAY, ""),
        ]),

    story("account", "camille", 82, 1730, "Connexion impossible à la plateforme de cours",
        "« Votre compte n’est rattaché à aucune formation. » Pourtant je suis inscrite depuis une semaine.")
        .steps(&[
            take("bertrand", DAY, ""),
            note("bertrand", HOUR, "Inscription pédagogique absente, seule l’administrative est faite."),
            say("bertrand", 10, "Il manque votre inscription pédagogique, à faire auprès de votre UFR. L’accès \
                s’ouvrira la nuit suivante."),
            close_own("camille", 3 * DAY, "C’était bien ça, j’ai accès. Merci."),
        ]),
];

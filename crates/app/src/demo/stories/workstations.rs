//! Staff computers and printers.

use crate::demo::script::{
    DAY, HOUR, Story, approve, ask, cancel, close, close_own, confide, note, refuse, say, story, take, take_and_close,
};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("windows", "nadia", 0, 825, "Écran noir au démarrage",
        "Après le logo, plus rien. Le voyant du disque clignote. J’ai le conseil d’administration à préparer pour cet \
            après-midi, j’utilise l’ordinateur d’une collègue en attendant.")
        .priority(4),

    story("macos", "aissatou", 2, 1635, "Logiciel d’analyse d’entretiens à installer sur mon Mac",
        "Bonjour, l’école doctorale a acheté des licences. Le programme d’installation demande un mot de passe \
            administrateur que je n’ai pas."),

    story("print", "odile", 3, 1050, "L’imprimante du secrétariat n’imprime plus en recto verso",
        "Bonjour,\n\
            Depuis la mise à jour de la semaine dernière tout sort en recto seul, même quand la case est cochée. Nous \
            avons épuisé une ramette en deux jours.\n\
            Merci d’avance,\n\
            Odile")
        .steps(&[
            take("karim", 2 * HOUR, "Bonjour Odile, je regarde le pilote."),
            note("karim", 3 * HOUR, "Le nouveau pilote ne voit pas le module recto verso. Deux modèles proches, il me \
                faut la référence exacte."),
            ask("karim", 15, "Pouvez-vous me donner la référence inscrite à l’intérieur du capot avant (elle commence \
                par deux lettres), et me dire si le problème est le même depuis l’ordinateur de votre collègue ?"),
        ]),

    story("windows", "etienne", 4, 935, "Lenteur extrême de deux postes depuis lundi",
        "Les postes F-114 et F-117 mettent vingt minutes à ouvrir la session. Les autres du même bureau vont bien. En \
            pleine clôture, c’est difficilement tenable.")
        .priority(4)
        .steps(&[
            take("karim", HOUR, ""),
            say("karim", 3 * HOUR, "Je prends la main à midi pendant votre pause, laissez les postes allumés."),
            note("karim", 2 * HOUR, "Profils de 38 Go (!), tout est sur le bureau. Je déplace vers l’espace partagé, \
                à expliquer aux agents."),
            say("etienne", 2 * HOUR, "F-114 va nettement mieux. F-117 toujours lent."),
        ]),

    story("linux", "simon", 5, 1105, "Disque du serveur de calcul presque plein",
        "/data à 94 %. Les doctorants ont été prévenus, on ne gagnera que quelques pourcents. Peut-on ajouter un \
            disque dans la baie, ou faut-il repenser le stockage ? J’ai un reliquat de budget à engager avant la fin \
            du mois.")
        .steps(&[
            take("david", 5 * HOUR, "La baie a deux emplacements libres. Quel volume visez-vous à trois ans ?"),
            say("simon", DAY, "Au rythme actuel 40 To, mettons 60 pour être tranquille."),
            confide("david", 4 * HOUR, "Devis demandé pour 2 × 32 To, je vous l’envoie dès réception. Votre budget \
                couvrira le matériel, l’installation est pour nous."),
        ]),

    story("print", "bastien", 6, 1720, "Bourrage systématique au copieur public du 1er étage",
        "Une feuille sur cinq. Les usagers la retirent eux-mêmes, un morceau a dû rester quelque part.")
        .steps(&[
            take("karim", 4 * HOUR, ""),
            say("karim", DAY, "Galets d’entraînement lisses, le prestataire passe avec des neufs. En attendant seul \
                le bac 3 est actif."),
        ]),

    story("windows", "maud", 7, 1010, "Double écran pour l’instruction des dossiers",
        "Nous passons nos journées à comparer deux documents côte à côte. Un second écran pour les trois postes de \
            l’équipe bourses serait vraiment utile. Pas d’urgence.")
        .priority(2)
        .steps(&[
            take("karim", DAY, "Bonne idée. J’ai deux écrans reconditionnés tout de suite, le troisième avec la \
                prochaine commande."),
        ]),

    story("macos", "marguerite", 9, 1030, "Sauvegarde de mon ordinateur portable",
        "Je souhaiterais m’assurer que le manuscrit auquel je travaille depuis quatre ans est bien sauvegardé quelque \
            part ailleurs que dans mon sac.")
        .steps(&[
            take("karim", 3 * HOUR, "Souhait bien légitime ! Pouvez-vous m’apporter l’ordinateur demain ?"),
            close("karim", 2 * DAY, "Sauvegarde automatique en place chaque nuit, vers deux lieux différents. Je vous \
                ai montré comment retrouver une version ancienne."),
        ]),

    story("print", "odile", 36, 915, "Toner noir à remplacer, secrétariat de Lettres",
        "Bonjour, message « toner faible » depuis hier, et les convocations à imprimer demain. Merci !")
        .steps(&[
            take_and_close("karim", 90, "Déposé à votre bureau, avec un d’avance dans l’armoire."),
            approve("odile", 2 * HOUR, "Merci Karim."),
        ]),

    story("linux", "liam", 40, 1605, "SSH access to the cluster from home",
        "I get “permission denied (publickey)” from outside, works from the lab. My key is the same on both machines. \
            Username lbrennan.")
        .steps(&[
            take("david", 2 * HOUR, ""),
            say("david", 40, "From outside you go through the gateway, which does not read keys from your home \
                directory. You have to deposit the public key in the account page, section “Keys”."),
            say("liam", HOUR, "Added it, but same message."),
            note("david", DAY, "Clé RSA 1024 refusée par la passerelle."),
            say("david", 10, "Your key is of an old type that the gateway refuses. Could you create an Ed25519 one?"),
            close_own("liam", 3 * HOUR, "New key, works like a charm. Closing, thanks David."),
        ]),

    story("windows", "helene", 53, 905, "Le poste du guichet 2 redémarre tout seul",
        "Trois fois hier, en plein entretien avec des étudiants. On a fini par travailler sur papier.")
        .priority(4)
        .steps(&[
            take("karim", 30, ""),
            note("karim", 2 * HOUR, "Événements d’alimentation. J’échange le bloc."),
            close("karim", HOUR, "Alimentation changée."),
            refuse("helene", DAY, "Deux redémarrages encore ce matin."),
            say("karim", HOUR, "Je vous mets un poste de remplacement et j’emporte celui-ci à l’atelier."),
            note("karim", 3 * DAY, "Barrette mémoire défectueuse, confirmée par un test de nuit."),
            close("karim", DAY, "Mémoire remplacée, deux jours de test sans incident, poste réinstallé au guichet 2."),
            approve("helene", 3 * DAY, "Aucun redémarrage depuis, merci."),
        ]),

    story("print", "lucie", 64, 1400, "Numériser vers ma boîte : taille limitée",
        "Les dossiers de plus de vingt pages ne partent plus.")
        .steps(&[
            take("karim", DAY, ""),
            close("karim", 2 * HOUR, "Au-delà de 15 Mo, choisissez « vers mon dossier » : le bouton est ajouté sur \
                l’écran d’accueil du copieur."),
            approve("lucie", DAY, "Encore mieux."),
        ]),

    story("macos", "sabine", 14, 1010, "Mise à jour du système bloquée",
        "La barre reste à 30 % depuis hier soir. Puis-je éteindre sans danger ?")
        .steps(&[
            take("karim", 20, "Oui, maintenez le bouton dix secondes puis rallumez."),
            cancel("sabine", 40, "La mise à jour a repris et s’est terminée toute seule."),
        ]),

    story("windows", "gaspard", 90, 1120, "Récupérer un fichier effacé",
        "J’ai effacé par mégarde le dossier « Archives notariales » de l’espace partagé, vendredi vers 18 h.")
        .priority(4)
        .steps(&[
            take("karim", 2 * HOUR, "Pas de panique, nous avons une copie de chaque soir. Je restaure celle de jeudi \
                à côté de l’existant."),
            close("karim", 3 * HOUR, "Restauré sous le nom « Archives notariales (jeudi) », 1 214 fichiers."),
            approve("gaspard", HOUR, "Vous me sauvez un semestre. Merci infiniment."),
        ]),
];

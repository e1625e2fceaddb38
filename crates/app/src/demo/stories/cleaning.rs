//! Cleaning, waste and recycling.

use crate::demo::script::{DAY, HOUR, Story, approve, close, confide, say, story, take, take_and_close};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("clean", "mathis", 1, 1355, "Plus de savon ni de papier au 2e étage, bâtiment C",
        "Toilettes des deux côtés, depuis au moins deux jours."),

    story("clean", "bastien", 8, 1010, "Évacuation de soixante cartons de livres désherbés",
        "Les cartons sont empilés dans le couloir du magasin (passage libre conservé : 1,40 m). Une association en \
            prend la moitié, le reste part au recyclage. Qui contacter pour la benne ?")
        .steps(&[
            take("chloe", DAY, "Je réserve une benne papier. Prévoyez-vous de descendre les cartons, ou faut-il \
                l’équipe manutention ?"),
            say("bastien", 3 * HOUR, "Manutention volontiers, nous ne sommes que deux et le monte-charge est lent."),
            say("chloe", 2 * DAY, "Équipe et benne calées pour mercredi 7 h 30. L’association peut-elle passer \
                avant ?"),
        ]),

    story("clean", "odile", 15, 830, "Café renversé sur la moquette du secrétariat",
        "Bonjour, un visiteur a renversé son gobelet, la tache fait bien 50 cm. J’ai épongé à l’eau mais elle reste. \
            Y a-t-il un passage prévu avec la machine ?")
        .priority(2)
        .steps(&[
            take("chloe", 2 * HOUR, "Oui, la machine est au premier étage demain soir, je vous ajoute."),
            close("chloe", 2 * DAY, "Passage fait hier soir. S’il reste une auréole une fois sec, dites-le-moi."),
            approve("odile", HOUR, "On ne voit plus rien, merci !"),
        ]),

    story("clean", "jeanne", 41, 905, "Salle du conseil d’UFR laissée sale après une réception",
        "Ce matin à 8 h 30 la salle n’était pas présentable pour accueillir un jury : verres, nappes, poubelles \
            pleines. Ce n’est pas la première fois. J’aimerais que l’on convienne d’une règle claire avec ceux qui \
            réservent.")
        .priority(4)
        .steps(&[
            take("chloe", 15, "Je vous envoie une équipe tout de suite."),
            confide("chloe", 3 * HOUR, "Salle nettoyée à 9 h. La réception n’était pas déclarée : nous n’avions aucun \
                passage prévu. Je propose d’ajouter une case « réception » au formulaire de réservation."),
            confide("jeanne", HOUR, "Excellente idée, cela me convient."),
            close("chloe", 4 * DAY, "La case est en place, elle déclenche un passage le lendemain à 7 h."),
            approve("jeanne", DAY, "Merci pour la réponse rapide et pour la solution de fond."),
        ]),

    story("clean", "maelle", 60, 1120, "Bacs de tri mal étiquetés au restaurant du personnel",
        "Les étiquettes « emballages » et « papier » sont inversées sur le meuble de gauche. Résultat : tout part au \
            tout-venant.")
        .steps(&[
            take_and_close("chloe", DAY, "Étiquettes remises dans le bon ordre, et pictogrammes ajoutés."),
            approve("maelle", 2 * HOUR, ""),
        ]),

    story("clean", "leila", 84, 1505, "Salle de travail fermée pour nettoyage pendant les révisions",
        "Bonjour, la salle 3 de la BU est fermée tous les après-midi de 14 h à 16 h pour ménage, en pleine période \
            d’examens. Est-ce qu’on pourrait le faire le matin tôt ? On est nombreux à chercher une place.")
        .steps(&[
            take("chloe", 2 * DAY, "Bonjour, je comprends. Je vois avec la responsable de l’équipe."),
            say("chloe", 2 * DAY, "C’est possible dès lundi : le passage se fera à 7 h, avant l’ouverture."),
            close("chloe", HOUR, ""),
            approve("leila", DAY, "Super, merci d’avoir écouté !"),
        ]),
];

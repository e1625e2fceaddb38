//! Leaks, taps and drains.

use crate::demo::script::{DAY, HOUR, Story, approve, close, note, refuse, release, say, story, take, take_and_close};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("plumb", "yann", 0, 815, "Fuite d’eau au sous-sol du bâtiment A",
        "Flaque d’environ 2 m² devant le local archives, l’eau vient du plafond. Vanne générale non touchée. J’ai mis \
            des plots et coupé la lumière du couloir par précaution.")
        .priority(5),

    story("plumb", "camille", 3, 1215, "Lavabo bouché aux toilettes du 1er étage de Droit",
        "Côté amphi, celui du milieu. L’eau ne descend plus du tout."),

    story("plumb", "thuy", 5, 905, "Évacuation de l’évier de la paillasse 2 très lente",
        "L’évier met dix minutes à se vider. Je précise que nous n’y versons rien d’autre que l’eau de rinçage, les \
            solvants vont dans les bidons.")
        .steps(&[
            take("bruno", 5 * HOUR, "Je démonte le siphon demain avant 9 h. Pouvez-vous dégager le dessous de la \
                paillasse ?"),
            say("thuy", 30, "Ce sera fait ce soir."),
        ]),

    story("plumb", "paul", 9, 1100, "Deux douches froides dans le vestiaire des femmes",
        "Les autres sont chaudes. Cela dure depuis une semaine, on nous l’a signalé tardivement.")
        .steps(&[
            take("bruno", DAY, ""),
            note("bruno", 2 * HOUR, "Mitigeurs entartrés. Deux cartouches en stock."),
            close("bruno", 2 * DAY, "Cartouches changées sur les deux douches, 38 °C mesurés."),
        ]),

    story("plumb", "nadia", 27, 850, "Fontaine à eau du hall : goût étrange",
        "Plusieurs personnes me disent que l’eau de la fontaine du hall a un goût de plastique. Faut-il la \
            condamner ?")
        .steps(&[
            take("alice", 25, "Je la condamne dès maintenant, le temps de vérifier."),
            say("alice", 3 * HOUR, "Le filtre a huit mois, il se change tous les six. Un prélèvement part au \
                laboratoire par acquit de conscience."),
            note("alice", 5 * DAY, "Analyse reçue : conforme."),
            close("alice", HOUR, "Filtre remplacé et analyse conforme : la fontaine est rouverte. La date du prochain \
                changement est affichée dessus."),
            approve("nadia", 3 * HOUR, "Merci pour le sérieux."),
        ]),

    story("plumb", "liam", 16, 1432, "Tap keeps running in the C building kitchen",
        "The kitchen tap on the second floor doesn’t close completely any more: a thin but constant stream. Seems a \
            pity to waste that much water. Thanks!")
        .steps(&[
            take_and_close("bruno", DAY, "Hello, the seal is changed. Thank you for telling us."),
            refuse("liam", 2 * HOUR, "Sorry! It was fine this morning but it’s dripping again, about one drop per \
                second."),
            say("bruno", 4 * HOUR, "The tap is too old, I put a new one tomorrow."),
            close("bruno", DAY, "New tap installed."),
            approve("liam", HOUR, "Works perfectly, thank you."),
        ]),

    story("plumb", "lucie", 49, 1610, "Chasse d’eau qui coule en permanence, RDC bâtiment B",
        "Toilettes à gauche de l’ascenseur. On l’entend depuis le hall.")
        .steps(&[
            take("alice", 3 * HOUR, ""),
            release("alice", 2 * HOUR, "Bruno a les pièces, je lui laisse."),
            take("bruno", DAY, ""),
            close("bruno", HOUR, "Flotteur remplacé."),
            approve("lucie", 2 * DAY, ""),
        ]),

    story("plumb", "gaspard", 71, 1025, "Infiltration au plafond du bureau 214",
        "Une auréole brune grandit au-dessus de la bibliothèque, environ 40 cm à ce jour. Des ouvrages anciens sont \
            juste dessous, je les ai déplacés mais je ne peux pas tout bouger.")
        .priority(4)
        .steps(&[
            take("bruno", HOUR, "Je monte voir la toiture-terrasse."),
            say("bruno", 3 * HOUR, "L’évacuation d’eaux pluviales était bouchée par des feuilles. Débouchée. Le \
                plafond devrait sécher, on attend avant de repeindre."),
            say("gaspard", 6 * DAY, "L’auréole ne s’étend plus."),
            note("bruno", 2 * HOUR, "Peinture à prévoir, à voir avec le planning du peintre."),
            close("bruno", 5 * DAY, "Sec à l’humidimètre, une couche de blanc a été passée ce matin."),
            approve("gaspard", DAY, "Merci, et les livres sont saufs."),
        ]),
];

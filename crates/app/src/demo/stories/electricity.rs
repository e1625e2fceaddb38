//! Lights, sockets and circuit breakers.

use crate::demo::script::{
    DAY, HOUR, Story, approve, ask, assign, close, close_own, confide, note, postpone, refuse, say, story, take,
    take_and_ask, take_and_close,
};

#[rustfmt::skip] // a table, one step a line
pub static STORIES: &[Story] = &[
    story("elec", "ines", 0, 836, "Plus d’éclairage dans l’amphi Pasteur, rangées du haut",
        "Bâtiment et salle : Pasteur, amphithéâtre\n\
            Depuis quand : jeudi dernier, en fin de journée\n\
            Y a-t-il un danger (fils nus, odeur de brûlé) : non\n\n\
            Que se passe-t-il ?\n\
            Les six rangées du haut sont dans le noir. Les étudiants s’entassent en bas et ceux du fond écrivent à la \
            lumière du téléphone. J’ai cours demain à 8 h puis à 14 h, si vous pouviez passer entre les deux ce \
            serait parfait.")
        .priority(4),

    story("elec", "gaspard", 0, 905, "Prise arrachée au bureau 214, fils visibles",
        "Bonjour,\n\
            En déplaçant l’armoire ce matin nous avons découvert que la prise derrière est complètement sortie du \
            mur, on voit les fils. J’ai mis une chaise devant pour que personne n’y touche. Est-ce que quelqu’un peut \
            passer aujourd’hui ? Je suis là jusqu’à 17 h.")
        .priority(5),

    story("elec", "bastien", 2, 1015, "Néon qui clignote à l’accueil de la bibliothèque",
        "Celui au-dessus de la banque de prêt. Rien d’urgent, mais au bout de la matinée on a tous mal à la tête.")
        .priority(2)
        .steps(&[
            note("alice", 3 * HOUR, "Pas de tube de cette longueur en réserve, j’en commande. À prendre avec la \
                tournée de la BU."),
        ]),

    story("elec", "thuy", 3, 842, "Le disjoncteur saute dès qu’on allume l’étuve",
        "Bâtiment et salle : C, labo C3\n\
            Depuis quand : lundi\n\
            Y a-t-il un danger : non, tout se coupe proprement\n\n\
            Que se passe-t-il ?\n\
            Dès que l’étuve monte au-dessus de 80 °C le disjoncteur de la paillasse saute, et avec lui l’agitateur et \
            les deux PC. Nous avons perdu une manip de 12 heures. L’étuve a été testée dans la salle voisine : là-bas \
            elle fonctionne.")
        .priority(4)
        .steps(&[
            take("alice", 50, "Bien reçu. N’utilisez plus cette paillasse en attendant, je viens avec l’appareil de \
                mesure."),
            say("thuy", 35, "Merci. Nous sommes en C3 toute la journée, sonnez si la porte est fermée."),
            note("alice", 5 * HOUR, "Départ en 10 A alors que l’étuve en demande 13 au démarrage. Il faudrait une \
                ligne dédiée. @Bruno : on a encore du câble de 2,5 ?"),
            note("bruno", 40, "Il reste une quarantaine de mètres au magasin, je te les mets de côté."),
            say("alice", 30, "Votre étuve demande plus que ce que cette ligne peut donner. Je tire une alimentation \
                séparée. Il me faudra couper la salle une heure : plutôt tôt le matin ?"),
            say("thuy", 2 * HOUR, "Oui, avant 9 h c’est idéal, nous n’avons rien en cours cette semaine."),
        ]),

    story("elec", "maelle", 5, 1110, "Deux prises de plus pour les bornes de recharge des vélos",
        "Bonjour, l’abri à vélos du bâtiment A a dix places et deux prises seulement. Les collègues débranchent le \
            vélo du voisin, cela crée des tensions (si j’ose dire). Peut-on en ajouter deux ? Le budget « mobilités » \
            peut prendre en charge le matériel, dites-moi le montant.")
        .steps(&[
            take("alice", 4 * HOUR, ""),
            say("alice", DAY, "Je suis passée voir. Le tableau du sous-sol a deux départs libres, c’est faisable. \
                Comptez environ 340 € de fournitures, je vous envoie le détail."),
            confide("maelle", 3 * HOUR, "C’est dans l’enveloppe. Je lance le bon de commande, merci de mettre mon nom \
                comme contact."),
            postpone("alice", 30, 12, "En attente du bon de commande."),
        ]),

    story("elec", "yann", 6, 1740, "Éclairage du parking sud éteint dès 18 h",
        "Constaté par la ronde trois soirs de suite : les huit mâts du parking sud s’éteignent à 18 h pile alors que \
            le personnel de ménage sort à 20 h. Une personne a trébuché sur la bordure hier (sans gravité).")
        .priority(4)
        .steps(&[
            assign("chloe", 2 * HOUR, "alice", "C’est l’horloge du local technique, tu as la clé."),
            say("alice", 5 * HOUR, "L’horloge avait perdu l’heure après la coupure de la semaine dernière. Je l’ai \
                réglée sur 22 h, pouvez-vous vérifier ce soir ?"),
            say("yann", DAY, "Vérifié : six mâts sur huit restent allumés. Les deux du fond, côté gymnase, ne \
                s’allument plus du tout."),
            note("alice", HOUR, "Les deux derniers : sans doute la platine. Il faut la nacelle, demande faite au \
                magasin."),
        ]),

    story("elec", "odile", 7, 1420, "La minuterie de l’escalier D s’éteint trop vite",
        "Bonjour,\n\
            La lumière de l’escalier D s’éteint avant qu’on arrive au premier palier. On finit de monter dans le \
            noir, avec les dossiers dans les bras ce n’est pas très prudent.\n\
            Merci d’avance,\n\
            Odile Fontanel")
        .steps(&[
            take("alice", 2 * HOUR, "Bonjour Madame Fontanel, je regarde cela demain matin."),
            note("alice", DAY, "Minuterie d’origine, plus réglable. Modèle de remplacement commandé."),
            close("alice", 2 * DAY, "Minuterie remplacée ce matin, réglée sur trois minutes. Dites-nous si cela vous \
                convient."),
        ]),

    story("elec", "mathis", 5, 1330, "« Ça ne marche plus » en salle 12",
        "bonjour, ça ne marche plus en salle 12, la prof nous a dit de le signaler ici. merci")
        .steps(&[
            take_and_ask("alice", 90, "Bonjour, merci du signalement. Qu’est-ce qui ne marche plus : l’éclairage, les \
                prises, le vidéoprojecteur ? Et la salle 12 de quel bâtiment, il y en a trois."),
        ]),

    story("elec", "lucie", 8, 930, "Détecteur de présence trop sensible au 2ᵉ étage de Droit",
        "La lumière du couloir s’allume dès qu’un pigeon passe devant la fenêtre. Elle reste allumée toute la nuit, \
            on la voit de la rue.")
        .priority(2)
        .steps(&[
            take("bruno", 6 * HOUR, ""),
            assign("bruno", DAY, "alice", "Je croyais que c’était la ventilation, c’est pour toi finalement."),
            close("alice", 2 * DAY, "Sensibilité réduite et détecteur tourné vers le couloir. Il ne devrait plus voir \
                la fenêtre."),
        ]),

    story("elec", "nadia", 1, 1640, "Rallonges et multiprises pour la salle du conseil",
        "Bonjour, nous recevons une vingtaine de personnes après-demain avec leurs ordinateurs. La salle du conseil \
            n’a que quatre prises. Pourriez-vous prêter de quoi brancher tout le monde, et passer les câbles au sol \
            proprement ? Merci beaucoup.")
        .steps(&[
            take("chloe", 45, "Je vous prépare six multiprises et du passe-câble, déposés demain avant midi."),
        ]),

    story("elec", "simon", 24, 1005, "Onduleur de la salle serveurs du labo en alarme",
        "L’onduleur bipe toutes les trente secondes depuis ce matin, voyant « batterie ». Les deux machines de calcul \
            sont derrière. Est-ce à vous ou à la DSI que je dois m’adresser ? On se renvoie la balle d’habitude…")
        .priority(4)
        .steps(&[
            take("alice", 70, "C’est bien à nous pour la partie électrique. Je passe à 14 h."),
            say("alice", 4 * HOUR, "Batteries en fin de vie (sept ans). L’onduleur tient encore cinq minutes. \
                Commande passée, livraison annoncée sous huit jours."),
            note("alice", 6 * DAY, "Livraison en retard, relancé le fournisseur."),
            close("alice", 2 * DAY, "Batteries changées, test de décharge fait avec Monsieur Adler : 22 minutes."),
            refuse("simon", 3 * HOUR, "Désolé, l’alarme est repartie à 16 h, cette fois c’est le voyant \
                « surcharge »."),
            note("bruno", HOUR, "J’étais à côté : quelqu’un a branché un radiateur d’appoint sur la prise ondulée."),
            say("alice", 2 * HOUR, "Trouvé : un radiateur d’appoint était branché sur une prise secourue (les prises \
                rouges). Je l’ai déplacé et j’ai mis une étiquette."),
            close("alice", 30, "Plus d’alarme depuis deux heures. Merci de rappeler à vos collègues que les prises \
                rouges sont réservées aux serveurs."),
            approve("simon", DAY, "Message passé à l’équipe. Merci pour votre patience !"),
        ]),

    story("elec", "jeanne", 12, 1118, "Ampoule grillée dans mon bureau",
        "Bureau 301, plafonnier. Merci.")
        .steps(&[
            take_and_close("bruno", 5 * HOUR, "Ampoule remplacée, j’en ai profité pour changer la seconde."),
            approve("jeanne", HOUR, ""),
        ]),

    story("elec", "paul", 58, 1545, "Panneau de score du gymnase : plus d’affichage",
        "Le panneau s’allume mais n’affiche plus rien depuis le tournoi. Nous avons une compétition samedi en huit.")
        .steps(&[
            take("alice", DAY, ""),
            ask("alice", 2 * HOUR, "Avez-vous encore la télécommande d’origine ? Sans elle je ne peux pas faire \
                l’autotest."),
            say("paul", 3 * HOUR, "Oui, elle est au bureau des sports, dans le tiroir. Je vous la laisse à \
                l’accueil."),
            close("alice", DAY, "Le câble de données avait été écrasé par les gradins. Réparé et gainé."),
            approve("paul", 4 * HOUR, "Impeccable, merci."),
        ]),

    story("elec", "camille", 80, 1210, "Borne de recharge des téléphones à la cafétéria",
        "Bonjour, la moitié des casiers de recharge ne chargent plus. C’est dommage, c’est bien pratique entre deux \
            cours.")
        .steps(&[
            take("chloe", 2 * DAY, ""),
            say("chloe", 2 * DAY, "La borne appartient au prestataire de la cafétéria, je leur ai transmis votre \
                message."),
            close_own("camille", 3 * DAY, "Ils l’ont réparée ce matin, tout marche. Merci !"),
        ]),
];

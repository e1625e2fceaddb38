//! The three departments of the invented university, with their category trees.

use super::script::{Category, Department, Template};

/// A category that takes tickets, without template, with the members of its parent.
const fn category(
    key: &'static str,
    icon: &'static str,
    label: &'static str,
    long_label: &'static str,
    words: &'static str,
) -> Category {
    let template = Template { subject: "", message: "" };
    let (members, children): (_, &[Category]) = (None, &[]);
    let (accepts_tickets, is_confidential) = (true, false);
    Category { key, label, long_label, words, icon, accepts_tickets, members, is_confidential, template, children }
}

impl Category {
    const fn members(mut self, members: &'static [&'static str]) -> Self {
        self.members = Some(members);
        self
    }

    const fn template(mut self, subject: &'static str, message: &'static str) -> Self {
        self.template = Template { subject, message };
        self
    }

    /// For these members and the owners of its tickets only.
    const fn confidential(mut self, members: &'static [&'static str]) -> Self {
        self.is_confidential = true;
        self.members(members)
    }

    /// Groups these children and takes no ticket itself.
    const fn groups(mut self, children: &'static [Category]) -> Self {
        self.accepts_tickets = false;
        self.children = children;
        self
    }
}

/// All departments, in display order.
pub static DEPARTMENTS: &[Department] = &[
    Department {
        key: "sg",
        label: "Services Généraux",
        long_label: "Services Généraux – bâtiments, énergie, déplacements",
        icon: "build",
        managers: &["alice", "bruno", "chloe"],
        allows_confidential: false,
        categories: GENERAL_SERVICES,
    },
    Department {
        key: "dsi",
        label: "DSI",
        long_label: "DSI – Assistance numérique",
        icon: "screen",
        managers: &["david", "eleonore", "karim", "solene", "bertrand"],
        allows_confidential: false,
        categories: DIGITAL_ASSISTANCE,
    },
    Department {
        key: "sco",
        label: "Scolarité",
        long_label: "Scolarité – inscriptions, diplômes, stages, bourses",
        icon: "cap",
        managers: &["helene", "rachid", "maud", "bertrand"],
        allows_confidential: true,
        categories: STUDENT_RECORDS,
    },
];

#[rustfmt::skip] // a table, one category a paragraph
static GENERAL_SERVICES: &[Category] = &[
    category("elec", "bolt", "Électricité", "Éclairage, prises, disjoncteurs",
        "lumière lampe ampoule néon prise courant panne disjoncteur minuterie éclairage interrupteur")
        .template("", "Bâtiment et salle :\nDepuis quand :\n\
            Y a-t-il un danger (fils nus, odeur de brûlé) :\n\nQue se passe-t-il ?\n"),
    category("heat", "heat", "Chauffage", "Radiateurs, température des salles, climatisation",
        "radiateur froid chaud température thermostat chaudière climatisation ventilation")
        .template("", "Bâtiment et salle :\nTempérature constatée, et à quelle heure :\n\n\
            Que se passe-t-il ?\n"),
    category("plumb", "drop", "Plomberie", "Fuites, robinets, évacuations, sanitaires",
        "fuite eau robinet lavabo évier toilettes wc chasse bouché douche inondation odeur")
        .members(&["alice", "bruno"]),
    category("keys", "key", "Serrurerie et clés", "Clés, badges, portes, serrures",
        "clé clef badge serrure porte bloquée accès poignée cadenas double contrôle d’accès")
        .template("Clé ou badge pour …", "Pour qui (nom, service) :\nBâtiment et porte :\n\
            Accord du responsable (nom) :\nÀ quelle date :\n"),
    category("clean", "broom", "Nettoyage", "Propreté des locaux, déchets, tri",
        "ménage propreté sale poubelle déchets vitres tache tri cartons encombrants savon papier"),
    category("move", "tag", "Véhicules et déplacements",
        "Véhicules de service, recharge, stationnement",
        "voiture véhicule réservation carburant parking stationnement borne recharge vélo clé mission"),
];

#[rustfmt::skip] // a table, one category a paragraph
static DIGITAL_ASSISTANCE: &[Category] = &[
    category("account", "users", "Compte et mot de passe",
        "Compte numérique, mot de passe, double authentification",
        "identifiant login connexion mot de passe oublié expiré compte bloqué code téléphone ent"),
    category("mailing", "mailbox", "Messagerie", "Boîtes aux lettres et listes de diffusion",
        "mail courriel messagerie")
        .groups(&[
            category("mailbox", "mail", "Boîte personnelle",
                "Votre boîte, ou celle d’un service",
                "mail courriel quota pleine spam indésirable hameçonnage signature agenda partagée"),
            category("lists", "users", "Listes de diffusion", "Créer, modifier, modérer une liste",
                "liste diffusion abonnés modérateur envoi groupe annonce")
                .template("", "Nom souhaité pour la liste :\nÀ quoi servira-t-elle :\n\
                    Propriétaire et modérateurs :\nQui peut y écrire :\n"),
        ]),
    category("network", "wifi", "Réseau et Wi-Fi", "Connexion sans fil et prises réseau",
        "internet connexion réseau")
        .groups(&[
            category("wifi", "wifi", "Wi-Fi", "Connexion sans fil sur le campus",
                "wifi sans fil eduroam internet borne signal téléphone ordinateur portable débit"),
            category("socket", "wifi", "Prises réseau", "Prise murale, brassage, téléphone fixe",
                "prise rj45 câble ethernet brassage téléphone ip poste fixe numéro ligne")
                .template("", "Bâtiment et bureau :\nRepère inscrit sur la prise :\n\
                    Appareil à raccorder :\n"),
        ]),
    category("rooms", "screen", "Salles de cours et visioconférence",
        "Vidéoprojecteurs, écrans, micros, visioconférence",
        "projecteur vidéoprojecteur écran son micro amphi hdmi visio webcam caméra télécommande"),
    category("desktop", "screen", "Postes de travail", "Ordinateurs et imprimantes du personnel",
        "ordinateur pc portable poste")
        .groups(&[
            category("windows", "screen", "Windows", "Ordinateurs sous Windows",
                "pc windows lent bureau session écran bleu mise à jour logiciel installer portable"),
            category("macos", "screen", "macOS", "Ordinateurs Apple",
                "mac macbook imac apple macos sauvegarde logiciel"),
            category("linux", "screen", "Linux", "Ordinateurs et serveurs de calcul sous Linux",
                "linux debian ubuntu ssh serveur calcul terminal disque partition"),
            category("print", "printer", "Imprimantes", "Imprimantes, copieurs, numérisation",
                "imprimante copieur scanner toner bourrage papier recto verso numériser impression"),
        ]),
    category("apps", "file", "Applications de gestion",
        "Finances, ressources humaines, notes, emplois du temps",
        "logiciel gestion finances bon de commande emploi du temps notes droits accès extraction"),
];

#[rustfmt::skip] // a table, one category a paragraph
static STUDENT_RECORDS: &[Category] = &[
    category("enrol", "cap", "Inscriptions", "Inscription administrative et pédagogique",
        "inscription réinscription paiement droits carte étudiant transfert option groupe dossier"),
    category("certs", "file", "Certificats et relevés de notes",
        "Certificats de scolarité, relevés, attestations, diplômes",
        "certificat scolarité relevé notes attestation diplôme réussite duplicata supplément"),
    category("intern", "file", "Conventions de stage", "Conventions, avenants, gratifications",
        "stage convention avenant entreprise tuteur signature césure étranger gratification")
        .template("Convention de stage – nom, formation",
            "Formation et année :\nOrganisme d’accueil :\nDates du stage :\n\
            Enseignant référent :\n\nVotre question :\n"),
    category("grants", "tag", "Bourses", "Bourses, aides ponctuelles, exonérations",
        "bourse échelon aide exonération logement assiduité paiement versement mobilité")
        .confidential(&["helene", "maud"]),
];

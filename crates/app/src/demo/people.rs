//! The cast: everybody of the Université des Deux-Rives who has something to ask or to answer.

use super::script::{Person, Persona};

const fn person(key: &'static str, name: &'static str, mail: &'static str, about: &'static str) -> Person {
    Person { key, name, mail, about, language: "fr", administrator: false, persona: None }
}

impl Person {
    const fn english(mut self) -> Self {
        self.language = "en";
        self
    }

    const fn administrator(mut self) -> Self {
        self.administrator = true;
        self
    }

    const fn persona(mut self, fr: &'static str, en: &'static str) -> Self {
        self.persona = Some(Persona { fr, en });
        self
    }
}

/// Everybody; the personas worth trying come first.
#[rustfmt::skip] // a table, one person a paragraph
pub static PEOPLE: &[Person] = &[
    person("odile", "Odile Fontanel", "odile.fontanel@deux-rives.example",
        "UFR Lettres, secrétariat, poste 32 18")
        .persona("Odile, demandeuse : deux de ses tickets attendent sa réponse.",
            "Odile, requester: two of her tickets await her answer."),
    person("ines", "Inès Marchetti", "ines.marchetti@deux-rives.example",
        "UFR Sciences, poste 45 12")
        .persona("Inès, demandeuse : personne n’a encore pris en charge son ticket sur l’amphi Pasteur.",
            "Inès, requester: nobody has taken her lecture-hall ticket yet."),
    person("alice", "Alice Renaud", "alice.renaud@deux-rives.example",
        "Services Généraux, courants forts, poste 18 21")
        .persona("Alice, gestionnaire des Services Généraux : des tickets libres et les siens.",
            "Alice, manager at General Services: free tickets, and her own."),
    person("bruno", "Bruno Keller", "bruno.keller@deux-rives.example",
        "Services Généraux, chauffage et fluides, poste 18 24")
        .persona("Bruno, collègue d’Alice : il prend, passe et reprend des tickets.",
            "Bruno, Alice’s colleague: he takes tickets, hands them on and takes them back."),
    person("chloe", "Chloé Garnier", "chloe.garnier@deux-rives.example",
        "Services Généraux, clés, propreté et véhicules, poste 18 27"),
    person("david", "David Lemoine", "david.lemoine@deux-rives.example",
        "DSI, pôle assistance, poste 22 00")
        .persona("David, gestionnaire à la DSI : une arborescence à trois niveaux.",
            "David, manager at the IT department: a tree three levels deep."),
    person("bertrand", "Bertrand Loiseau", "bertrand.loiseau@deux-rives.example",
        "DSI, applications de gestion et scolarité, poste 22 41")
        .persona("Bertrand, gestionnaire de deux services à la fois : la DSI et la Scolarité.",
            "Bertrand, manager of two departments at once: IT and Student Records."),
    person("adam", "Adam Vasseur", "adam.vasseur@deux-rives.example",
        "Direction générale des services, poste 10 07")
        .administrator()
        .persona("Adam, administrateur : il voit tout, mais ne prend en charge aucun ticket.",
            "Adam, administrator: he sees everything, but takes no ticket himself."),
    person("emily", "Emily Hartwell", "emily.hartwell@deux-rives.example",
        "UFR Lettres, visiting lecturer, office 219")
        .english()
        .persona("Emily, enseignante invitée : elle lit et écrit en anglais.",
            "Emily, visiting lecturer: she reads and writes in English."),

    person("paul", "Paul Jaubert", "paul.jaubert@deux-rives.example",
        "Service des sports, gymnase, poste 61 30"),
    person("eleonore", "Éléonore Quint", "eleonore.quint@deux-rives.example",
        "DSI, réseau et Wi-Fi, poste 22 15"),
    person("karim", "Karim Benali", "karim.benali@deux-rives.example",
        "DSI, postes de travail, poste 22 18"),
    person("solene", "Solène Kerbrat", "solene.kerbrat@deux-rives.example",
        "DSI, salles et audiovisuel, poste 22 33"),
    person("helene", "Hélène Castaing", "helene.castaing@deux-rives.example",
        "Scolarité centrale, poste 12 02"),
    person("rachid", "Rachid Amrani", "rachid.amrani@deux-rives.example",
        "Scolarité, stages et conventions, poste 12 11"),
    person("maud", "Maud Pellerin", "maud.pellerin@deux-rives.example",
        "Scolarité, bourses et vie étudiante, poste 12 16"),
    person("liam", "Liam Brennan", "liam.brennan@deux-rives.example",
        "Laboratoire de physique, postdoc, room C212")
        .english(),
    person("lucie", "Lucie Ferrand", "lucie.ferrand@deux-rives.example",
        "UFR Droit, gestionnaire des salles, poste 33 05"),
    person("gaspard", "Gaspard Oudin", "gaspard.oudin@deux-rives.example",
        "Département d’histoire, bureau 214"),
    person("bastien", "Bastien Lecourt", "bastien.lecourt@deux-rives.example",
        "Bibliothèque universitaire, accueil, poste 50 10"),
    person("thuy", "Thuy Nguyen-Lafont", "thuy.nguyen-lafont@deux-rives.example",
        "Laboratoire de chimie, bâtiment C, poste 47 26"),
    person("maelle", "Maëlle Stervinou", "maelle.stervinou@deux-rives.example",
        "Mission développement durable, poste 10 44"),
    person("yann", "Yann Prigent", "yann.prigent@deux-rives.example",
        "PC sécurité, poste 18 00"),
    person("mathis", "Mathis Roussel", "mathis.roussel@deux-rives.example",
        "Étudiant, L3 informatique"),
    person("aissatou", "Aïssatou Diop", "aissatou.diop@deux-rives.example",
        "Doctorante en sociologie, bureau B318"),
    person("nadia", "Nadia Chérif", "nadia.cherif@deux-rives.example",
        "Secrétariat de la présidence, poste 10 01"),
    person("camille", "Camille Sorel", "camille.sorel@deux-rives.example",
        "Étudiante, M1 droit public"),
    person("tom", "Tom Delattre", "tom.delattre@deux-rives.example",
        "Étudiant, L1 physique-chimie"),
    person("marguerite", "Marguerite Vidal", "marguerite.vidal@deux-rives.example",
        "Professeure de littérature comparée, bureau 221"),
    person("simon", "Simon Adler", "simon.adler@deux-rives.example",
        "Laboratoire de physique, ingénieur d’études, poste 47 60"),
    person("jeanne", "Jeanne Lavigne", "jeanne.lavigne@deux-rives.example",
        "UFR Droit, direction, poste 33 01"),
    person("etienne", "Étienne Rousset", "etienne.rousset@deux-rives.example",
        "Service financier, poste 14 20"),
    person("sabine", "Sabine Walter", "sabine.walter@deux-rives.example",
        "Relations internationales, poste 11 08"),
    person("leila", "Leïla Mansour", "leila.mansour@deux-rives.example",
        "Étudiante, M2 psychologie"),
];

//! What the managers of the university often answer, and how much each answer has served.

use anyhow::{Context, anyhow};
use domain::{Language, Sharing, Wording};
use store::{departments, people as rows, responses};

use super::People;
use crate::App;

const DAY: i64 = 24 * 3600;

/// A response of the demo.
struct Response {
    by: &'static str,
    /// A department's label; empty for one's own, `*` for everybody's.
    of: &'static str,
    label: &'static str,
    message: &'static str,
    uses: usize,
    /// Days since it last served.
    last: i64,
}

#[rustfmt::skip] // a table, one response a paragraph
static RESPONSES: &[Response] = &[
    Response { by: "alice", of: "", label: "Passage demain matin", uses: 7, last: 3,
        message: "Bonjour @PROPRIETAIRE@,\n\nJe passe demain matin entre 8 h et 10 h. Si la salle est occupée, \
            dites-le-moi ici.\n\n@SIGNATURE@" },
    Response { by: "alice", of: "Services Généraux", label: "Quelle salle ?", uses: 31, last: 1,
        message: "Bonjour,\n\nPouvez-vous préciser le bâtiment, l’étage et le numéro de la salle ?\n\n\
            @SIGNATURE@, @SERVICE@" },
    Response { by: "bruno", of: "Services Généraux", label: "Pièce commandée", uses: 12, last: 6,
        message: "La pièce est commandée. Je reprends le ticket n° @NUMERO@ (« @SUJET@ ») dès qu’elle arrive, \
            sans relance de votre part.\n\n@SIGNATURE@" },
    Response { by: "chloe", of: "Services Généraux", label: "Double de clé", uses: 0, last: 0,
        message: "Le double est prêt à la loge du bâtiment A, avec une pièce d’identité.\n\n@SIGNATURE@" },
    Response { by: "david", of: "DSI", label: "Mot de passe : la marche à suivre", uses: 44, last: 0,
        message: "Bonjour @PROPRIETAIRE@,\n\nVotre mot de passe se change vous-même, à la rubrique Compte de l’espace \
            numérique. Nous ne le demandons jamais.\n\n@SIGNATURE@" },
    Response { by: "adam", of: "*", label: "Relance avant clôture", uses: 9, last: 4,
        message: "Bonjour,\n\nSans nouvelle de votre part, ce ticket sera clos dans dix jours. Vous pouvez y \
            répondre ici : @LIEN@\n\n@SIGNATURE@" },
];

/// Writes them, and what they have served so far.
pub async fn add(app: &App, people: &People) -> anyhow::Result<()> {
    let mut tx = app.db.write().await?;
    let all = departments::all(&mut tx).await?;
    for response in RESPONSES {
        let by = super::person(people, response.by)?;
        let sharing = match response.of {
            "" => Sharing::Private(by),
            "*" => Sharing::Global,
            label => {
                let department = all.iter().find(|department| department.label == label);
                Sharing::Department(department.with_context(|| format!("no department {label}"))?.id)
            }
        };
        let language = rows::by_id(&mut tx, by).await?.map_or(Language::French, |person| person.language);
        let wording = Wording::parse(response.label, response.message, language);
        let wording = wording.map_err(|errors| anyhow!("{}: {errors:?}", response.label))?;
        let id = responses::insert(&mut tx, sharing, &wording, by, app.now()).await?;
        for _ in 0..response.uses {
            responses::count_use(&mut tx, id, app.now().plus_seconds(-response.last * DAY)).await?;
        }
    }
    Ok(tx.commit().await?)
}

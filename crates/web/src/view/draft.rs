//! What was typed in a form before and is kept: there again, and how to be rid of it.

use app::drafts::{Place, Restored};
use domain::Action;
use store::drafts::Draft;

use super::{Ground, Kept, put_answers};
use crate::extract::{Fields, Page};

/// Other drafts of the same form that are offered, at most.
const OTHERS: usize = 3;

/// What a form says of the drafts of its place.
#[derive(Debug, Clone, Default)]
pub struct DraftView {
    /// Where the form is sent.
    pub place: String,
    /// The draft that it was filled from, as `app::drafts::Restored` writes it; empty without one.
    pub from: String,
    /// « Brouillon du 10 mars à 10 h 41 restauré »; empty when the form is a fresh one, or comes back.
    pub restored: String,
    /// The others: where each is shown, and « Un autre brouillon de 9 h 12 ».
    pub others: Vec<(String, String)>,
}

impl DraftView {
    /// What the button to be rid of it says: the draft, and the form to show then.
    pub fn discard(&self) -> String {
        format!("{} {}", self.from, self.place)
    }

    /// That of a form that comes back with what was typed.
    pub fn back(place: &Place, fields: &Fields) -> Self {
        Self { place: place.to_string(), from: fields.get("from").to_owned(), ..Self::default() }
    }

    /// Chooses the draft that fills a form, unless words are there already, and offers the others at `address`.
    /// `asked` is the token of the one wanted.
    pub fn choose<'a>(
        page: &Page,
        place: &Place,
        drafts: &'a [Draft],
        asked: &str,
        has_words: bool,
        address: &str,
    ) -> (Option<&'a Draft>, Self) {
        let place = place.to_string();
        let here = || drafts.iter().filter(|draft| draft.place == place);
        let wanted = here().find(|draft| draft.token == asked).or_else(|| here().next());
        let chosen = wanted.filter(|_| !has_words);
        let dated = |kind: &str, draft: &Draft| {
            let (day, hour) = page.dates.day_and_hour(draft.saved_at);
            let day = day.unwrap_or_else(|| "today".to_owned());
            page.words.with("draft-when", &[("kind", &kind), ("day", &day), ("hour", &hour)])
        };
        let and = if address.contains('?') { '&' } else { '?' };
        let (path, anchor) = address.split_once('#').map_or((address, ""), |(path, anchor)| (path, anchor));
        let hash = if anchor.is_empty() { "" } else { "#" };
        let kind = if chosen.is_some() { "other" } else { "one" };
        let others = here().filter(|draft| chosen.is_none_or(|chosen| chosen.token != draft.token)).take(OTHERS);
        let others =
            others.map(|draft| (format!("{path}{and}draft={}{hash}{anchor}", draft.token), dated(kind, draft)));
        let view = Self {
            others: others.collect(),
            from: chosen.map(|draft| Restored::of(draft).to_string()).unwrap_or_default(),
            restored: chosen.map(|draft| dated("restored", draft)).unwrap_or_default(),
            place,
        };
        (chosen, view)
    }
}

/// The fields that a draft puts back.
pub fn put_back(fields: Fields, draft: &Draft) -> Fields {
    const FILE: &str = "file";
    let typed = [("subject", &draft.subject), ("message", &draft.message), ("scope", &draft.scope)];
    let fields = typed.iter().fold(fields, |fields, (name, text)| fields.instead(name, text));
    let fields = draft.files.iter().fold(fields.without(FILE), |fields, file| fields.with(FILE, &file.to_string()));
    put_answers(fields, &draft.answers)
}

/// What the form of an action holds, the latest draft of its place included.
pub fn restored(ground: &Ground<'_>) -> (Kept, DraftView) {
    let Ground { page, facts, action, kept, .. } = *ground;
    let about = Place::subject_of(action).and_then(|name| kept.fields.id(name));
    let place = Place::Action { ticket: facts.ticket.id, action, about };
    if kept.is_back {
        return (kept.clone(), DraftView::back(&place, &kept.fields));
    }
    let has_words = !kept.text("message").is_empty();
    let (chosen, view) =
        DraftView::choose(page, &place, &kept.drafts, kept.text("draft"), has_words, &address(ground, &place));
    let kept = match chosen {
        Some(draft) => Kept { fields: put_back(kept.fields.clone(), draft), ..kept.clone() },
        None => kept.clone(),
    };
    (kept, view)
}

/// Where the form is shown, with what its address says besides.
fn address(ground: &Ground<'_>, place: &Place) -> String {
    let Ground { facts, action, kept, .. } = *ground;
    let asked = ["to", "trail"].iter().filter(|name| !kept.text(name).is_empty());
    let asked = asked.map(|name| format!("{name}={}", kept.text(name))).collect::<Vec<_>>().join("&");
    let (path, anchor) = match action {
        Action::Comment => (format!("/tickets/{}", facts.ticket.id), "#write"),
        _ => (place.to_string(), ""),
    };
    let and = if path.contains('?') { "&" } else { "?" };
    if asked.is_empty() { format!("{path}{anchor}") } else { format!("{path}{and}{asked}{anchor}") }
}

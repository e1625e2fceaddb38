//! Reading a page as its reader does.

use scraper::{ElementRef, Html, Node, Selector};

/// What draws nothing, or nothing until a window opens.
const UNSEEN: [&str; 8] = ["head", "script", "style", "template", "svg", "dialog", "noscript", "option"];
/// What a button bears besides its name.
const BESIDES: [&str; 3] = ["small", "kbd", "svg"];

pub fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

pub fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

pub fn has(element: ElementRef<'_>, name: &str) -> bool {
    element.value().attr(name).is_some()
}

/// The text that the page shows, blanks reduced to one space.
pub fn visible_text(html: &str) -> String {
    let document = Html::parse_document(html);
    text(document.root_element(), &|element| UNSEEN.contains(&element.value().name()) || has(element, "hidden"))
}

/// Everything an element says, shown or not.
pub fn whole_text(element: ElementRef<'_>) -> String {
    text(element, &|_| false)
}

/// The name of a button or of a choice, without its explanations, its shortcut and the dots that announce a form.
pub fn name(element: ElementRef<'_>) -> String {
    let is_beside = |part: ElementRef<'_>| {
        let is_aside = part.value().classes().any(|class| class == "vh" || class == "hint");
        BESIDES.contains(&part.value().name()) || is_aside || attribute(part, "aria-hidden") == "true"
    };
    let name = text(element, &is_beside);
    name.strip_suffix('…').unwrap_or(&name).trim().to_owned()
}

/// The words of the label of a box or of a choice.
pub fn beside(document: &Html, field: ElementRef<'_>) -> String {
    let around = field.ancestors().filter_map(ElementRef::wrap).find(|around| around.value().name() == "label");
    let id = attribute(field, "id");
    let named = || document.select(&select("label")).find(|label| !id.is_empty() && attribute(*label, "for") == id);
    around.or_else(named).map(name).unwrap_or_default()
}

/// Neither disabled nor in a window that is not open.
pub fn is_within_reach(element: ElementRef<'_>) -> bool {
    let is_shut = |around: ElementRef<'_>| around.value().name() == "dialog" || has(around, "hidden");
    let looks_off = element.value().classes().any(|class| class == "is-off");
    let is_off = looks_off || has(element, "disabled") || attribute(element, "aria-disabled") == "true";
    !is_off && !element.ancestors().filter_map(ElementRef::wrap).any(is_shut)
}

fn text(element: ElementRef<'_>, is_skipped: &dyn Fn(ElementRef<'_>) -> bool) -> String {
    let mut words = String::new();
    gather(element, is_skipped, &mut words);
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    [" ,", " ."].iter().fold(joined, |text, gap| text.replace(gap, &gap[1..]))
}

fn gather(element: ElementRef<'_>, is_skipped: &dyn Fn(ElementRef<'_>) -> bool, words: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => words.push_str(text),
            Node::Element(_) => {
                let Some(child) = ElementRef::wrap(child).filter(|child| !is_skipped(*child)) else { continue };
                words.push(' ');
                gather(child, is_skipped, words);
                words.push(' ');
            }
            _ => {}
        }
    }
}

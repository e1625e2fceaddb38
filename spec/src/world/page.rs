mod reading;

use std::fmt;

use app::Words;
use domain::{Language, Refusal};
use reqwest::header::{HeaderMap, LOCATION};
use scraper::{ElementRef, Html};

use super::html::{attribute, is_within_reach, name, select, visible_text, whole_text};
use super::{Client, Form};

/// What the server answered, and the browser that it answered to.
pub struct Page {
    pub(super) client: Client,
    pub status: u16,
    pub headers: HeaderMap,
    pub html: String,
    /// What a person reads there, dialogs left closed.
    pub text: String,
    /// Where the answer sends the browser, if it does.
    pub location: Option<String>,
}

impl Page {
    pub(super) fn new(client: Client, status: u16, headers: HeaderMap, html: String) -> Self {
        let location = headers.get(LOCATION).map(|place| place.to_str().expect("an address").to_owned());
        Self { client, status, headers, text: visible_text(&html), html, location }
    }

    /// Goes where the answer sends the browser.
    #[track_caller]
    pub fn follows(&self) -> impl Future<Output = Self> {
        let place = self.location.clone().unwrap_or_else(|| panic!("sent nowhere: {self}"));
        assert_eq!(self.status, 303, "{self}");
        async move { self.client.get(&place).await }
    }

    /// The form sent to the address that ends with `/action`.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let document = self.document();
        let ending = format!("/{action}");
        let is_it = |form: &ElementRef<'_>| path(attribute(*form, "action")).ends_with(&ending);
        let is_post = |form: &ElementRef<'_>| attribute(*form, "method").eq_ignore_ascii_case("post");
        // A button may be a form that only leads to the page of the action: the one that acts is meant.
        let forms: Vec<_> = document.select(&select("form")).filter(is_it).collect();
        let form = forms.iter().find(|form| is_post(form)).or(forms.first());
        let form = form.unwrap_or_else(|| panic!("no form for {action}: {self}"));
        Form::read(&self.client, &document, *form)
    }

    /// Is there such a form?
    pub fn has_form(&self, action: &str) -> bool {
        let css = format!("form[method=post][action$='/{action}']");
        self.document().select(&select(&css)).next().is_some()
    }

    /// Is there a button or a link of this name that can be pressed now?
    pub fn has_button(&self, label: &str) -> bool {
        button(&self.document(), label).is_some()
    }

    /// Presses a button or a link, without the help of any script: a form without a window of its own leads to its page.
    pub async fn press(&self, label: &str) -> Self {
        enum Way {
            To(String),
            Sending(Form),
        }
        let way = {
            let document = self.document();
            let button = button(&document, label).unwrap_or_else(|| panic!("no button says “{label}”: {self}"));
            if let Some(href) = button.value().attr("href") {
                Way::To(href.to_owned())
            } else {
                let mut around = button.ancestors().filter_map(ElementRef::wrap);
                let form = around.find(|around| around.value().name() == "form");
                let form = form.unwrap_or_else(|| panic!("“{label}” leads nowhere without script: {self}"));
                Way::Sending(Form::read(&self.client, &document, form).with_button(button))
            }
        };
        match way {
            Way::To(href) => self.client.get(&href).await,
            Way::Sending(form) => form.submit().await,
        }
    }

    /// Fails unless the page says this.
    #[track_caller]
    pub fn shows(&self, text: &str) {
        assert!(self.text.contains(text), "the page does not say “{text}”: {self}");
    }

    /// Fails if the page says this, anywhere, shown or not.
    #[track_caller]
    pub fn never_says(&self, text: &str) {
        assert!(!self.html.contains(text), "the page says “{text}”: {self}");
    }

    /// Fails unless the answer has this status and says why.
    #[track_caller]
    pub fn is_refused_with(&self, status: u16, why: &str) {
        assert_eq!(self.status, status, "{self}");
        self.shows(why);
    }

    /// Fails unless there is nothing here for this person, told as of a page that nobody has.
    #[track_caller]
    pub fn is_not_found(&self) {
        self.is_refused_with(404, &french("problem-not-found"));
    }

    /// Where the file of this name is, for whoever reads this page.
    #[track_caller]
    pub fn file(&self, name: &str) -> String {
        self.find_file(name).unwrap_or_else(|| panic!("no file called {name}: {self}"))
    }

    /// The same, if there is one.
    pub fn find_file(&self, name: &str) -> Option<String> {
        let document = self.document();
        let css = select("a[href^='/files/']");
        let mut links = document.select(&css).filter(|link| link.text().any(|text| text == name));
        links.next().map(|link| path(attribute(link, "href")).to_owned())
    }

    /// The files to be read from this page: their names, and where they are.
    pub fn files(&self) -> Vec<(String, String)> {
        let document = self.document();
        let css = select("a.grow[href^='/files/']");
        let links = document.select(&css);
        links.map(|link| (whole_text(link), attribute(link, "href").to_owned())).collect()
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header in ASCII"))
    }

    /// How many elements are there.
    pub fn count(&self, css: &str) -> usize {
        self.document().select(&select(css)).count()
    }

    fn document(&self) -> Html {
        Html::parse_document(&self.html)
    }
}

/// The button or the link of this name that can be pressed now.
fn button<'a>(document: &'a Html, label: &str) -> Option<ElementRef<'a>> {
    let buttons: Vec<_> = document.select(&select("button, a")).filter(|it| is_within_reach(*it)).collect();
    buttons.into_iter().find(|button| name(*button) == label || attribute(*button, "aria-label") == label)
}

/// Words of the product in French, by their key, where the sentence itself is not what a story is about.
pub fn french(key: &str) -> String {
    blanks_reduced(&Words::of(Language::French).say(key))
}

/// Why not, in French, as every page says it.
pub fn why(refusal: &Refusal) -> String {
    blanks_reduced(&Words::of(Language::French).refusal(refusal))
}

/// As the text of a page is read.
fn blanks_reduced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address without its query and its fragment.
fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

impl fmt::Display for Page {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.location.as_deref().map(|place| format!(" to {place}")).unwrap_or_default();
        let text: String = self.text.chars().take(4000).collect();
        write!(out, "answer {}{place}\n{text}", self.status)
    }
}

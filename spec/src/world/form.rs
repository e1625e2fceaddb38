mod field;

use reqwest::multipart::{self, Part};
use reqwest::{Method, Url};
use scraper::{ElementRef, Html};

use super::html::{attribute, select};
use super::{Client, Page};
use field::{Field, Kind};

/// A form of a page, with what it holds: filled in as a person does, field by field that is really there.
pub struct Form {
    client: Client,
    method: Method,
    action: String,
    fields: Vec<Field>,
    /// What the button pressed adds.
    button: Option<(String, String)>,
    /// Files chosen: the name of their field, their own name, their bytes. `None` where the form carries none.
    files: Option<Vec<(String, String, Vec<u8>)>>,
}

impl Form {
    pub(super) fn read(client: &Client, document: &Html, form: ElementRef<'_>) -> Self {
        let css = select("input, textarea, select, button");
        let own = document.select(&css).filter(|field| belongs(*field, form));
        let (buttons, fields): (Vec<_>, Vec<_>) = own.partition(|field| field.value().name() == "button");
        let submits = |button: &&ElementRef<'_>| !matches!(attribute(**button, "type"), "button" | "reset");
        let is_post = attribute(form, "method").eq_ignore_ascii_case("post");
        let read = Self {
            client: client.clone(),
            method: if is_post { Method::POST } else { Method::GET },
            action: attribute(form, "action").to_owned(),
            fields: fields.into_iter().flat_map(|field| Field::read(document, field)).collect(),
            button: None,
            files: (attribute(form, "enctype") == "multipart/form-data").then(Vec::new),
        };
        match buttons.iter().find(submits) {
            Some(button) => read.with_button(*button),
            None => read,
        }
    }

    /// The form as this button sends it.
    pub(super) fn with_button(mut self, button: ElementRef<'_>) -> Self {
        let (name, value) = (attribute(button, "name"), attribute(button, "value"));
        self.button = (!name.is_empty()).then(|| (name.to_owned(), value.to_owned()));
        self
    }

    /// Replaces what a field holds.
    #[track_caller]
    pub fn fill(mut self, name: &str, text: &str) -> Self {
        let typed = self.fields.iter_mut().find(|field| field.name == name && field.kind == Kind::Typed);
        text.clone_into(&mut typed.unwrap_or_else(|| panic!("no field to type {name} in")).value);
        self
    }

    /// Types in a field, or chooses there when it is a list.
    #[track_caller]
    pub fn set(self, name: &str, value: &str) -> Self {
        let is_choice = self.fields.iter().any(|field| field.name == name && field.kind == Kind::Choice);
        if is_choice { self.choose(name, value) } else { self.fill(name, value) }
    }

    /// Chooses among radio buttons, or in a list: by the words beside the choice, else by its value.
    #[track_caller]
    pub fn choose(mut self, name: &str, wanted: &str) -> Self {
        let choices = self.choices(name);
        let is_there = |field: &&mut Field| field.name == name && field.kind == Kind::Choice;
        let chosen = choices.iter().position(|label| label == wanted);
        // Beside a name there may be more: « Chloé Nguyen membre ».
        let chosen = chosen.or_else(|| choices.iter().position(|label| label.starts_with(&format!("{wanted} "))));
        let mut fields: Vec<_> = self.fields.iter_mut().filter(is_there).collect();
        let chosen = chosen.or_else(|| fields.iter().position(|field| field.value == wanted));
        let chosen = chosen.unwrap_or_else(|| panic!("{name} can be {choices:?}, not {wanted:?}"));
        fields.iter_mut().enumerate().for_each(|(place, field)| field.is_sent = place == chosen);
        self
    }

    /// Ticks a box.
    #[track_caller]
    pub fn tick(mut self, name: &str) -> Self {
        let found = self.fields.iter_mut().find(|field| field.name == name && field.kind == Kind::Box);
        found.unwrap_or_else(|| panic!("no box called {name}")).is_sent = true;
        self
    }

    /// Leaves a box empty.
    #[track_caller]
    pub fn untick(mut self, name: &str) -> Self {
        let found = self.fields.iter_mut().find(|field| field.name == name && field.kind == Kind::Box);
        found.unwrap_or_else(|| panic!("no box called {name}")).is_sent = false;
        self
    }

    /// Is there such a box, and is it ticked?
    pub fn is_ticked(&self, name: &str) -> Option<bool> {
        self.fields.iter().find(|field| field.name == name && field.kind == Kind::Box).map(|field| field.is_sent)
    }

    /// Chooses a file.
    #[track_caller]
    pub fn attach(mut self, file_name: &str, bytes: &[u8]) -> Self {
        let is_for_files = |field: &&Field| field.kind == Kind::File && !field.name.starts_with("answer-");
        let field = self.fields.iter().find(is_for_files).expect("a field for files").name.clone();
        let files = self.files.as_mut().expect("a form that carries files");
        files.push((field, file_name.to_owned(), bytes.to_vec()));
        self
    }

    /// Chooses a file in that field.
    #[track_caller]
    pub fn attach_as(mut self, name: &str, file_name: &str, bytes: &[u8]) -> Self {
        let is_it = |field: &Field| field.kind == Kind::File && field.name == name;
        assert!(self.fields.iter().any(is_it), "no field for a file called {name}");
        let files = self.files.as_mut().expect("a form that carries files");
        files.push((name.to_owned(), file_name.to_owned(), bytes.to_vec()));
        self
    }

    /// Sends this in that field, whatever the form offers: what a hand-made request can do.
    pub fn forge(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        self.fields.push(Field::forged(name, value));
        self
    }

    /// Sends this in a field once more, beside what is there.
    pub fn forge_more(mut self, name: &str, value: &str) -> Self {
        self.fields.push(Field::forged(name, value));
        self
    }

    /// Sends the whole form to another address than its own.
    pub fn forge_address(mut self, path: &str) -> Self {
        path.clone_into(&mut self.action);
        self
    }

    /// Sends what it holds to another address as a script does: without its files.
    pub fn by_script(self, path: &str) -> Self {
        Self { files: None, ..self.forge_address(path) }
    }

    /// What a field holds.
    #[track_caller]
    pub fn value(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|field| field.name == name && field.is_sent);
        &found.unwrap_or_else(|| panic!("no field called {name}")).value
    }

    /// Everything that a field would send.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|field| field.name == name && field.is_sent)
            .map(|field| field.value.as_str())
            .collect()
    }

    /// The words of the choices of a field.
    pub fn choices(&self, name: &str) -> Vec<String> {
        let is_choice = |field: &&Field| field.name == name && field.kind == Kind::Choice;
        self.fields.iter().filter(is_choice).map(|field| field.label.clone()).collect()
    }

    /// Sends it.
    pub async fn submit(&self) -> Page {
        let sent = self.fields.iter().filter(|field| field.is_sent).map(|field| (field.name.clone(), field.wire()));
        let fields: Vec<(String, String)> = sent.chain(self.button.clone()).collect();
        if self.method == Method::GET {
            return self.client.get(&with_query(&self.action, &fields)).await;
        }
        let request = self.client.request(Method::POST, &self.action);
        let request = match &self.files {
            Some(files) => request.multipart(self.parts(fields, files)),
            None => request.form(&fields),
        };
        self.client.send(request).await
    }

    /// As browsers send it: a field of files where none was chosen is a part without a name.
    fn parts(&self, fields: Vec<(String, String)>, files: &[(String, String, Vec<u8>)]) -> multipart::Form {
        let mut form = multipart::Form::new();
        for (name, value) in fields {
            form = form.text(name, value);
        }
        for field in self.fields.iter().filter(|field| field.kind == Kind::File) {
            let chosen: Vec<_> = files.iter().filter(|(name, ..)| *name == field.name).collect();
            for (_, file_name, bytes) in &chosen {
                form = form.part(field.name.clone(), Part::bytes(bytes.clone()).file_name(file_name.clone()));
            }
            if chosen.is_empty() {
                form = form.part(field.name.clone(), Part::bytes(Vec::new()).file_name(""));
            }
        }
        form
    }
}

fn belongs(field: ElementRef<'_>, form: ElementRef<'_>) -> bool {
    match field.value().attr("form") {
        Some(id) => id == attribute(form, "id"),
        None => field.ancestors().any(|around| around.id() == form.id()),
    }
}

fn with_query(action: &str, fields: &[(String, String)]) -> String {
    let mut url = Url::parse("http://guichet.invalid").and_then(|base| base.join(action)).expect("an address");
    url.set_query(None);
    if !fields.is_empty() {
        url.query_pairs_mut().extend_pairs(fields);
    }
    url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
}

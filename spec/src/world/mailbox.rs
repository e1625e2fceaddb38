use mail_parser::MessageParser;
use scraper::Html;

use super::World;
use super::html::{attribute, select, whole_text};

/// A mail as its reader gets it.
#[derive(Debug, Clone)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part, as written.
    pub html: String,
    /// What the HTML part shows.
    pub shown: String,
    headers: Vec<(String, String)>,
    /// The whole message.
    pub source: Vec<u8>,
    site: String,
}

impl Mail {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.trim())
    }

    /// Where a link of the HTML part leads on this site.
    #[track_caller]
    pub fn link(&self, label: &str) -> String {
        let links = self.links();
        let found = links.iter().find(|(words, _)| words == label);
        let (_, address) = found.unwrap_or_else(|| panic!("no link says “{label}”: {links:?}"));
        let path = address.strip_prefix(&self.site).unwrap_or_else(|| panic!("{address} leads elsewhere"));
        path.to_owned()
    }

    /// The words and the addresses of the links of the HTML part.
    pub fn links(&self) -> Vec<(String, String)> {
        let document = Html::parse_document(&self.html);
        let links = select("a[href]");
        document.select(&links).map(|link| (whole_text(link), attribute(link, "href").to_owned())).collect()
    }

    /// Fails unless both parts say this, whatever the blanks between its words.
    #[track_caller]
    pub fn says(&self, words: &str) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(words), "the text does not say “{words}”:\n{}", self.text);
        assert!(self.shown.contains(words), "the HTML does not show “{words}”:\n{}", self.shown);
    }

    /// Fails if either part says this.
    #[track_caller]
    pub fn never_says(&self, words: &str) {
        assert!(!self.text.contains(words), "the text says “{words}”:\n{}", self.text);
        assert!(!self.html.contains(words), "the HTML says “{words}”:\n{}", self.html);
    }
}

impl World {
    /// The mails that the relay accepted, oldest first.
    pub fn sent(&self) -> Vec<Mail> {
        let site = self.app.site.public_url.as_str();
        self.sink.messages().into_iter().map(|received| read(received.data, &received.to, site)).collect()
    }

    /// Those for one person of the cast.
    pub fn sent_to(&self, name: &str) -> Vec<Mail> {
        let address = super::cast::address(name);
        self.sent().into_iter().filter(|mail| mail.to == address).collect()
    }

    /// The one mail that this person has.
    #[track_caller]
    pub fn mail_to(&self, name: &str) -> Mail {
        let mut mails = self.sent_to(name);
        assert_eq!(mails.len(), 1, "mails to {name}: {:?}", subjects(&mails));
        mails.remove(0)
    }

    /// Empties the mailboxes.
    pub fn forget_mail(&self) {
        self.sink.clear();
    }

    /// Lets the mails leave, and says who got one, once a mail, by first name in alphabetical order.
    pub async fn mailed(&self) -> Vec<String> {
        self.run_jobs().await;
        let first_name = |mail: Mail| mail.to.split('@').next().unwrap_or_default().to_owned();
        let mut names: Vec<String> = self.sent().into_iter().map(first_name).collect();
        names.sort();
        names
    }

    /// Lets the mails of what came before leave, and forgets them.
    pub async fn mails_are_read(&self) {
        self.run_jobs().await;
        self.forget_mail();
    }
}

fn subjects(mails: &[Mail]) -> Vec<&str> {
    mails.iter().map(|mail| mail.subject.as_str()).collect()
}

fn read(source: Vec<u8>, to: &[String], site: &str) -> Mail {
    let message = MessageParser::default().parse(&source).expect("a mail that can be read");
    let html = message.body_html(0).expect("an HTML part").into_owned();
    let header = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let shown = super::html::visible_text(&html);
    assert_eq!(to.len(), 1, "one reader a mail");
    Mail {
        to: to[0].clone(),
        subject: message.subject().expect("a subject").to_owned(),
        text: message.body_text(0).expect("a text part").into_owned(),
        html,
        shown,
        headers: message.headers_raw().map(header).collect(),
        site: site.to_owned(),
        source,
    }
}

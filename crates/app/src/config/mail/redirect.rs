//! `mail.redirect_*`: where all mail goes on an installation that is only being tried.

use super::super::host::check_host;
use super::super::reader::{Fault, Reader};
use super::address;

/// All mail goes to one address, except what is for these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// Who gets it.
    pub to: String,
    /// Addresses, or `@domain`, in lower case.
    pub except: Vec<String>,
}

impl Redirect {
    /// Does a mail for this address go there as usual?
    pub fn spares(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let domain = address.rfind('@').map_or("", |at| &address[at..]);
        self.except.iter().any(|spared| *spared == address || *spared == domain)
    }
}

pub fn read(reader: &mut Reader<'_>) -> Option<Redirect> {
    let has_except = reader.has("mail.redirect_except");
    if !reader.has("mail.redirect_to") {
        if has_except {
            let fault = Fault::new(
                "exceptions to a redirection that is not there",
                "add redirect_to under [mail], or remove this line",
            );
            reader.refuse("mail.redirect_except", fault.expecting("both, or neither"));
        }
        return None;
    }
    let to = reader.parsed("mail.redirect_to", address);
    let except = if has_except { reader.parsed("mail.redirect_except", exceptions) } else { Some(Vec::new()) };
    Some(Redirect { to: to?, except: except? })
}

fn exceptions(text: &str) -> Result<Vec<String>, Fault> {
    let words = text.split([',', ' ']).filter(|word| !word.is_empty());
    words.map(exception).collect()
}

fn exception(word: &str) -> Result<String, Fault> {
    match word.strip_prefix('@') {
        Some(domain) => check_host(domain)?,
        None => drop(address(word)?),
    }
    Ok(word.to_lowercase())
}

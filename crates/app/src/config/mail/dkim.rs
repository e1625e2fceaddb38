//! `mail.dkim_*`: the key with which mails are signed.

use std::fs;
use std::sync::Arc;

use mail::Signer;

use super::super::host::check_host;
use super::super::reader::{Fault, Reader};
use super::super::secret;

/// The signer, when one is configured; the key is tried at once.
pub fn read(reader: &mut Reader<'_>, from: Option<&str>) -> Option<Arc<Signer>> {
    let keys = ["mail.dkim_selector", "mail.dkim_key_file"];
    let given: Vec<&str> = keys.into_iter().filter(|name| reader.has(name)).collect();
    let stray = reader.has("mail.dkim_domain").then_some("mail.dkim_domain");
    match given[..] {
        [] => {
            if let Some(name) = stray {
                reader.refuse(name, lonely("a domain that signs without a key", "dkim_selector and dkim_key_file"));
            }
            return None;
        }
        [_, _] => {}
        [name, ..] => {
            let missing = if name.ends_with("selector") { "dkim_key_file" } else { "dkim_selector" };
            reader.refuse(name, lonely("half of what signing needs", missing));
            return None;
        }
    }
    let selector = reader.parsed("mail.dkim_selector", selector);
    let own = from.and_then(|from| from.rsplit_once('@')).map(|(_, domain)| domain.to_ascii_lowercase());
    let domain = if reader.has("mail.dkim_domain") {
        reader.parsed("mail.dkim_domain", |text| domain(text, own.as_deref()))
    } else {
        own
    };
    let path = reader.path("mail.dkim_key_file")?;
    let (selector, domain) = (selector?, domain?);
    let refuse = |found: String, remedy: &str| Fault::new(found, remedy);
    let file = path.display();
    let fault = match fs::metadata(&path) {
        Err(error) => refuse(format!("\"{file}\", which cannot be read ({})", error.kind()), "correct the path"),
        Ok(metadata) if !metadata.is_file() || metadata.len() > 64 * 1024 => {
            refuse(format!("\"{file}\", which is not a file of at most 64 kB"), "give the file of the key")
        }
        Ok(metadata) if secret::is_open_to_everybody(&metadata) => {
            let remedy = format!("run chmod 640 {file}");
            Fault::new(format!("\"{file}\", which every account of this machine can open"), remedy)
        }
        Ok(_) => match fs::read(&path)
            .map_err(|error| error.to_string())
            .and_then(|pem| Signer::from_pem(&domain, &selector, &pem).map_err(|error| error.to_string()))
        {
            Ok(signer) => return Some(Arc::new(signer)),
            Err(why) => refuse(
                format!("\"{file}\": {why}"),
                "make one with openssl genpkey -algorithm ed25519, or -algorithm rsa",
            ),
        },
    };
    reader.refuse("mail.dkim_key_file", fault);
    None
}

fn lonely(found: &str, missing: &str) -> Fault {
    Fault::new(found, format!("add {missing} under [mail], or remove this line")).expecting("both, or neither")
}

fn selector(text: &str) -> Result<String, Fault> {
    check_host(text)?;
    Ok(text.to_ascii_lowercase())
}

/// The domain of the sender, or one above it: signed by another, a mail is nobody's (alignment).
fn domain(text: &str, own: Option<&str>) -> Result<String, Fault> {
    check_host(text)?;
    let domain = text.to_ascii_lowercase();
    match own {
        Some(own) if own != domain && !own.ends_with(&format!(".{domain}")) => {
            Err(Fault::from("write the domain of mail.from, or one that it belongs to"))
        }
        _ => Ok(domain),
    }
}

//! `[site]`: the installation as a whole.

use std::net::SocketAddr;

use domain::{Coded, Language};
use jiff::tz::TimeZone;

use super::public_url::{self, PublicUrl};
use super::reader::{Fault, Reader};

/// The installation as a whole.
#[derive(Debug, Clone)]
pub struct Site {
    /// The base of every link, and the only origin from which forms are accepted.
    pub public_url: PublicUrl,
    /// The name of the institution; 1 to 100 characters.
    pub name: String,
    /// For those who have chosen none and whose browser asks for none.
    pub language: Language,
    /// The clock of the dates shown.
    pub time_zone: TimeZone,
    /// Where the server waits; port 0 takes any free one.
    pub listen: SocketAddr,
}

pub(super) fn read(reader: &mut Reader<'_>) -> Option<Site> {
    let public_url = reader.parsed("site.public_url", public_url::parse);
    let name = reader.parsed("site.name", display_name);
    let language = reader.text("site.language").and_then(|code| Language::from_code(&code));
    let time_zone = reader.parsed("site.time_zone", time_zone);
    let listen = reader.parsed("site.listen", listen);
    Some(Site { public_url: public_url?, name: name?, language: language?, time_zone: time_zone?, listen: listen? })
}

/// A name that fits in a heading.
pub(super) fn display_name(text: &str) -> Result<String, Fault> {
    if text.chars().count() > 100 {
        return Err("shorten it to 100 characters".into());
    }
    Ok(text.to_owned())
}

fn time_zone(name: &str) -> Result<TimeZone, Fault> {
    TimeZone::get(name)
        .map_err(|_| Fault::from("write a name of the IANA list, as timedatectl list-timezones prints it"))
}

fn listen(text: &str) -> Result<SocketAddr, Fault> {
    text.parse().map_err(|_| {
        Fault::from("write the IP address, not a name, then a colon and a port up to 65535; an IPv6 address goes between brackets")
    })
}

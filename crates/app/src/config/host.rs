//! Host names and ports.

use std::net::{IpAddr, Ipv6Addr};

/// Splits `name`, `name:port`, `[v6]` or `[v6]:port`; the name comes back in lower case and
/// without brackets. The error is the remedy.
pub(super) fn host_and_port(text: &str) -> Result<(String, Option<u16>), String> {
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => {
            let (host, after) = rest.split_once(']').ok_or("close the bracket of the IPv6 address")?;
            host.parse::<Ipv6Addr>().map_err(|_| "write an IPv6 address between the brackets")?;
            match after {
                "" => (host, None),
                _ => (host, Some(after.strip_prefix(':').ok_or("write a colon before the port")?)),
            }
        }
        None => match text.split_once(':') {
            Some((_, port)) if port.contains(':') => {
                return Err(format!("write the IPv6 address between brackets: [{text}]"));
            }
            Some((host, port)) => (host, Some(port)),
            None => (text, None),
        },
    };
    check_host(host)?;
    let port = port.map(port_number).transpose()?;
    Ok((host.to_ascii_lowercase(), port))
}

/// A host name (letters, digits, hyphens and dots) or an IP address. The error is the remedy.
pub(super) fn check_host(host: &str) -> Result<(), String> {
    if host.is_empty() {
        return Err("write a host name".into());
    }
    if !host.is_ascii() {
        return Err("write the name in its ASCII form, which starts with xn--".into());
    }
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_name = host.len() <= 253 && host.split('.').all(is_label);
    // A name of digits and dots only is an address, and has to be a right one.
    let is_numeric = host.chars().all(|c| c.is_ascii_digit() || c == '.');
    if host.parse::<IpAddr>().is_ok() || (is_name && !is_numeric) {
        Ok(())
    } else {
        Err("write a host name of letters, digits, hyphens and dots, or an IP address".into())
    }
}

fn port_number(text: &str) -> Result<u16, String> {
    match text.parse() {
        Ok(port) if port > 0 && !text.starts_with('+') => Ok(port),
        _ => Err("write a port between 1 and 65535, or none".into()),
    }
}

/// Whether the name means this very machine.
pub(super) fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback())
}

//! Messages as they are shown: what people typed, with the marks of Markdown that they may know.
//!
//! The HTML is made here, tag by tag, from a closed set: `p br strong em del ul ol li blockquote code pre a hr`. No tag
//! and no attribute of the message goes through, so there is nothing to clean afterwards. Marks that make something
//! disappear into it; everything else that was typed is shown, because most people write plain text.

mod links;
mod plain;
mod source;
#[cfg(test)]
mod tests;
mod writer;

use pulldown_cmark::{Options, Parser};

/// A message, for a page of the site.
pub fn html(text: &str) -> String {
    html_at(text, "")
}

/// The words of a message without its marks, line by line: for a place that shows no more.
pub fn words(text: &str) -> String {
    plain::words(&html(text))
}

/// A message, for a place where the site's own links need its whole address: a mail.
pub fn html_at(text: &str, site: &str) -> String {
    let source = source::prepared(text);
    let mut writer = writer::Writer::new(&source, site);
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        writer.write(event, range);
    }
    writer.finish()
}

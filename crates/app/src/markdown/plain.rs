//! The words of a message without what they look like.

/// Tags within a line: nothing separates what they stand between.
const WITHIN: [&str; 5] = ["strong", "em", "del", "code", "a"];

/// The text of HTML of ours, line by line.
pub fn words(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut pieces = html.split('<');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if !WITHIN.contains(&name) {
            text.push('\n');
        }
        text.push_str(after);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

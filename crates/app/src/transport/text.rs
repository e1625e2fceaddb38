//! From the bytes of a file to text, however it was saved.

use encoding_rs::{Encoding, WINDOWS_1252};

/// What a file says.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// The encoding it was read in, when it is not UTF-8.
    pub encoding: Option<&'static str>,
}

/// Reads UTF-8, with a byte order mark or not, UTF-16 with one; else Windows-1252, as spreadsheets write here.
///
/// # Errors
/// The line of a character that no text holds: this is another kind of file.
pub fn decode(bytes: &[u8]) -> Result<Decoded, usize> {
    let marked = Encoding::for_bom(bytes);
    let (text, encoding) = match (marked, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => (text.to_owned(), None),
        // Accents were right until there: something was pasted into it in another encoding.
        (None, Err(error)) if !bytes[..error.valid_up_to()].is_ascii() => {
            return Err(bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count());
        }
        (marked, _) => {
            let encoding = marked.map_or(WINDOWS_1252, |(encoding, _)| encoding);
            let (text, used, _) = encoding.decode(bytes);
            (text.into_owned(), Some(used.name()).filter(|name| *name != "UTF-8"))
        }
    };
    let is_strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || c == '\u{fffd}';
    match text.find(is_strange) {
        Some(place) => Err(1 + text[..place].matches('\n').count()),
        None => Ok(Decoded { text, encoding }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_read_however_they_were_saved() {
        let read = |bytes: &[u8]| decode(bytes).map(|found| (found.text, found.encoding));
        let words = "Électricité, l’amphi";
        assert_eq!(read(words.as_bytes()), Ok((words.to_owned(), None)));
        assert_eq!(read(&[b"\xef\xbb\xbf", words.as_bytes()].concat()), Ok((words.to_owned(), None)));
        let western = b"\xc9lectricit\xe9, l\x92amphi";
        assert_eq!(read(western), Ok((words.to_owned(), Some("windows-1252"))));
        let wide: Vec<u8> = [0xfeff].into_iter().chain(words.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide), Ok((words.to_owned(), Some("UTF-16LE"))));
    }

    #[test]
    fn another_kind_of_file_is_no_text() {
        assert_eq!(decode(b"PK\x03\x04\x14\x00"), Err(1));
        assert_eq!(decode(b"a,b\nc,\x00d"), Err(2));
        assert_eq!(decode(b"\xef\xbb\xbfa\n\n\xff"), Err(3));
        assert_eq!(decode(b"\xc3\xa9t\xc3\xa9\n\xe9t\xe9"), Err(2), "half in another encoding");
        assert!(decode(b"").is_ok());
    }
}

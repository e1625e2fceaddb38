//! What can be shown of a file, as its bytes say; what its name or its sender declares counts for nothing.

use std::path::{Path, PathBuf};

use domain::codes;
use imagesize::ImageType;

codes! {
    /// How a page may show a file.
    pub enum Kind {
        Png = "png",
        Jpeg = "jpeg",
        Gif = "gif",
        Webp = "webp",
        Pdf = "pdf",
        /// Kept, never shown: SVG and HTML, which can run, and everything unknown.
        Other = "other",
    }
}

impl Kind {
    /// What a browser is told that it is, to show it; `None` when it is not shown.
    pub fn media_type(self) -> Option<&'static str> {
        match self {
            Self::Png => Some("image/png"),
            Self::Jpeg => Some("image/jpeg"),
            Self::Gif => Some("image/gif"),
            Self::Webp => Some("image/webp"),
            Self::Pdf => Some("application/pdf"),
            Self::Other => None,
        }
    }

    /// A picture, which the history shows in small.
    pub fn is_image(self) -> bool {
        !matches!(self, Self::Pdf | Self::Other)
    }
}

/// Points of a picture, at most: a bomb is kept, not drawn.
const MOST_POINTS: usize = 50_000_000;
/// The bytes that tell a kind.
const HEAD: u64 = 32;

/// Looks at a file.
pub(super) async fn of(path: &Path) -> Kind {
    let path = PathBuf::from(path);
    tokio::task::spawn_blocking(move || look(&path)).await.unwrap_or(Kind::Other)
}

fn look(path: &Path) -> Kind {
    let kind = head(path).map_or(Kind::Other, |head| announced(&head));
    let points = || imagesize::size(path).map_or(0, |size| size.width.saturating_mul(size.height));
    if kind.is_image() && !(1..=MOST_POINTS).contains(&points()) { Kind::Other } else { kind }
}

fn head(path: &Path) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut head = Vec::new();
    std::fs::File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    Some(head)
}

/// By its first bytes.
fn announced(head: &[u8]) -> Kind {
    if head.starts_with(b"%PDF-") {
        return Kind::Pdf;
    }
    match imagesize::image_type(head) {
        Ok(ImageType::Png) => Kind::Png,
        Ok(ImageType::Jpeg) => Kind::Jpeg,
        Ok(ImageType::Gif) => Kind::Gif,
        Ok(ImageType::Webp) => Kind::Webp,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use domain::Coded;

    use super::*;

    /// First bytes, and what they announce.
    const HEADS: [(&[u8], Kind); 22] = [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind::Png),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind::Jpeg),
        (b"GIF87a", Kind::Gif),
        (b"GIF89a<html>", Kind::Gif),
        (b"RIFF\x1a\0\0\0WEBPVP8L", Kind::Webp),
        (b"%PDF-1.7", Kind::Pdf),
        (b"%PDF-<script>", Kind::Pdf),
        (b"", Kind::Other),
        (b"%PD", Kind::Other),
        (b" %PDF-1.7", Kind::Other),
        (b"\xef\xbb\xbf%PDF-1.7", Kind::Other),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", Kind::Other),
        (b"<?xml version='1.0'?><svg/>", Kind::Other),
        (b"<!doctype html>", Kind::Other),
        (b"\x1f\x8b\x08", Kind::Other),
        (b"PK\x03\x04", Kind::Other),
        (b"BM\x46\0\0\0", Kind::Other),
        (b"II*\0", Kind::Other),
        (b"\0\0\x01\0\x01\0", Kind::Other),
        (b"RIFF\x1a\0\0\0WAVEfmt ", Kind::Other),
        (b"\0\0\0\x1cftypheic", Kind::Other),
        (b"gif89a", Kind::Other),
    ];

    #[test]
    fn kinds_are_what_the_first_bytes_say() {
        for (head, kind) in HEADS {
            let padded = [head, &[0; 32]].concat();
            assert_eq!(announced(&padded), kind, "{:?}", String::from_utf8_lossy(head));
            // Cut short, it is at most that.
            assert!([kind, Kind::Other].contains(&announced(head)));
        }
    }

    /// Only these reach a browser's own eyes.
    #[test]
    fn what_can_run_has_no_media_type() {
        for kind in Kind::ALL {
            let media = kind.media_type().unwrap_or_default();
            assert!(!["html", "xml", "svg", "script", "text"].iter().any(|bad| media.contains(bad)), "{media}");
            assert!(!kind.is_image() || media.starts_with("image/"), "{media}");
        }
    }

    /// Whatever follows the first bytes of a picture, looking at it ends, and well.
    #[test]
    fn nonsense_after_a_good_beginning_is_looked_at_without_harm() {
        let path = std::env::temp_dir().join(format!("guichet-kind-{}", std::process::id()));
        let mut noise = 0x2545_f491_4f6c_dd1d_u64;
        for round in 0..2000_usize {
            let (head, kind) = HEADS[round % 7];
            let mut bytes = head.to_vec();
            for _ in 0..round % 97 {
                noise ^= noise << 13;
                noise ^= noise >> 7;
                noise ^= noise << 17;
                bytes.extend(noise.to_le_bytes());
            }
            std::fs::write(&path, &bytes).expect("written");
            let seen = look(&path);
            assert!(seen == kind || seen == Kind::Other, "{round}: {seen:?}");
            assert!(kind != Kind::Pdf || seen == Kind::Pdf, "{round}");
        }
        std::fs::remove_file(&path).expect("removed");
        assert_eq!(look(&path), Kind::Other);
    }
}

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

//! A real browser for the stories: headless Chromium driven through chromedriver.
//!
//! [`Browser::start`] gives nothing on a machine without Chromium, and the story says so and stops there;
//! `bin/test` installs it and sets `GUICHET_ALL=1`, under which a missing tool is a failure.
//! The browser can reach 127.0.0.1 and nothing else, so a page that asks for a third party shows it.
//!
//! Every function panics with what the page shows when it cannot do what it is told: in a story the browser is the
//! person's hands and eyes, and a missing button is the failure being looked for.

mod axe;
mod chromedriver;
mod page;
mod tools;

pub use axe::{Violation, axe_is_installed};
pub use page::Page;
pub use thirtyfour::Key;
pub use tools::not_run;

use std::sync::Arc;

use chromedriver::Chromedriver;

/// A chromedriver ready to open pages. It stops when the browser and its last page are dropped, with every window.
pub struct Browser {
    chromedriver: Arc<Chromedriver>,
}

impl Browser {
    /// Starts chromedriver, or says on standard error which story is not run and gives `None` when Chromium or
    /// chromedriver is not installed. Panics instead when `GUICHET_ALL=1`.
    ///
    /// `GUICHET_CHROMIUM` and `GUICHET_CHROMEDRIVER` name the programs; set empty, they switch the browser off.
    /// Without them, those of Debian's packages are used.
    pub async fn start() -> Option<Self> {
        let chromium = tools::find("GUICHET_CHROMIUM", &["/usr/bin/chromium"]);
        let program = tools::find("GUICHET_CHROMEDRIVER", &["/usr/bin/chromedriver"]);
        let (Some(chromium), Some(program)) = (chromium, program) else {
            not_run("Chromium is not installed");
            return None;
        };
        // The library that drives the browser leaves the cryptography to whoever uses it, even for plain HTTP.
        drop(rustls::crypto::ring::default_provider().install_default());
        let started = tokio::task::spawn_blocking(move || Chromedriver::start(&program, &chromium)).await;
        Some(Self { chromedriver: Arc::new(started.expect("chromedriver starts")) })
    }

    /// Opens a page with a viewport of `width` × `height` CSS pixels, in a fresh profile: two pages share no cookie and
    /// can be two people. Up to 600 pixels wide, it behaves as a phone does (`<meta name="viewport">` counts).
    pub async fn page(&self, width: u32, height: u32) -> Page {
        Page::open(Arc::clone(&self.chromedriver), width, height).await
    }
}

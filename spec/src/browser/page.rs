//! One window, in the hands of one person.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use thirtyfour::components::escape_string;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel, WindowHandle};
use tokio::time::{Instant, sleep};

use super::Violation;
use super::axe;
use super::chromedriver::Chromedriver;

/// What Chromium itself says, from no script of ours, when a page is on the screen before the movement that was to
/// bring it there: it is then shown without it, which is what a busy machine sees now and then.
const SHOWN_BEFORE_ITS_MOVEMENT: &str = "Transition was aborted because of invalid state. Page already revealed";

/// How long a page may take to show what is looked for, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(50);
/// The widest viewport treated as a phone, in CSS pixels.
const PHONE: u32 = 600;

const FLAGS: [&str; 12] = [
    "--accept-lang=fr-FR,fr",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// What a person can press, by what is written on it.
const PRESSABLE: &str = "self::a or self::button or self::summary or self::label or self::input or @role='button'";

/// A window with a profile of its own. Close it with [`Page::close`], or leave it to the end of the [`super::Browser`].
pub struct Page {
    driver: WebDriver,
    /// Keeps chromedriver alive as long as a window needs it.
    _chromedriver: Arc<Chromedriver>,
}

impl Page {
    pub(super) async fn open(chromedriver: Arc<Chromedriver>, width: u32, height: u32) -> Self {
        let capabilities = capabilities(&chromedriver).expect("the flags of Chromium");
        let driver = WebDriver::new(chromedriver.address(), capabilities).await.expect("Chromium opens a window");
        driver.set_script_timeout(Duration::from_mins(2)).await.expect("a time limit for scripts");
        let page = Self { driver, _chromedriver: chromedriver };
        page.resize(width, height).await;
        page
    }

    /// Goes to an address and waits until it is loaded.
    pub async fn goto(&self, url: &str) {
        self.driver.goto(url).await.unwrap_or_else(|error| panic!("going to {url}: {error}"));
    }

    /// The address shown.
    pub async fn url(&self) -> String {
        self.driver.current_url().await.expect("an address").to_string()
    }

    /// Changes the viewport, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let phone = width <= PHONE;
        let emulation = self.driver.cdp();
        emulation.emulation().set_device_metrics_override(width, height, 1.0, phone).await.expect("a viewport");
    }

    /// Asks for the dark or the light theme, and for no motion, as the person's system would: the colours are there
    /// at once. It lasts until asked otherwise.
    pub async fn theme(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let asked = [("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")];
        let media = json!({ "features": asked.map(|(name, value)| json!({ "name": name, "value": value })) });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await.expect("a theme");
        // On a busy machine the colours of before are still there until the next picture.
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";
        self.driver.execute_async(drawn, Vec::new()).await.expect("a page that is drawn again");
    }

    /// Switches the page's own scripts off or on again, from the next page loaded.
    pub async fn scripts(&self, on: bool) {
        let setting = json!({ "value": !on });
        self.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", setting).await.expect("scripts switched");
    }

    /// Replaces what a field holds with `text`. What a keyboard cannot type (emoji) is inserted as if pasted.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.unwrap_or_else(|error| panic!("emptying {css}: {error}"));
        if text.chars().all(|letter| u32::from(letter) < 0x1_0000) {
            field.send_keys(text).await.unwrap_or_else(|error| panic!("typing into {css}: {error}"));
        } else {
            field.focus().await.unwrap_or_else(|error| panic!("reaching {css}: {error}"));
            let paste = json!({ "text": text });
            self.driver.cdp().send_raw("Input.insertText", paste).await.expect("text inserted");
        }
    }

    /// Chooses a file of this machine, as the window of the browser does.
    pub async fn choose_file(&self, css: &str, path: &Path) {
        let path = path.to_str().expect("a path in UTF-8");
        let found = self.driver.find(By::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"));
        found.send_keys(path).await.unwrap_or_else(|error| panic!("choosing {path} in {css}: {error}"));
    }

    /// Drops a file on an element, or pastes it there: no keyboard of a test can, so the browser is told that it was.
    pub async fn give_file(&self, event: &str, css: &str, name: &str, text: &str) {
        let script = "const [event, css, name, text] = arguments; const data = new DataTransfer(); \
             data.items.add(new File([text], name)); const target = document.querySelector(css); \
             const made = event === 'paste' ? new ClipboardEvent(event, { clipboardData: data, bubbles: true, cancelable: true }) \
             : new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true }); target.dispatchEvent(made);";
        let arguments = [event, css, name, text].map(|argument| json!(argument)).to_vec();
        self.driver.execute(script, arguments).await.unwrap_or_else(|error| panic!("{event} on {css}: {error}"));
    }

    /// Runs a script in the page; whether it answers `true`.
    pub async fn run(&self, script: &str) -> bool {
        let answer = self.driver.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"));
        answer.json().as_bool().unwrap_or(false)
    }

    /// What a field holds.
    pub async fn value(&self, css: &str) -> String {
        let value = self.find(css).await.value().await.unwrap_or_else(|error| panic!("reading {css}: {error}"));
        value.unwrap_or_default()
    }

    /// Clicks the first visible element that a selector finds.
    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|error| panic!("clicking {css}: {error}"));
    }

    /// Clicks the visible link, button or label that says `text` or bears it as its accessible name; failing that, the
    /// one that contains it.
    pub async fn click_text(&self, text: &str) {
        let wanted = escape_string(text);
        let says = format!("normalize-space(.)={wanted} or @aria-label={wanted} or @value={wanted}");
        let contains = format!("contains(normalize-space(.), {wanted})");
        let xpaths = [says, contains].map(|how| format!("//*[{PRESSABLE}][{how}]"));
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience {
            for xpath in &xpaths {
                if let Some(found) = self.first_visible(xpath).await {
                    return found.click().await.unwrap_or_else(|error| panic!("clicking “{text}”: {error}"));
                }
            }
            sleep(GLANCE).await;
        }
        self.missing(&format!("nothing to click says “{text}”")).await;
    }

    /// Presses a key, or types letters, wherever the focus is.
    pub async fn press(&self, key: impl Into<TypingData>) {
        let keys: TypingData = key.into();
        let chain = self.driver.action_chain().send_keys(keys);
        chain.perform().await.expect("a key pressed");
    }

    /// Presses a key while another one is held.
    pub async fn press_holding(&self, held: Key, key: char) {
        let chain = self.driver.action_chain().key_down(held.clone()).key_down(key).key_up(key).key_up(held);
        chain.perform().await.expect("keys pressed");
    }

    /// Waits until a field holds exactly this.
    pub async fn holds(&self, css: &str, text: &str) {
        let patience = Instant::now() + PATIENCE;
        let mut held = None;
        while Instant::now() < patience {
            held = self.find(css).await.value().await.ok().flatten();
            if held.as_deref() == Some(text) {
                return;
            }
            sleep(GLANCE).await;
        }
        self.missing(&format!("{css} holds {held:?}, not “{text}”")).await;
    }

    /// What has the focus: its text, else its accessible name, else its `name`, else its tag. A radio button is called
    /// by its label too: all of its group have one `name`.
    pub async fn focused(&self) -> String {
        let script = "const it = document.activeElement;
            const label = it.type === 'radio' ? ` ${it.labels[0]?.innerText.trim()}` : '';
            return it.innerText?.trim() || it.getAttribute('aria-label') || (it.name ?? '') + label || it.localName;";
        let answer = self.driver.execute(script, Vec::new()).await.expect("the focus");
        answer.json().as_str().unwrap_or_default().to_owned()
    }

    /// Where the top of an element is on the screen, in CSS pixels.
    pub async fn top_of(&self, css: &str) -> f64 {
        let rectangle = self.find(css).await.rect().await.expect("an element on the screen");
        let scrolled = self.driver.execute("return window.scrollY", Vec::new()).await.expect("a place on the page");
        rectangle.y - scrolled.json().as_f64().expect("a number")
    }

    /// Waits until a selector finds this many elements, shown or not.
    pub async fn has(&self, count: usize, css: &str) {
        let patience = Instant::now() + PATIENCE;
        let mut found = usize::MAX;
        while Instant::now() < patience {
            found = self.driver.find_all(By::Css(css)).await.map_or(usize::MAX, |all| all.len());
            if found == count {
                return;
            }
            sleep(GLANCE).await;
        }
        self.missing(&format!("{css} is there {found} times, not {count}")).await;
    }

    /// The tab shown, for [`Page::go_to_tab`].
    pub async fn tab(&self) -> WindowHandle {
        self.driver.window().await.expect("a tab")
    }

    /// Opens another tab of the same person, and goes there.
    pub async fn new_tab(&self) {
        let tab = self.driver.new_tab().await.expect("a new tab");
        self.go_to_tab(&tab).await;
    }

    pub async fn go_to_tab(&self, tab: &WindowHandle) {
        self.driver.switch_to_window(tab.clone()).await.expect("another tab");
    }

    /// The text that a person sees on the page.
    pub async fn text(&self) -> String {
        let body = self.driver.find(By::Tag("body")).await.expect("a page");
        body.text().await.expect("the page's text")
    }

    /// What is inside the first visible element that a selector finds, as HTML.
    pub async fn html_of(&self, css: &str) -> String {
        self.find(css).await.inner_html().await.unwrap_or_else(|error| panic!("reading {css}: {error}"))
    }

    /// Waits until the address has another path: where a form sent there leads, whatever the width of the page shows.
    pub async fn leaves(&self, path: &str) {
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience {
            // Between two pages there may be no address.
            if let Ok(url) = self.driver.current_url().await
                && url.path() != path
                && !url.path().starts_with(&format!("{path}/"))
            {
                return;
            }
            sleep(GLANCE).await;
        }
        self.missing(&format!("the page stays at {path}")).await;
    }

    /// Waits until the page shows `text`.
    pub async fn see(&self, text: &str) {
        let patience = Instant::now() + PATIENCE;
        while Instant::now() < patience {
            // Between two pages there is no body to read.
            if let Ok(body) = self.driver.find(By::Tag("body")).await
                && body.text().await.is_ok_and(|shown| shown.contains(text))
            {
                return;
            }
            sleep(GLANCE).await;
        }
        self.missing(&format!("the page does not say “{text}”")).await;
    }

    /// What axe-core finds wrong: WCAG 2.0, 2.1, 2.2 (A and AA) and its best practices.
    pub async fn axe(&self) -> Vec<Violation> {
        axe::violations(&self.driver).await
    }

    /// Writes what the window shows, as a PNG file.
    pub async fn screenshot(&self, path: &Path) {
        self.driver.screenshot(path).await.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// The errors of the console since last asked: exceptions, blocked by the content security policy, failed requests.
    pub async fn console_errors(&self) -> Vec<String> {
        let entries = self.driver.browser_log().await.expect("the console");
        let severe = entries.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message);
        severe.filter(|message| !message.contains(SHOWN_BEFORE_ITS_MOVEMENT)).collect()
    }

    /// Closes the window and forgets its cookies.
    pub async fn close(self) {
        self.driver.clone().quit().await.expect("the window closes");
    }

    async fn find(&self, css: &str) -> WebElement {
        let patience = Instant::now() + PATIENCE;
        loop {
            let query = self.driver.query(By::Css(css)).wait(PATIENCE, GLANCE).and_displayed();
            match query.first().await {
                Ok(element) => return element,
                // What was found may have been replaced before it was looked at.
                Err(_) if Instant::now() < patience => sleep(GLANCE).await,
                Err(_) => self.missing(&format!("nothing visible is {css}")).await,
            }
        }
    }

    async fn first_visible(&self, xpath: &str) -> Option<WebElement> {
        for element in self.driver.find_all(By::XPath(xpath)).await.ok()? {
            if element.is_displayed().await.is_ok_and(|displayed| displayed) {
                return Some(element);
            }
        }
        None
    }

    async fn missing(&self, what: &str) -> ! {
        panic!("{what}; {} shows:\n{}", self.url().await, self.text().await)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // The end of chromedriver closes the window: a second, blocking way to do it would stop the runtime meanwhile.
        let _ = self.driver.clone().leak();
    }
}

fn capabilities(chromedriver: &Chromedriver) -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&chromedriver.chromium.to_string_lossy())?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::Severe)?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", chromedriver.fresh_profile().display()))?;
    Ok(capabilities)
}

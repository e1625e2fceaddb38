//! Files, in a real browser: chosen with the button, dropped, pasted, taken off, sent; and without scripts.

use std::path::PathBuf;

use spec::browser::Browser;
use spec::demo::Demo;
use tempfile::TempDir;

use super::is_accessible;

const FORM: &str = "#write";
const PEN: &str = "#write textarea";
const TICKED: &str = "#write .files-list input[name=file]:checked";

fn a_file(folder: &TempDir, name: &str, bytes: usize) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, vec![b'x'; bytes]).expect("a file");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_chosen_dropped_and_pasted_and_go_with_the_message() {
    let Some(browser) = Browser::start().await else { return };
    let (demo, folder) = (Demo::start().await, TempDir::new().expect("a folder"));
    let alice = browser.page(1440, 900).await;
    demo.become_somebody(&alice, "Alice Renaud").await;
    demo.goto(&alice, "/tickets/148").await;
    // Every value that the bar of progress shows, as a reader of the screen would hear it.
    let watch = "window.seen = []; new MutationObserver(() => { const bar = document.querySelector('#write progress'); \
                 if (bar) window.seen.push(bar.value); }).observe(document.querySelector('#write .files-list'), \
                 { childList: true, subtree: true, attributes: true });";
    alice.run(watch).await;

    alice.choose_file("#write .files-input", &a_file(&folder, "releve.bin", 15 << 20)).await;
    alice.has(1, TICKED).await;
    alice.see("15 Mo").await;
    assert!(alice.run("return window.seen.length > 0;").await, "no progress was shown");
    alice.give_file("drop", FORM, "plan.txt", "le plan").await;
    alice.has(2, TICKED).await;
    alice.give_file("paste", PEN, "capture.txt", "l’écran").await;
    alice.has(3, TICKED).await;
    alice.see("capture.txt").await;
    // A refusal is said where the files are, and takes nothing else away.
    alice.give_file("drop", FORM, "vide.txt", "").await;
    alice.see("rien à joindre.").await;
    alice.has(3, TICKED).await;
    is_accessible(&alice).await;

    alice.click("#write .files-list li:nth-child(2) label").await;
    alice.has(2, TICKED).await;
    alice.fill(PEN, "Voici le relevé.").await;
    alice.click("#write button.btn--primary").await;
    alice.see("Message ajouté au ticket n° 148.").await;
    alice.has(2, ".thread > li:last-child .msg-files a[href^='/files/']").await;
    alice.see("releve.bin").await;
    is_accessible(&alice).await;
    // The browser notes the refusal of the empty file, and nothing else.
    let errors = alice.console_errors().await;
    assert!(errors.len() == 1 && errors[0].contains("422"), "{errors:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_alone_is_attached_and_deleted_on_a_telephone_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let (demo, folder) = (Demo::start().await, TempDir::new().expect("a folder"));
    let alice = browser.page(1440, 900).await;
    alice.scripts(false).await;
    demo.become_somebody(&alice, "Alice Renaud").await;
    alice.resize(390, 844).await;
    demo.goto(&alice, "/tickets/148/attach").await;
    alice.choose_file("input[type=file]", &a_file(&folder, "plan.pdf", 2048)).await;
    alice.click("form.act button.btn--primary").await;
    alice.see("Fichier joint au ticket n° 148.").await;
    alice.click("a[aria-label='Supprimer la pièce jointe plan.pdf']").await;
    alice.see("L’historique gardera son nom et votre raison.").await;
    alice.fill("form.act textarea", "Mauvais plan.").await;
    alice.click("form.act button.btn--primary").await;
    alice.see("Pièce jointe du ticket n° 148 supprimée.").await;
    alice.has(0, "a[href^='/files/']").await;
}

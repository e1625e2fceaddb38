//! `guichet person add`.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use app::people::{NewAccount, Unfit, add as add_account};
use app::{Dice, Error, SystemDice};
use domain::{Account, Language};

use crate::cli::{LanguageOption, PersonOptions};
use crate::{Failure, database, serving};

#[expect(clippy::print_stdout, reason = "what the command is asked to say")]
pub async fn add(options: &PersonOptions) -> Result<(), Failure> {
    let config = super::load(&options.config)?;
    let db = database::open_migrated(&config.database).await?;
    let given = options.password_file.as_deref().map(read_password).transpose()?;
    let dice: Arc<dyn Dice> = Arc::new(SystemDice);
    let invented = given.is_none().then(|| dice.nonce()[..20].to_owned());
    let account = NewAccount {
        name: options.name.clone(),
        address: options.address.clone(),
        identifier: options.identifier.clone(),
        account: if options.external { Account::External } else { Account::Directory },
        affiliation: options.affiliation.clone(),
        language: match options.language {
            Some(LanguageOption::Fr) => Language::French,
            Some(LanguageOption::En) => Language::English,
            None => config.site.language,
        },
        is_admin: options.admin,
        password: given.or_else(|| invented.clone()),
    };
    let app = serving::app(&config, db).await?;
    match add_account(&app, &account).await {
        Ok(Ok(_)) => {}
        Ok(Err(unfit)) => return Err(Failure::Other(said(unfit).to_owned())),
        Err(Error::Broken(error)) => return Err(error.into()),
        Err(other) => return Err(Failure::Other(format!("{other:?}"))),
    }
    println!("{} can sign in as {}", account.name.trim(), account.address.trim());
    if let Some(password) = invented {
        println!("with the password {password}, to be changed at {}", app.url("/account/password"));
    }
    Ok(())
}

fn said(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::NameMissing => "--name: a name is needed, without control characters",
        Unfit::AddressMalformed => "--address: this is not a mail address, such as alice@univ.example",
        Unfit::AddressTaken => "--address, --identifier: somebody has this address or this identifier already",
        Unfit::IdentifierMalformed => "--identifier: letters, digits, dots, hyphens and underscores only, 64 at most",
        Unfit::PasswordTooShort => "--password-file: the password needs 12 characters at least",
        Unfit::PasswordTooLong => "--password-file: the password has more than 1,024 bytes",
    }
}

fn read_password(path: &Path) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| Failure::Other(format!("--password-file {}: {error}", path.display()));
    let mut text = String::new();
    if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map_err(unreadable)?;
    } else {
        text = std::fs::read_to_string(path).map_err(unreadable)?;
    }
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

use app::config::Tickets;

use super::{Engine, World};

/// A public address behind a proxy that speaks TLS.
pub const HTTPS: &str = "https://guichet.example";

/// Tells a story on one engine, if it is there.
pub async fn tell(engine: Engine, story: impl AsyncFnOnce(World)) {
    if let Some(world) = World::start(engine).await {
        story(world).await;
    }
}

/// As [`tell`], at another public address than the server's own.
pub async fn tell_at(public_url: &str, engine: Engine, story: impl AsyncFnOnce(World)) {
    if let Some(world) = World::start_at(engine, Some(public_url)).await {
        story(world).await;
    }
}

/// As [`tell`], with other settings than those of most stories.
pub async fn tell_with(settings: impl FnOnce(&mut Tickets), engine: Engine, story: impl AsyncFnOnce(World)) {
    if let Some(world) = World::start_with(engine, None, settings).await {
        story(world).await;
    }
}

/// A story, told on both engines: `story!(fn s15_taking_with_a_comment, async |world| { … })`.
#[macro_export]
macro_rules! story {
    ($(#[$about:meta])* fn $name:ident, at $public_url:expr, $story:expr) => {
        $crate::story!(@both $(#[$about])* $name, |engine| $crate::world::tell_at($public_url, engine, $story));
    };
    // For a story that starts its world itself.
    ($(#[$about:meta])* fn $name:ident, |$engine:ident| $told:expr) => {
        $crate::story!(@both $(#[$about])* $name, |$engine| $told);
    };
    ($(#[$about:meta])* fn $name:ident, with $settings:expr, $story:expr) => {
        $crate::story!(@both $(#[$about])* $name, |engine| $crate::world::tell_with($settings, engine, $story));
    };
    ($(#[$about:meta])* fn $name:ident, $story:expr) => {
        $crate::story!(@both $(#[$about])* $name, |engine| $crate::world::tell(engine, $story));
    };
    (@both $(#[$about:meta])* $name:ident, |$engine:ident| $told:expr) => {
        $(#[$about])*
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let $engine = $crate::world::Engine::Sqlite;
                $told.await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let $engine = $crate::world::Engine::Postgres;
                $told.await;
            }
        }
    };
}

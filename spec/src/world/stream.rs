//! What an open page of a ticket is told, read as a browser reads it.

use std::time::Duration;

use reqwest::{Method, Response};
use serde_json::Value;
use tokio::time::timeout;

use super::{Client, Ticket};

/// How long what must come may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// A stream of events, in the order they came.
pub struct Stream {
    answer: Response,
    unread: String,
}

impl Client {
    /// Keeps the page of a ticket open.
    pub async fn listens(&self, ticket: Ticket) -> Stream {
        let answer = self.request(Method::GET, &ticket.action("live")).send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
        Stream::of(answer)
    }

    /// Types on the page of a ticket.
    pub async fn types(&self, ticket: Ticket) -> u16 {
        self.post(&ticket.action("live"), &[("writing", "1")]).await.status
    }
}

impl Stream {
    /// What an answer to `GET /tickets/4812/live` goes on to say.
    pub fn of(answer: Response) -> Self {
        Self { answer, unread: String::new() }
    }

    /// The next event: its name and what it says; `None` at the end.
    pub async fn next(&mut self) -> Option<(String, Value)> {
        timeout(PATIENCE, self.read()).await.expect("nothing was heard for too long")
    }

    async fn read(&mut self) -> Option<(String, Value)> {
        loop {
            while let Some(end) = self.unread.find("\n\n") {
                let block: String = self.unread.drain(..end + 2).collect();
                let line = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                let event = line("event: ").zip(line("data: "));
                if let Some((name, data)) = event {
                    return Some((name, serde_json::from_str(&data).expect("data in JSON")));
                }
            }
            let chunk = self.answer.chunk().await.ok().flatten()?;
            self.unread.push_str(std::str::from_utf8(&chunk).expect("events in UTF-8"));
        }
    }

    /// Waits for the ticket to be at this version, whoever comes and goes meanwhile.
    pub async fn hears_of(&mut self, version: i64) {
        loop {
            let (name, data) = self.next().await.expect("the stream goes on");
            match name.as_str() {
                "changed" if data["version"] == version => return,
                "changed" | "here" => {}
                _ => panic!("{name} {data}"),
            }
        }
    }

    /// Who is there now, as the next event says: names, `…` behind those who write.
    pub async fn sees(&mut self) -> Vec<String> {
        let (name, data) = self.next().await.expect("the stream goes on");
        assert_eq!(name, "here", "{data}");
        let people = data["people"].as_array().expect("people");
        let name = |one: &Value| {
            format!("{}{}", one["name"].as_str().expect("a name"), if one["writing"] == true { "…" } else { "" })
        };
        people.iter().map(name).collect()
    }

    /// The next event says that there is nothing to hear any more, and it is the last one.
    pub async fn is_over(&mut self) {
        assert_eq!(self.next().await.map(|(name, _)| name).as_deref(), Some("gone"));
        assert_eq!(self.next().await, None, "nothing after that");
    }
}

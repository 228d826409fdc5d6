//! Reads items (`text`, `channel`, `context`) a line and writes their words as the model sees them.

use std::io::{BufRead, Write};

use blankett::privacy::{Context, Participant, Text, samples};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let item: Value = serde_json::from_str(&line?)?;
        let words: Vec<Value> = samples(&Text::new(&text(&item["text"])), &context(&item))
            .into_iter()
            .map(|word| {
                json!({
                    "start": word.span.start,
                    "end": word.span.end,
                    "passage": word.passage,
                    "features": word.features,
                    "sights": word.sights,
                })
            })
            .collect();
        writeln!(out, "{}", json!({ "id": item["id"], "words": words }))?;
    }
    out.flush()
}

fn context(item: &Value) -> Context {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let context = &item["context"];
    let known = list(&context["known_persons"]).iter().map(text).collect();
    let participants = list(&context["participants"])
        .iter()
        .map(|person| Participant { name: text(&person["name"]), ..Participant::default() })
        .collect();
    let mut context =
        Context::new(known, participants, context["barnehage"].as_str().map(str::to_owned));
    context.anonymous = item["channel"] == "anonymous_form";
    context
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

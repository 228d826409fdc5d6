//! A tree as YAML that reads back as the same tree.

use super::node::{Content, Entry, Node};

/// Entries as a YAML document; rows of single values stand on a line each.
pub fn yaml(entries: &[Entry]) -> String {
    let mut text = String::new();
    mapping(entries, 0, &mut text);
    text
}

fn mapping(entries: &[Entry], indent: usize, text: &mut String) {
    for entry in entries {
        *text += &" ".repeat(indent);
        *text += &entry.key;
        *text += ":";
        match &entry.node.content {
            Content::Mapping(inner) if !inner.is_empty() && !is_flat(inner) => {
                *text += "\n";
                mapping(inner, indent + 2, text);
            }
            Content::Sequence(rows) if !rows.is_empty() => {
                *text += "\n";
                for row in rows {
                    *text += &format!("{}- {}\n", " ".repeat(indent + 2), flow(row));
                }
            }
            Content::Null => *text += "\n",
            _ => *text += &format!(" {}\n", flow(&entry.node)),
        }
    }
}

fn is_flat(entries: &[Entry]) -> bool {
    entries
        .iter()
        .all(|entry| !matches!(entry.node.content, Content::Mapping(_) | Content::Sequence(_)))
}

fn flow(node: &Node) -> String {
    match &node.content {
        Content::Null => "null".to_owned(),
        Content::Boolean(value) => value.to_string(),
        Content::Number(text) => text.clone(),
        Content::Text(text) => scalar(text),
        Content::Sequence(nodes) => {
            format!("[{}]", nodes.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Content::Mapping(entries) => {
            let pair = |entry: &Entry| format!("{}: {}", entry.key, flow(&entry.node));
            format!("{{{}}}", entries.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Plain where nothing else can be meant; otherwise as JSON quotes it, which YAML reads as well.
fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '@' | '_' | '-' | '/');
    let word = text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(plain)
        && !["true", "false", "null"].contains(&text.to_lowercase().as_str());
    let date = text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let case = text.parse::<crate::form::CaseReference>().is_ok_and(|case| case.as_str() == text);
    if word || date || case { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fault::Position;
    use crate::input::{Format, read};

    fn entry(key: &str, content: Content) -> Entry {
        let node = Node { position: Position::START, content };
        Entry { key: key.to_owned(), key_position: Position::START, node }
    }

    #[test]
    fn what_is_written_can_be_read_by_people() {
        let row = |title: &str| Node {
            position: Position::START,
            content: Content::Mapping(vec![
                entry("tittel", Content::Text(title.to_owned())),
                entry("sak", Content::Text("2026-009".to_owned())),
            ]),
        };
        let entries = [
            entry("dato", Content::Text("2026-03-17".to_owned())),
            entry("fra", Content::Text("09:00".to_owned())),
            entry("til", Content::Null),
            entry("avsender", Content::Mapping(vec![entry("navn", Content::Text("Kari".into()))])),
            entry(
                "agenda",
                Content::Mapping(vec![
                    entry(
                        "system",
                        Content::Sequence(vec![row("Lek: ute"), row("Overganger på A")]),
                    ),
                    entry("individ", Content::Sequence(Vec::new())),
                ]),
            ),
        ];
        let expected = "dato: 2026-03-17\nfra: \"09:00\"\ntil:\navsender: {navn: Kari}\nagenda:\n  \
                        system:\n    - {tittel: \"Lek: ute\", sak: 2026-009}\n    \
                        - {tittel: Overganger på A, sak: 2026-009}\n  individ: []\n";
        assert_eq!(yaml(&entries), expected);
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in "\\PC{0,40}", line in "[ -~\n]{0,20}") {
            for text in [text, line] {
                let row = Node { position: Position::START, content: Content::Text(text.clone()) };
                let entries = [
                    entry("a", Content::Text(text.clone())),
                    entry("b", Content::Sequence(vec![row])),
                ];
                let read = read(yaml(&entries).as_bytes(), Format::Yaml);
                let read = read.map_err(|fault| TestCaseError::fail(format!("{fault:?}")))?;
                let outline = |key: &str| read.get(key).map(|entry| entry.node.content.outline());
                prop_assert_eq!(outline("a"), Some(text.clone()));
                prop_assert_eq!(outline("b"), Some(format!("[{text}]")));
            }
        }
    }
}

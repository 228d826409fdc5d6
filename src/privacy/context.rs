//! Who may be named in a text, and who may not.

use crate::form::FilledForm;
use crate::form::definition::{Field, Names};
use crate::form::value::{Answers, Value};

/// Somebody who takes part on behalf of a service.
#[derive(Clone, Default)]
pub struct Participant {
    /// The name.
    pub name: String,
    /// The work address.
    pub email: Option<String>,
}

/// What a scan knows of the people around a text.
#[derive(Clone, Default)]
pub struct Context {
    /// Children, guardians and others of the case: never to be named.
    pub known_persons: Vec<String>,
    /// People who may be named.
    pub participants: Vec<Participant>,
    /// The kindergarten.
    pub kindergarten: Option<String>,
}

impl Context {
    /// The context of a form: its own participants and kindergarten, and the persons of the case.
    pub fn of(form: &FilledForm, known_persons: &[String]) -> Context {
        let mut context = Context { known_persons: known_persons.to_vec(), ..Context::default() };
        context.collect(form.definition().fields(), form.answers());
        context
    }

    fn collect<'a>(&mut self, fields: impl IntoIterator<Item = &'a Field>, answers: &Answers) {
        let fields: Vec<&Field> = fields.into_iter().collect();
        for field in &fields {
            match (field.names, answers.value(&field.id)) {
                (Some(Names::Participant), Some(Value::Text(name))) => {
                    let email = fields.iter().find_map(|other| match answers.value(&other.id) {
                        Some(Value::Email(address)) => Some(address.to_string()),
                        _ => None,
                    });
                    self.participants.push(Participant { name: name.clone(), email });
                }
                (Some(Names::Kindergarten), Some(Value::Text(name))) => {
                    self.kindergarten = Some(name.clone());
                }
                (_, Some(Value::Group(group))) => self.collect(field.kind.fields(), group),
                (_, Some(Value::List(rows))) => {
                    for row in rows {
                        self.collect(field.kind.fields(), row);
                    }
                }
                _ => {}
            }
        }
    }
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context")
            .field("known_persons", &self.known_persons.len())
            .field("participants", &self.participants.len())
            .finish_non_exhaustive()
    }
}

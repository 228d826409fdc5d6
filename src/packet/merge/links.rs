//! Links from one file to the pages of another.

use lopdf::{Dictionary, Object, ObjectId, dictionary, text_string};

use super::LINK;
use super::outline::top_of;

/// Where a link to a chapter leads, and what it says to those who do not see it.
pub struct Goal<'a> {
    pub page: ObjectId,
    pub title: &'a str,
}

/// A link annotation that asks for a chapter leads to its first page from now on.
pub fn lead<'a>(annotation: &mut Dictionary, goal_of: impl Fn(usize) -> Option<Goal<'a>>) {
    let asked = annotation
        .get(b"A")
        .and_then(Object::as_dict)
        .and_then(|action| action.get(b"URI"))
        .and_then(Object::as_str)
        .ok()
        .and_then(|uri| std::str::from_utf8(uri).ok())
        .and_then(|uri| uri.strip_prefix(LINK))
        .and_then(|number| number.parse().ok());
    if let Some(goal) = asked.and_then(goal_of) {
        annotation.set("A", dictionary! { "S" => "GoTo", "D" => top_of(goal.page) });
        annotation.set("Contents", text_string(goal.title));
    }
}

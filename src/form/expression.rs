//! Expressions of a definition, in the Common Expression Language.

use std::fmt;
use std::sync::{Arc, LazyLock};

use cel::common::ast::{EntryExpr, Expr, IdedExpr};
use cel::extractors::Arguments;
use unicode_segmentation::UnicodeSegmentation;

use cel::{Context, Env, ExecutionError, Program, Value};

/// A compiled expression.
pub struct Expression {
    program: Program,
    source: String,
}

impl Expression {
    /// Compiles an expression.
    ///
    /// # Errors
    ///
    /// What the compiler says of it, for the author of the definition.
    pub fn compile(source: &str) -> Result<Expression, String> {
        match Program::compile(source) {
            Ok(program) => Ok(Expression { program, source: source.to_owned() }),
            Err(errors) => Err(errors.to_string()),
        }
    }

    /// The names of fields that the expression looks at.
    pub fn variables(&self) -> Vec<String> {
        let mut bound = Vec::new();
        bound_names(self.program.expression(), &mut bound);
        let references = self.program.references();
        let free = references.variables().into_iter().filter(|name| !bound.contains(name));
        let mut variables: Vec<String> = free.map(str::to_owned).collect();
        variables.sort_unstable();
        variables
    }

    /// The text that the expression gives for the values.
    ///
    /// # Errors
    ///
    /// When it gives something else.
    pub fn text(&self, scope: &Scope<'_>) -> Result<String, String> {
        match self.program.execute(&scope.0) {
            Ok(Value::String(text)) => Ok(text.to_string()),
            Ok(other) => Err(format!("the expression gives {} and not a string", other.type_of())),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Whether the condition is true of the values.
    ///
    /// # Errors
    ///
    /// When it is neither true nor false of them: the definition is wrong, not the values.
    pub fn holds(&self, scope: &Scope<'_>) -> Result<bool, String> {
        match self.program.execute(&scope.0) {
            Ok(Value::Bool(holds)) => Ok(holds),
            Ok(other) => Err(format!("the expression gives {} and not a bool", other.type_of())),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The condition as written.
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

/// The names that an expression's own loops bind (`s` in `agenda.map(s, s.type)`).
fn bound_names<'a>(expression: &'a IdedExpr, names: &mut Vec<&'a str>) {
    let mut visit = |expression| bound_names(expression, names);
    match &expression.expr {
        Expr::Call(call) => {
            call.target.iter().for_each(|target| visit(target));
            call.args.iter().for_each(visit);
        }
        Expr::Comprehension(loops) => {
            visit(&loops.iter_range);
            visit(&loops.accu_init);
            visit(&loops.loop_cond);
            visit(&loops.loop_step);
            visit(&loops.result);
            names.push(&loops.iter_var);
            names.extend(loops.iter_var2.as_deref());
            names.push(&loops.accu_var);
        }
        Expr::List(list) => list.elements.iter().for_each(visit),
        Expr::Map(map) => {
            for entry in &map.entries {
                if let EntryExpr::MapEntry(entry) = &entry.expr {
                    visit(&entry.key);
                    visit(&entry.value);
                }
            }
        }
        Expr::Select(select) => visit(&select.operand),
        Expr::Struct(_) | Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) => {}
    }
}

/// Values by name, as conditions see them.
pub struct Scope<'a>(Context<'a, 'static>);

static ENVIRONMENT: LazyLock<Arc<Env>> = LazyLock::new(|| Arc::new(Env::stdlib()));

impl Scope<'_> {
    /// A scope with values of a form's fields.
    pub fn new(values: impl IntoIterator<Item = (String, Value)>) -> Scope<'static> {
        let mut context = Context::with_env(Arc::clone(&ENVIRONMENT));
        context.add_function("leads", leads).expect("the standard library has no function leads");
        context.add_function("mentions", mentions).expect("nor one called mentions");
        for (name, value) in values {
            context.add_variable_from_value(name, value);
        }
        Scope(context)
    }

    /// A scope that also has the values of a row; they hide outer ones of the same name.
    pub fn row(&self, values: impl IntoIterator<Item = (String, Value)>) -> Scope<'_> {
        let mut context = self.0.new_inner_scope();
        for (name, value) in values {
            context.add_variable_from_value(name, value);
        }
        Scope(context)
    }
}

/// `leads(list, x)`: whether all that equals `x` comes before all that does not (R12).
fn leads(Arguments(arguments): Arguments) -> Result<Value, ExecutionError> {
    let [Value::List(list), wanted] = &arguments[..] else {
        return Err(ExecutionError::function_error("leads", "takes a list and a value"));
    };
    let led = list.iter().skip_while(|item| *item == wanted).all(|item| item != wanted);
    Ok(Value::Bool(led))
}

/// `mentions(text, words)`: whether a text has one of the words, in capitals or not (R17);
/// `overgrep*` stands for every word that begins like that.
fn mentions(Arguments(arguments): Arguments) -> Result<Value, ExecutionError> {
    let [Value::String(text), Value::List(words)] = &arguments[..] else {
        return Err(ExecutionError::function_error("mentions", "takes a text and a list of texts"));
    };
    let text = text.to_lowercase();
    let is_one = |word: &str, wanted: &Value| match wanted {
        Value::String(wanted) => match wanted.to_lowercase().strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => word == wanted.to_lowercase(),
        },
        _ => false,
    };
    let mentioned =
        text.unicode_words().any(|word| words.iter().any(|wanted| is_one(word, wanted)));
    Ok(Value::Bool(mentioned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(source: &str, values: &[(&str, Value)]) -> Result<bool, String> {
        let scope =
            Scope::new(values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        Expression::compile(source).expect("the source compiles").holds(&scope)
    }

    #[test]
    fn leads_wants_the_chosen_first() {
        let list = |items: &[&str]| {
            Value::from(items.iter().map(|item| Value::from(*item)).collect::<Vec<_>>())
        };
        for (items, expected) in [
            (&[][..], true),
            (&["ny"], true),
            (&["oppfolging", "ny"], true),
            (&["oppfolging", "oppfolging"], true),
            (&["ny", "oppfolging"], false),
            (&["oppfolging", "ny", "oppfolging"], false),
        ] {
            assert_eq!(
                holds("leads(l, 'oppfolging')", &[("l", list(items))]),
                Ok(expected),
                "{items:?}"
            );
        }
        assert!(holds("leads('x', 'y')", &[]).is_err());
    }

    #[test]
    fn mentions_finds_whole_words_and_beginnings() {
        for (text, expected) in [
            ("Vi valde ro etter en voldsom dag i Volda.", false),
            ("", false),
            ("Bråk og VOLD.", true),
            ("Snakk om «vold»/uro", true),
            ("Overgrepet ble meldt.", true),
            ("Ingen inngrep", false),
        ] {
            assert_eq!(
                holds("mentions(t, ['vold', 'vald', 'overgrep*'])", &[("t", text.into())]),
                Ok(expected),
                "{text}"
            );
        }
        assert!(holds("mentions(['vold'], 'vold')", &[]).is_err());
    }

    #[test]
    fn names_of_loops_are_not_fields() {
        let expression = Expression::compile("a.all(x, x.b == c) && leads(d.map(s, s.e), 'f')");
        assert_eq!(expression.expect("it compiles").variables(), ["a", "c", "d"]);
    }

    #[test]
    fn what_is_no_condition_is_an_error() {
        assert!(Expression::compile("a ==").is_err());
        assert!(holds("1 + 1", &[]).is_err());
        assert!(holds("a == 1", &[]).is_err());
        assert_eq!(
            holds(
                "a == 'b' || size(c) > 0",
                &[("a", "x".into()), ("c", Value::from(Vec::<Value>::new()))]
            ),
            Ok(false)
        );
    }
}

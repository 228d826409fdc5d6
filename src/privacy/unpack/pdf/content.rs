//! Content streams stripped to their text: what is left is handed to hayro, which knows fonts.
//!
//! Gone are the render modes, layers, clips, colours, paths and pictures, so that nothing hides a
//! text and nothing but text costs time. Marks stand where a form is drawn, a text is shown or a
//! replacement text begins.

use std::fmt::Write;

use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::page::Resources;
use kurbo::Affine;

use super::super::Refusal;
use super::super::limits::{Budget, Limit, within};
use super::lexer::{self, Lexer, Token};

/// Something that stands between the texts of a content stream.
pub(super) enum Mark {
    /// An XObject is drawn.
    Draw { name: Vec<u8>, transform: Affine },
    /// A string is shown in a font.
    Show { font: Option<Vec<u8>>, bytes: Vec<u8> },
    /// What follows is copied as this text.
    Instead(Vec<u8>),
    /// A marked sequence without a replacement text begins.
    Begin,
    /// A marked sequence ends.
    End,
}

/// The tag of the marked sequence that stands for a mark.
pub(super) const TAG: &str = "b";

/// A content stream without what is no text.
#[derive(Default)]
pub(super) struct Stripped {
    pub(super) content: String,
    pub(super) marks: Vec<Mark>,
    /// Strings in the properties of marked sequences, with their keys.
    pub(super) strings: Vec<(String, Vec<u8>)>,
    pub(super) remarks: Vec<Vec<u8>>,
    /// Whether a picture stands within the stream.
    pub(super) has_picture: bool,
}

/// Strips a content stream; `transform` is the matrix it begins with.
pub(super) fn strip(
    data: &[u8],
    resources: &Resources<'_>,
    transform: Affine,
    budget: &mut Budget,
) -> Result<Stripped, Refusal> {
    let mut stripper = Stripper {
        out: Stripped::default(),
        states: vec![State { transform, font: None }],
        operands: Vec::new(),
        resources,
        depth: 0,
    };
    let mut lexer = Lexer::new(data);
    while let Some(token) = lexer.next() {
        match token {
            Token::Comment(text) => stripper.out.remarks.push(text.to_vec()),
            Token::Keyword(b"BI") => {
                stripper.operands.clear();
                stripper.out.has_picture = true;
                lexer.skip_inline_image();
            }
            Token::Keyword(word @ (b"true" | b"false" | b"null")) => {
                stripper.operands.push(Token::Keyword(word));
            }
            Token::Keyword(operator) => {
                budget.spend(Limit::Operators, 1)?;
                stripper.operator(operator, budget)?;
                stripper.operands.clear();
            }
            operand => {
                budget.spend(Limit::Operators, 1)?;
                stripper.operands.push(operand);
            }
        }
    }
    Ok(stripper.out)
}

/// The part of the graphics state that is kept.
#[derive(Clone)]
struct State {
    transform: Affine,
    font: Option<Vec<u8>>,
}

struct Stripper<'a, 'b> {
    out: Stripped,
    states: Vec<State>,
    operands: Vec<Token<'a>>,
    resources: &'b Resources<'b>,
    /// How many marked sequences are open.
    depth: usize,
}

impl<'a> Stripper<'a, '_> {
    fn operator(&mut self, operator: &[u8], budget: &mut Budget) -> Result<(), Refusal> {
        match operator {
            b"q" => {
                self.states.push(self.state().clone());
                within(Limit::Nesting, self.states.len())?;
                self.line("q");
            }
            b"Q" if self.states.len() > 1 => {
                self.states.pop();
                self.line("Q");
            }
            b"cm" => {
                if let Some(matrix) = self.matrix() {
                    let state = self.state_mut();
                    state.transform *= Affine::new(matrix);
                    self.numbers(&matrix, "cm");
                }
            }
            b"BT" | b"ET" | b"T*" => self.line(&String::from_utf8_lossy(operator)),
            b"Td" | b"TD" => self.pass(2, operator),
            b"Tm" => {
                if let Some(matrix) = self.matrix() {
                    self.numbers(&matrix, "Tm");
                }
            }
            b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" => self.pass(1, operator),
            b"Tf" => self.font(),
            b"gs" => self.graphics_state(),
            b"Tj" | b"TJ" => self.show(budget)?,
            b"'" => {
                self.line("T*");
                self.show(budget)?;
            }
            b"\"" => {
                if let [Token::Number(word), Token::Number(char), ..] = self.operands[..] {
                    self.numbers(&[word], "Tw");
                    self.numbers(&[char], "Tc");
                }
                self.line("T*");
                self.show(budget)?;
            }
            b"Do" => {
                if let Some(Token::Name(written)) = self.operands.last() {
                    let name = lexer::name(written);
                    self.mark(Mark::Draw { name, transform: self.state().transform });
                }
            }
            b"BMC" | b"BDC" => self.begin(),
            b"DP" => {
                self.properties();
            }
            b"EMC" if self.depth > 0 => {
                self.depth -= 1;
                self.mark(Mark::End);
            }
            _ => {}
        }
        Ok(())
    }

    fn state(&self) -> &State {
        self.states.last().expect("the first state is never taken away")
    }

    fn state_mut(&mut self) -> &mut State {
        self.states.last_mut().expect("the first state is never taken away")
    }

    fn line(&mut self, line: &str) {
        self.out.content.push_str(line);
        self.out.content.push('\n');
    }

    fn numbers(&mut self, numbers: &[f64], operator: &str) {
        for number in numbers {
            let _ = write!(self.out.content, "{number:.5} ");
        }
        self.line(operator);
    }

    /// Passes an operator on with its last operands.
    fn pass(&mut self, count: usize, operator: &[u8]) {
        let numbers = self.last_numbers(count);
        if numbers.len() == count {
            self.numbers(&numbers, &String::from_utf8_lossy(operator));
        }
    }

    fn last_numbers(&self, count: usize) -> Vec<f64> {
        let mut numbers: Vec<f64> = self
            .operands
            .iter()
            .rev()
            .map_while(|token| if let Token::Number(number) = token { Some(*number) } else { None })
            .take(count)
            .collect();
        numbers.reverse();
        numbers
    }

    fn matrix(&self) -> Option<[f64; 6]> {
        self.last_numbers(6).try_into().ok()
    }

    fn font(&mut self) {
        let [.., Token::Name(written), Token::Number(size)] = self.operands[..] else { return };
        let name = lexer::name(written);
        self.write_name(&name);
        self.state_mut().font = Some(name);
        self.numbers(&[size], "Tf");
    }

    /// A graphics state may set a font; for all else it would, it is left out.
    fn graphics_state(&mut self) {
        let Some(Token::Name(written)) = self.operands.last() else { return };
        let name = lexer::name(written);
        let known = self.resources.get_ext_g_state(&Name::new_unescaped(&name));
        if known.is_some_and(|state| state.contains_key("Font")) {
            self.write_name(&name);
            self.state_mut().font = None;
            self.line("gs");
        }
    }

    fn write_name(&mut self, name: &[u8]) {
        self.out.content.push('/');
        for byte in name {
            let _ = write!(self.out.content, "#{byte:02x}");
        }
        self.out.content.push(' ');
    }

    fn show(&mut self, budget: &mut Budget) -> Result<(), Refusal> {
        for token in std::mem::take(&mut self.operands) {
            match token {
                Token::String(bytes) => {
                    budget.spend(Limit::Operators, bytes.len())?;
                    let mut hex = String::with_capacity(bytes.len() * 2);
                    for byte in &bytes {
                        let _ = write!(hex, "{byte:02x}");
                    }
                    let font = self.state().font.clone();
                    self.mark(Mark::Show { font, bytes });
                    self.line(&format!("<{hex}> Tj"));
                }
                Token::Number(number) => {
                    let _ = writeln!(self.out.content, "[{number:.5}] TJ");
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn begin(&mut self) {
        self.depth += 1;
        let mark = self.properties().map_or(Mark::Begin, Mark::Instead);
        self.mark(mark);
    }

    /// Keeps the texts among a marked sequence's properties; returns the replacement text.
    fn properties(&mut self) -> Option<Vec<u8>> {
        let mut instead = None;
        let mut key = String::new();
        for token in &self.operands {
            match token {
                Token::Name(written) => {
                    key = String::from_utf8_lossy(&lexer::name(written)).into_owned();
                }
                Token::String(bytes) => {
                    if key == "ActualText" {
                        instead = Some(bytes.clone());
                    }
                    self.out.strings.push((key.clone(), bytes.clone()));
                }
                _ => {}
            }
        }
        if let [.., Token::Name(written)] = self.operands[..] {
            let name = lexer::name(written);
            let named: Option<Dict<'_>> = self.resources.properties.get(&name);
            let text = named.and_then(|properties| {
                properties.get::<hayro_interpret::hayro_syntax::object::String<'_>>("ActualText")
            });
            instead = text.map(|text| text.to_vec()).or(instead);
        }
        instead
    }

    fn mark(&mut self, mark: Mark) {
        let number = self.out.marks.len();
        self.out.marks.push(mark);
        self.line(&format!("/{TAG}{number} BMC\nEMC"));
    }
}

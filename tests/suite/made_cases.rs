//! Forms of invented cases, as they lie in case folders.

/// A measure in minutes.
#[derive(Clone, Debug)]
pub struct Tried {
    pub system: bool,
    pub started: bool,
    pub staff: u32,
}

/// Minutes of a meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub date: &'static str,
    pub measures: Vec<Tried>,
    pub closed: bool,
}

/// What a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    System,
    Single,
    Anonymous,
}

impl Kind {
    fn on_the_sheet(self) -> &'static str {
        match self {
            Kind::System => "system",
            Kind::Single => "individ",
            Kind::Anonymous => "anonym",
        }
    }
}

/// A measure.
pub fn tried(system: bool, started: bool, staff: u32) -> Tried {
    Tried { system, started, staff }
}

/// The sheet of a case, with more lines.
pub fn sheet(case: &str, kindergarten: &str, kind: Kind, more: &str) -> String {
    let kind = kind.on_the_sheet();
    format!(
        "skjema: sak\nsprak: nb\nsak: {case}\nbarnehage: {kindergarten}\nopprettet: 2026-02-02\n\
         gjelder: {kind}\nansvarlig: Ingrid Solhaug\n{more}"
    )
}

/// The minutes of a meeting about a case.
pub fn minutes(case: &str, kind: Kind, meeting: &Meeting) -> String {
    let date = meeting.date;
    let (about, more) = match kind {
        Kind::System => ("system", String::new()),
        Kind::Single => ("individ", format!("samtykke_dato: {date}\n")),
        Kind::Anonymous => ("individ", "anonym_drofting: ja\n".to_owned()),
    };
    let om = if kind == Kind::System { "Overganger på Maurtua" } else { "Oda Lyngmo" };
    let om = if kind == Kind::Anonymous { "Et barn som trenger ro" } else { om };
    let mut text = format!(
        "skjema: referat\nsprak: nb\nsak: {case}\ndato: {date}\ngjelder: {about}\nom: {om}\n{more}\
         til_stede: [{{navn: Kari Nordli}}]\nopplysninger: Vi snakket om saken.\n"
    );
    if !meeting.measures.is_empty() {
        text += "tiltak:\n";
    }
    for (index, measure) in meeting.measures.iter().enumerate() {
        let level = if measure.system { "system" } else { "individ" };
        let started = if measure.started { "ja" } else { "nei" };
        text += &format!(
            "  - {{tiltak: \"Tiltak nummer {index} med Oda\", ansvarlig: Ingrid Solhaug, \
             evalueres: 2026-05-12, nivaa: {level}, iverksatt: {started}, ansatte_nytte: {}}}\n",
            measure.staff
        );
    }
    if meeting.closed {
        text += &format!("avsluttet: {date}\n");
    }
    text
}

/// The guardians' consent.
pub fn consent(case: &str, more: &str) -> String {
    format!(
        "skjema: samtykke\nsprak: nb\nsak: {case}\nbarn: Oda Lyngmo\nbarnehage: Solsikken barnehage\n\
         dato: 2026-02-02\nunderskrift: Hanne Lyngmo\n{more}"
    )
}

/// Its end.
pub fn withdrawal(case: &str, date: &str) -> String {
    format!(
        "skjema: samtykke-endring\nsprak: nb\nsak: {case}\nbarn: Oda Lyngmo\nbarnehage: Solsikken barnehage\ndato: {date}\n\
         endring: trukket\nunderskrift: Hanne Lyngmo\n"
    )
}

//! Invitations as they are handed in: who comes, where and when, and what is on the agenda.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value as Json, json};

use super::invitations::{FIRST_NAMES, KINDERGARTENS, LAST_NAMES, Name};

/// What differs between the languages.
#[derive(Debug)]
struct Wording {
    language: &'static str,
    roles: &'static [&'static str],
    services: &'static [&'static str],
    places: &'static [&'static str],
    /// What is worked on.
    subjects: &'static [&'static str],
    /// Titles of items, with a place for the subject.
    titles: &'static [&'static str],
}

const WORDINGS: &[Wording] = &[
    Wording {
        language: "nb",
        roles: &[
            "styrer",
            "assisterende styrer",
            "pedagogisk leder",
            "barnehagelærer",
            "fagarbeider",
            "PP-rådgiver",
            "rådgiver",
            "helsesykepleier",
            "spesialpedagog",
            "logoped",
            "familieveileder",
        ],
        services: &[
            "PPT",
            "Helsestasjonen",
            "Kompetanseteam barnehage",
            "Familiesenteret",
            "Barneverntjenesten",
            "Fysio- og ergoterapitjenesten",
        ],
        places: &[
            "Møterom 2",
            "møterom B i andre etasje",
            "Personalrommet",
            "Grupperommet",
            "Storstua",
            "Kommunehuset, møterom 3",
            "Biblioteket",
        ],
        subjects: &[
            "gruppeledelse",
            "voksenrollen i lek",
            "overganger i hverdagen",
            "lekemiljøet",
            "språkmiljøet",
            "foreldresamarbeid",
            "rutiner ved måltider",
            "inkluderende fellesskap",
            "bruk av uteområdet",
            "henting og levering",
            "samarbeid med skolen",
            "vennskap og fellesskap",
            "dagsrytmen",
            "bemanning på morgenen",
            "høytlesning i små grupper",
            "tilvenning om høsten",
            "organisering av garderoben",
            "observasjon som metode",
            "flerspråklig arbeid",
            "psykososialt barnehagemiljø",
            "motorisk lek ute",
            "pedagogisk dokumentasjon",
            "kompetanseplanen",
            "årshjulet for ressursteamet",
        ],
        titles: &[
            "{}",
            "{} på avdeling A",
            "{} på Maurtua",
            "{} på småbarnsavdelingen",
            "{}: evaluering etter seks uker",
            "Veiledning om {}",
            "{}, status og veien videre",
            "Oppfølging av {}",
            "Plan for {}",
            "{} for de yngste",
            "Drøfting av {} i personalgruppa",
        ],
    },
    Wording {
        language: "nn",
        roles: &[
            "styrar",
            "assisterande styrar",
            "pedagogisk leiar",
            "barnehagelærar",
            "fagarbeidar",
            "PP-rådgivar",
            "rådgivar",
            "helsesjukepleiar",
            "spesialpedagog",
            "logoped",
            "familierettleiar",
        ],
        services: &[
            "PPT",
            "Helsestasjonen",
            "Kompetanseteam barnehage",
            "Familiesenteret",
            "Barneverntenesta",
            "Fysio- og ergoterapitenesta",
        ],
        places: &[
            "Møterom 2",
            "møterom B i andre høgda",
            "Personalrommet",
            "Grupperommet",
            "Storstova",
            "Kommunehuset, møterom 3",
            "Biblioteket",
        ],
        subjects: &[
            "gruppeleiing",
            "vaksenrolla i leik",
            "overgangar i kvardagen",
            "leikemiljøet",
            "språkmiljøet",
            "foreldresamarbeid",
            "rutinar ved måltid",
            "inkluderande fellesskap",
            "bruk av uteområdet",
            "henting og levering",
            "samarbeid med skulen",
            "venskap og fellesskap",
            "dagsrytmen",
            "bemanning om morgonen",
            "høgtlesing i små grupper",
            "tilvenjing om hausten",
            "organisering av garderoben",
            "observasjon som metode",
            "fleirspråkleg arbeid",
            "psykososialt barnehagemiljø",
            "motorisk leik ute",
            "pedagogisk dokumentasjon",
            "kompetanseplanen",
            "årshjulet for ressursteamet",
        ],
        titles: &[
            "{}",
            "{} på avdeling A",
            "{} på Maurtua",
            "{} på småbarnsavdelinga",
            "{}: evaluering etter seks veker",
            "Rettleiing om {}",
            "{}, status og vegen vidare",
            "Oppfølging av {}",
            "Plan for {}",
            "{} for dei yngste",
            "Drøfting av {} i personalgruppa",
        ],
    },
    Wording {
        language: "en",
        roles: &[
            "head",
            "assistant head",
            "pedagogical leader",
            "teacher",
            "adviser",
            "public health nurse",
            "special needs teacher",
            "speech therapist",
            "family counsellor",
        ],
        services: &[
            "PPT",
            "the health centre",
            "the family centre",
            "the child welfare service",
            "occupational therapy",
        ],
        places: &[
            "Meeting room 2",
            "meeting room B, first floor",
            "the staff room",
            "the group room",
            "the town hall, room 3",
            "the library",
        ],
        subjects: &[
            "group leadership",
            "the role of adults in play",
            "transitions during the day",
            "the play environment",
            "the language environment",
            "cooperation with parents",
            "routines at meals",
            "inclusive communities",
            "use of the outdoor area",
            "arrival and pick-up",
            "cooperation with the school",
            "friendship and belonging",
            "the rhythm of the day",
            "staffing in the morning",
            "reading aloud in small groups",
            "settling in during autumn",
            "organisation of the cloakroom",
            "observation as a method",
            "multilingual work",
            "pedagogical documentation",
            "the competence plan",
        ],
        titles: &[
            "{}",
            "{} in section A",
            "{} at Maurtua",
            "{} in the toddler section",
            "{}: evaluation after six weeks",
            "Guidance on {}",
            "{}, status and next steps",
            "Follow-up of {}",
            "Plan for {}",
            "{} for the youngest",
            "Discussion of {} among the staff",
        ],
    },
];

const HOSTS: &[&str] = &["example.org", "kommune.example.org", "barnehage.example.com"];

/// An invitation to a meeting about ordinary work, that no rule of the form objects to.
pub fn filled_form() -> impl Strategy<Value = Json> {
    (0..WORDINGS.len()).prop_flat_map(|wording| invitation_in(&WORDINGS[wording]))
}

fn invitation_in(wording: &'static Wording) -> impl Strategy<Value = Json> {
    let who = (vec(participant(wording), 1..=8), any::<Index>());
    let place = (option::of(select(wording.places)), option::of(link()))
        .prop_filter("a meeting is somewhere", |(place, link)| place.is_some() || link.is_some());
    let agenda = (vec(system_item(wording), 0..=5), vec(single_item(), 0..=4))
        .prop_filter("an agenda has items", |(system, single)| system.len() + single.len() > 0);
    (select(KINDERGARTENS), when(), place, who, agenda).prop_map(
        |(kindergarten, (date, start, end), (place, link), (participants, sender), agenda)| {
            let (mut system, mut single) = agenda;
            for (item, presented_by) in system.iter_mut().chain(&mut single) {
                if let Some(by) = presented_by {
                    item["legges_frem_av"] = by.get(&participants)["navn"].clone();
                }
            }
            let sender = sender.get(&participants);
            let mut form = json!({
                "skjema": "innkalling",
                "sprak": wording.language,
                "barnehage": kindergarten,
                "dato": date,
                "fra": start,
                "til": end,
                "deltakere": participants,
                "agenda": { "system": in_order(system), "individ": in_order(single) },
                "avsender": { "navn": sender["navn"] },
            });
            for (key, value) in [("sted", place.map(str::to_owned)), ("lenke", link)] {
                if let Some(value) = value {
                    form[key] = json!(value);
                }
            }
            if sender["rolle"].is_string() {
                form["avsender"]["rolle"] = sender["rolle"].clone();
            }
            form
        },
    )
}

/// Date, start and end.
fn when() -> impl Strategy<Value = (String, String, String)> {
    (2026..=2027_u32, 1..=12_u32, 1..=28_u32, 8..=14_u32, 0..=3_u32, 1..=2_u32).prop_map(
        |(year, month, day, hour, quarter, hours)| {
            let time = |hour| format!("{hour:02}:{:02}", quarter * 15);
            (format!("{year}-{month:02}-{day:02}"), time(hour), time(hour + hours))
        },
    )
}

/// A link to a meeting, with what services put into theirs: words, numbers, keys.
fn link() -> impl Strategy<Value = String> {
    let words =
        vec(select(&["ressursteam", "serie", "mote", "barnehage", "team", "host"][..]), 1..4);
    let rest = prop_oneof![
        words.prop_map(|words| format!("mote.example.org/{}", words.join("-"))),
        "[a-z]{3}-[a-z]{4}-[a-z]{3}".prop_map(|key| format!("meet.example.net/{key}")),
        "[1-9][0-9]{8,9}".prop_map(|number| format!("zoom.example.net/j/{number}")),
        "[0-9a-f]{32}"
            .prop_map(|key| format!("teams.example.com/l/meetup-join/19%3ameeting_{key}")),
    ];
    rest.prop_map(|rest| format!("https://{rest}"))
}

fn participant(wording: &'static Wording) -> impl Strategy<Value = Json> {
    let name = (select(FIRST_NAMES), select(LAST_NAMES));
    let services = [wording.services, KINDERGARTENS].concat();
    let work = (option::of(select(wording.roles)), option::of(select(services)));
    (name, work, select(HOSTS)).prop_map(|((first, last), (role, service), host)| {
        let local = [first, last].map(plain).join(".");
        let mut participant =
            json!({ "navn": Name { first, last }.whole(), "epost": format!("{local}@{host}") });
        for (key, value) in [("rolle", role), ("tjeneste", service)] {
            if let Some(value) = value {
                participant[key] = json!(value);
            }
        }
        participant
    })
}

/// A name as it stands in addresses.
fn plain(name: &str) -> String {
    let letter = |c: char| match c {
        'å' | 'á' | 'ạ' | 'ầ' => 'a',
        'ệ' | 'ễ' => 'e',
        'ı' => 'i',
        'ø' | 'ơ' => 'o',
        'ư' => 'u',
        'ń' => 'n',
        'ś' => 's',
        other => other,
    };
    let letters = name.to_lowercase().chars().map(letter).collect::<String>();
    letters.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// An item of the agenda, and which participant presents it, if anybody does.
type Item = (Json, Option<Index>);

fn case() -> impl Strategy<Value = String> {
    (1..=99_u32).prop_map(|number| format!("2026-{number:03}"))
}

fn kind() -> impl Strategy<Value = &'static str> {
    select(&["ny", "oppfolging"][..])
}

fn system_item(wording: &'static Wording) -> impl Strategy<Value = Item> {
    let title = (select(wording.titles), select(wording.subjects));
    (title, kind(), option::of(case()), option::of(any::<Index>())).prop_map(
        |((title, subject), kind, case, by)| {
            let title = title.replace("{}", subject);
            let mut letters = title.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            let mut item =
                json!({ "tittel": first.chain(letters).collect::<String>(), "type": kind });
            if let Some(case) = case {
                item["sak"] = json!(case);
            }
            (item, by)
        },
    )
}

fn single_item() -> impl Strategy<Value = Item> {
    (case(), kind(), option::of(any::<Index>()))
        .prop_map(|(case, kind, by)| (json!({ "sak": case, "type": kind }), by))
}

/// Follow-up comes first.
fn in_order(items: Vec<Item>) -> Vec<Json> {
    let mut items: Vec<Json> = items.into_iter().map(|(item, _)| item).collect();
    items.sort_by_key(|item| item["type"] != "oppfolging");
    items
}

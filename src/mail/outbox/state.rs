//! Where a message is on its way.

/// The state of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It waits.
    Queued,
    /// A process has taken it on, and has not begun to hand it over.
    Leased,
    /// It is being handed over: from here until the server's answer nobody can know whether it
    /// was taken.
    Sending,
    /// The server has taken it.
    Sent,
    /// Nobody knows whether the server has taken it; a person decides.
    Held,
    /// It will not be sent: the server refused it for good, it was tried too often, or a person
    /// called it off.
    Dead,
}

impl State {
    /// All states, in the order of the way.
    pub const ALL: [State; 6] =
        [State::Queued, State::Leased, State::Sending, State::Sent, State::Held, State::Dead];

    /// The name in the file, in lists and for programs.
    pub fn name(self) -> &'static str {
        match self {
            State::Queued => "queued",
            State::Leased => "leased",
            State::Sending => "sending",
            State::Sent => "sent",
            State::Held => "held",
            State::Dead => "dead",
        }
    }

    /// The state of a name.
    pub fn named(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether the message may still be handed over without a person's word.
    pub fn is_waiting(self) -> bool {
        matches!(self, State::Queued | State::Leased | State::Sending)
    }
}

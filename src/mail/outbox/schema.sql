-- Moments are milliseconds since 1970, UTC. `seal` is a code over everything else in its row.

CREATE TABLE ledger (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL,
    meetings BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    head BLOB NOT NULL,
    seal BLOB NOT NULL
);

CREATE TABLE meetings (
    uid TEXT PRIMARY KEY,
    kindergarten TEXT NOT NULL,
    begins TEXT NOT NULL,
    source TEXT,
    sequence BIGINT NOT NULL,
    method TEXT NOT NULL,
    digest TEXT NOT NULL,
    seal BLOB NOT NULL
);

CREATE INDEX meetings_of_kindergarten ON meetings (kindergarten, begins);

CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    method TEXT NOT NULL,
    copy BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    sender TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT,
    attempts BIGINT NOT NULL,
    since BIGINT NOT NULL,
    due BIGINT NOT NULL,
    reason TEXT,
    answer TEXT,
    entry BIGINT NOT NULL,
    seal BLOB NOT NULL
);

CREATE INDEX messages_by_state ON messages (state, due, id);
CREATE INDEX messages_by_meeting ON messages (uid, sequence);

CREATE TABLE bodies (
    message BIGINT PRIMARY KEY,
    sealed BLOB NOT NULL
);

CREATE TABLE log (
    number BIGINT PRIMARY KEY,
    moment BIGINT NOT NULL,
    event TEXT NOT NULL,
    who TEXT NOT NULL,
    uid TEXT NOT NULL,
    message BIGINT,
    fingerprint TEXT,
    detail TEXT NOT NULL,
    code BLOB NOT NULL
);

CREATE INDEX log_by_message ON log (message, number);

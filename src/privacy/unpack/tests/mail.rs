//! Messages.

use super::*;

const HEADERS: &str = "From: =?utf-8?q?Kari_N=C3=B8rdli?= <kari@example.org>\r\n\
    To: Gruppe: Nora <nora@example.org>;\r\nMIME-Version: 1.0\r\n";

fn mail(rest: &str) -> Unpacked {
    unpacked(format!("{HEADERS}{rest}").as_bytes(), None)
}

#[test]
fn headers_are_decoded_and_those_of_machines_left_out() {
    let found = mail(
        "Subject: =?utf-8?B?w6bDuMOl?=\r\nX-Barnets-Navn: =?iso-8859-1?q?Nora_=E6?=\r\n\
         Message-ID: <12345678901@example.org>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0100 (Kari)\r\n\
         DKIM-Signature: v=1; b=abc\r\nReceived: from a by b; Sun, 22 Nov 2026 10:00:00 +0100\r\n\r\nHei",
    );
    assert_has(
        &found,
        &[
            "header From: Kari Nørdli",
            "header From: kari@example.org",
            "header To: Nora",
            "header To: Gruppe",
            "header Subject: æøå",
            "header X-Barnets-Navn: X-Barnets-Navn",
            "header X-Barnets-Navn: Nora æ",
            "header Date: (Kari)",
            "message text: Hei",
        ],
    );
    let lines = lines(&found).join("\n");
    assert!(
        !lines.contains("12345678901") && !lines.contains("b=abc") && !lines.contains("from a")
    );
}

#[test]
fn bodies_are_decoded() {
    let found = mail(
        "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\
         Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
         Hei N=F8=\r\nra\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: base64\r\n\r\nPHA+PGI+TjwvYj5vcmE8L3A+\r\n--b--\r\n",
    );
    assert_has(&found, &["message text: Hei Nøra", "message HTML: Nora"]);
}

#[test]
fn attachments_are_taken_apart() {
    let found = mail(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\nforord\r\n--b\r\n\r\ntekst\r\n--b\r\n\
         Content-Type: text/calendar; charset=utf-8; name*=utf-8''m%C3%B8te.ics\r\n\r\n\
         BEGIN:VCALENDAR\r\nSUMMARY:Nora\r\nEND:VCALENDAR\r\n--b\r\n\
         Content-Type: message/rfc822\r\n\r\nFrom: a@example.org\r\nSubject: inni\r\n\r\ndypt\r\n--b\r\n\
         Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"=?utf-8?q?N=C3=B8ra=2Epdf?=\"\r\n\r\n\
         ikke PDF\r\n--b--\r\netterord\r\n",
    );
    assert_has(
        &found,
        &[
            "message text: tekst",
            "attachment 1, file name: møte.ics",
            "attachment 1, calendar SUMMARY: Nora",
            "attachment 2, header Subject: inni",
            "attachment 2, message text: dypt",
            "attachment 3, file name: Nøra.pdf",
            "attachment 3, text: ikke PDF",
        ],
    );
    assert_holds(&found, &["between the parts of the message: forord", "etterord"]);
}

#[test]
fn a_calendar_folded_within_a_letter_is_read_in_a_message() {
    let head = format!("{HEADERS}Content-Type: text/calendar; charset=utf-8; name=a.ics\r\n\r\n");
    let body = b"BEGIN:VCALENDAR\r\nSUMMARY:K\xc3\r\n \xa5re\r\n";
    let found = unpacked(&[head.as_bytes(), body].concat(), None);
    assert_has(&found, &["attachment 1, calendar SUMMARY: Kåre"]);
}

#[test]
fn what_others_would_decode_and_we_not_is_refused() {
    let mail = |head: &str| refused(format!("{HEADERS}{head}\r\n\r\nTm9yYQ==").as_bytes());
    assert_eq!(
        mail("Content-Transfer-Encoding: x-uuencode"),
        Refusal::Encoding("a part of the message is in an unknown transfer encoding")
    );
    assert_eq!(
        mail("Content-Type: text/plain; charset=x-ukjent"),
        Refusal::Encoding("a part of the message is in an unknown character set")
    );
}

#[test]
fn messages_within_messages_have_a_limit() {
    let nested = format!("{HEADERS}Content-Type: message/rfc822\r\n\r\n");
    assert_eq!(refused(nested.repeat(200).as_bytes()), Refusal::Limit(Limit::Nesting));
    assert_eq!(
        refused(format!("{}Subject: a\r\n\r\nHei", nested.repeat(8)).as_bytes()),
        Refusal::Limit(Limit::Depth)
    );
    assert!(unpack(format!("{}Subject: a\r\n\r\nHei", nested.repeat(3)).as_bytes(), None).is_ok());
}

#[test]
fn an_encoded_message_within_a_message_is_refused_however_deep_it_is() {
    let encode = |text: &str| {
        let mut out = String::new();
        for chunk in text.as_bytes().chunks(3) {
            let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
            let bits = bits << (8 * (3 - chunk.len()));
            let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            for place in 0..=chunk.len() {
                out.push(char::from(letters[(bits >> (18 - 6 * place) & 63) as usize]));
            }
            out.push_str(&"=="[..3 - chunk.len()]);
        }
        out
    };
    let deep = "Content-Type: message/rfc822\n\n".repeat(10_000);
    let wrapped = format!(
        "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        encode(&deep)
    );
    let refused =
        |text: &str| unpack(text.as_bytes(), None).map(|_| ()).map_err(|error| error.reason);
    let expected = Err(Refusal::Damaged("a message within the message is encoded"));
    assert_eq!(refused(&format!("Subject: x\r\n{wrapped}")), expected);
    // One level further in, too.
    let within =
        format!("Subject: x\r\nContent-Type: message/rfc822\r\n\r\nSubject: y\r\n{wrapped}");
    assert_eq!(refused(&within), expected);
    // Many parts whose boundary never comes are counted, not looked for.
    let parts = "Content-Type: multipart/mixed; boundary=nope\r\n\r\n--x\r\n".repeat(5_000);
    let many =
        format!("Subject: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n{parts}");
    assert!(matches!(refused(&many), Err(Refusal::Limit(_))));
}

//! HTML as a browser shows it, and what it does not show.

use super::*;

fn html(text: &str) -> Unpacked {
    unpacked(format!("<!doctype html>{text}").as_bytes(), None)
}

#[test]
fn tags_within_a_word_do_not_part_it() {
    let found = html("<p>Hei <b>N</b>ora<span> T</span>este&shy;sen</p><p>Neste</p>");
    assert_holds(&found, &["Hei Nora Teste\u{ad}sen", "Neste"]);
    let found = html("<table><tr><td>Navn<td>Kari</table>a<br>b");
    assert_eq!(
        lines(&found)[0].split_whitespace().collect::<Vec<_>>(),
        ["HTML:", "Navn", "Kari", "a", "b"]
    );
}

#[test]
fn entities_are_characters() {
    let found = html("K&aring;re &#xe6;&#248; &Aringse &lt;x&gt; &ukjent; AT&T");
    assert_holds(&found, &["Kåre æø Åse <x> &ukjent; AT&T"]);
}

#[test]
fn what_is_not_shown_is_found() {
    let found = html(
        "<title>Tittel</title><p hidden>gjemt</p><img alt='Bilde av \"Nora\"' src=cid:x>\
         <a href=\"mailto:n%C3%B8ra@example.org\" title=tips>lenke</a><!-- merknad -->\
         <!--[if mso]><p>kun <i>Out</i>look</p><![endif]--><script>var a = '</p>skript'</script>\
         <p data-x=\"vedlegg\" style=\"color:red\" width=12>",
    );
    assert_has(
        &found,
        &[
            "HTML: Bilde av \"Nora\"",
            "HTML: mailto:nøra@example.org",
            "HTML: tips",
            "HTML: merknad",
            "HTML: vedlegg",
            "HTML: var a = '</p>skript'",
        ],
    );
    assert_holds(&found, &["Tittel", "gjemt", "kun Outlook"]);
    assert!(!lines(&found).iter().any(|line| line.contains("color:red") || line == "HTML: 12"));
}

#[test]
fn of_a_style_sheet_stands_what_could_be_a_text() {
    let sheet = "body { color: #123; margin: 0 1rem } .nora { padding: 2px } /* til Kari */\n\
                 p::after { content: \"Ola\"; top: 3px } @media print { .per { display: none } }";
    let found = lines(&html(&format!("<style>{sheet}</style>"))).join("\n");
    for text in ["body", ".nora", "til Kari", "content: \"Ola\"", ".per"] {
        assert!(found.contains(text), "{text}: {found}");
    }
    for measure in ["#123", "1rem", "2px", "3px", "none"] {
        assert!(!found.contains(measure), "{measure}: {found}");
    }
    let found = html(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><p>a<?xpacket end=\"w\"?>",
    );
    assert!(!lines(&found).join("\n").contains("xpacket"), "{:?}", lines(&found));
    assert_has(&html("<?xpacket begin=\"Nora\"?>"), &["HTML: xpacket begin=\"Nora\"?"]);
}

#[test]
fn broken_tags_hide_nothing() {
    assert_holds(&html("a < b <æ </ <p title='Nora"), &["a < b <æ </", "Nora"]);
    assert_holds(&html("<!-- Nora"), &["Nora"]);
    assert_holds(&html("<script>Nora"), &["Nora"]);
    assert_holds(&html("<p æ=ø é>Nora"), &["Nora", "ø"]);
}

# Det programmet seier, på nynorsk.

## Innsende filer

cli-from-settings = { $message } Verdien står under [defaults] i innstillingane.
fault-empty-input = Her står det ingenting. Fyll ut skjemaet, eller byrj på eit nytt: «blankett new referat».
fault-input-too-large = Dette er større enn { $megabytes } MB, og så stort er ikkje noko skjema. Sjekk at det er rett fil.
fault-not-text = Dette er ikkje ei vanleg tekstfil; kanskje er det ein PDF eller eit Word-dokument. Skriv svara i ei tekstfil, og lagre som UTF-8.
fault-not-utf8 = Teksten er lagra slik at æ, ø og å ikkje kan lesast. Lagre fila på nytt, og vel teiknkodinga UTF-8.
fault-syntax = { $format ->
    [YAML] Programmet skjønar ikkje denne linja eller linjene rett ved. Sjekk innrykka (mellomrom, ikkje tabulator). Tekst med kolon skal stå i hermeteikn, og eit val med tekst i krøllparentesar: { "{" }annet: Søvn{ "}" }
    [JSON] Programmet skjønar ikkje denne linja eller den over. Sjekk om det manglar eit komma, ein parentes eller eit hermeteikn, eller om det er eitt for mykje.
    [TOML] Programmet skjønar ikkje denne linja eller den over. Skriv kvart svar som namn = "svar", med hermeteikn på begge sider.
   *[other] Programmet skjønar ikkje denne delen av { $format }-fila. Sjekk om det manglar eit hermeteikn, eller om det er eitt for mykje.
    }
fault-anchor-or-tag = Teikna &, * og ! tyder noko eige i YAML når dei står først. Set heile teksten i hermeteikn, til dømes "* sjå vedlegget".
fault-too-deep = Her ligg altfor mange lister eller felt inni kvarandre. Sjå etter ein parentes som ikkje er avslutta, eller eit innrykk som er for stort.
fault-not-a-mapping = Her skal felta i skjemaet stå. Skriv kvart felt på si linje med namn og kolon, til dømes «dato: 2026-03-14».
fault-several-documents = Fila har fleire skjema, skilde med «---». Lagre kvart skjema i si eiga fil, eller ta bort linja med strekane.
fault-duplicate-field = Det same feltet står to gonger. Behald det eine, og ta bort det andre.
fault-cell-count = Rada har { $found ->
        [one] { $found } celle
       *[other] { $found } celler
    }, medan overskriftsrada har { $expected }. Sjekk om det manglar eit skiljeteikn (semikolon eller komma) eller er eitt for mykje; tekst med slike teikn skal stå i hermeteikn.

## Skjema, språk og felt

fault-form-missing = Det står ikkje kva skjema dette er. Skriv til dømes «skjema: referat» øvst; «blankett forms» viser alle skjemaa.
fault-form-unknown = Det finst ikkje noko skjema med dette namnet. «blankett forms» viser alle skjemaa.
fault-form-unknown-nearest = Det finst ikkje noko skjema med dette namnet. Meinte du «{ $nearest }»? «blankett forms» viser alle skjemaa.
fault-language-unknown = Skjemaa finst ikkje på dette språket. Skriv nb for bokmål, nn for nynorsk eller en for engelsk.
fault-unknown-field = Skjemaet har ikkje noko felt med dette namnet her. Rett namnet, eller ta bort feltet.
fault-unknown-field-nearest = Skjemaet har ikkje noko felt med dette namnet her. Meinte du «{ $nearest }»?
fault-missing = Dette må fyllast ut.
fault-rule = { $message }

## Svar

fault-wrong-shape = { $expected ->
    [fields] Her skal det stå fleire felt med kvart sitt namn. Skriv dei til dømes slik: { "{" }navn: Kari Nordli, rolle: styrar{ "}" }
    [rows] Her skal det stå ei liste. Byrj kvar rad med ein bindestrek, til dømes slik: - { "{" }navn: Kari Nordli, rolle: styrar{ "}" }
    [choice] Her skal det stå eitt val. Skriv namnet på valet, til dømes «lek», eller med tekst til: { "{" }annet: Søvn{ "}" }
    [choices] Her skal det stå ei liste med val. Skriv dei i hakeparentesar, til dømes slik: [atferd, lek]
   *[single] Her skal det stå eitt svar og ikkje ei liste. Skriv det rett etter kolonet, gjerne i hermeteikn: "Møterom 2"
    }
fault-not-one-line = Her er det plass til berre éi linje. Skriv alt på same linja.
fault-too-long = Teksten er for lang. Kort han ned til høgst { $max } teikn.
fault-forbidden-character = Teksten har eit gøymt teikn ({ $code }) som ikkje kan stå i eit skjema. Slett det, og skriv teksten på nytt.
fault-no-glyph = Teiknet { $character } ({ $code }) finst ikkje i nokon av skriftene. Skriv det på ein annan måte.
fault-too-many-rows = Lista har for mange rader. Her er det plass til høgst { $max }.
fault-too-few-rows = { $min ->
    [one] Her må det vere minst éi rad.
   *[other] Her må det vere minst { $min } rader.
    }
fault-choice-unknown = Dette er ikkje eitt av vala. Skriv eitt av desse: { $choices }.
fault-choice-unknown-nearest = Dette er ikkje eitt av vala. Meinte du «{ $nearest }»? Vala er: { $choices }.
fault-choice-repeated = Det same valet er teke med to gonger. Ta bort det eine.
fault-choice-blanks = { $blanks ->
    [none] Det høyrer ikkje noko meir til dette valet. Skriv berre namnet på det, utan kolon og tekst etter.
   *[other] Til dette valet høyrer fleire felt: { $blanks }. Skriv svara med kvart sitt namn, til dømes slik: { "{" }hva: språk, av_hvem: PPT{ "}" }
    }
fault-date-unreadable = Datoen kan ikkje lesast. Skriv han som 2026-03-14, 14.03.2026 eller 14. mars 2026.
fault-date-impossible = Denne datoen finst ikkje. Sjå over dag, månad og år, og skriv han til dømes som 14.03.2026.
fault-time-unreadable = Klokkeslettet kan ikkje lesast. Skriv det som 09:00 eller 9.30.
fault-time-skipped = Klokka blir stilt fram denne natta og viser aldri tidene mellom 02:00 og 03:00. Vel eit klokkeslett før 02:00 eller frå 03:00.
fault-time-twice = Klokka blir stilt tilbake denne natta og viser tidene mellom 02:00 og 03:00 to gonger, så kalendrane er ikkje samde om når møtet er. Vel eit klokkeslett før 02:00 eller frå 03:00.
fault-email-invalid = Dette er ikkje ei heil e-postadresse. Skriv adressa til dømes som kari.nordli@example.org.
fault-phone-invalid = Dette er ikkje eit telefonnummer som finst. Skriv åtte siffer, til dømes 22 00 00 00; eit utanlandsk nummer byrjar med + og landkoden.
fault-case-invalid = Eit saksnummer er eit årstal og eit løpenummer. Skriv det til dømes som 2026-014.
fault-link-invalid = Denne lenkja kan ikkje brukast. Lim inn heile lenkja; ho skal byrje med https:// og ikkje ha med brukarnamn eller passord.
fault-file-name-invalid = Her skal det stå namnet på ei fil som ligg saman med skjemaet: ein PDF eller eit bilete (.pdf, .png, .jpg), utan mappe framfor.
fault-integer-invalid = Her skal det stå eit heilt tal. Skriv berre siffer, til dømes 12.
fault-boolean-invalid = Svaret her er ja eller nei. Skriv eitt av dei to orda.

## Unntak frå personvernkontrollen

fault-exception-shape = Unntak skal stå i ei liste. Byrj kvart unntak med ein bindestrek, til dømes slik: - { "{" }felt: agenda.system.1.tittel, funn: name, grunn: "Elias er namnet på ein båt"{ "}" }
fault-exception-incomplete = Unntaket manglar «{ $key }». Skriv både felt, funn og grunn.
fault-exception-kind-unknown = Det finst ikkje noko funn med dette namnet. Skriv eitt av desse: { $kinds }.
fault-exception-kind-unknown-nearest = Det finst ikkje noko funn med dette namnet. Meinte du «{ $nearest }»? Unntak kan gjerast for: { $kinds }.
fault-exception-forbidden = Det kan ikkje gjerast unntak for eit slikt funn, fordi det peikar ut éin bestemt person. Ta bort unntaket, og vis til saka med nummer i teksten, til dømes «sak 2026-014».
fault-reason-too-short = Grunnen er for kort til at andre kan forstå han seinare. Skriv minst { $min } teikn.
fault-exception-needless = Det er ikkje noko å gjere unntak for: i dette feltet er det ikkje funne noko slikt som ikkje alt har eit unntak. Ta bort unntaket, eller rett felt, funn og tekst; rader blir talde frå 1, og namna er slik «blankett check» viser dei.
fault-exception-ambiguous = I dette feltet er det fleire slike funn. Skriv òg kva ord unntaket gjeld, til dømes «tekst: Elias».

## Filene som blir laga

fault-file-name-taken = To av dokumenta får same filnamn. Gi kvart av dei sitt eige saksnummer (sak) eller sin eigen dato.
fault-file-exists = Det finst alt ein PDF med dette namnet. Bruk --force for å byte ut den gamle, eller vel ei anna mappe med -o.
fault-translation-unknown = Skjemaet har inga hjelpeomsetjing til dette språket. Vel eitt av desse: { $known }.
fault-translation-not-norwegian = Ei hjelpeomsetjing står ved sida av den norske teksten, men dokumentet er på engelsk. Vel nb eller nn som språk.

## Skjemadefinisjonar

definition-syntax = Dette kan ikkje lesast som ein skjemadefinisjon; rett skrivemåten eller verdien. TOML-lesaren seier: { $detail }
definition-unknown-key = Nøkkelen «{ $name }» finst ikkje her. Rett namnet, eller ta han bort.
definition-unknown-key-nearest = Nøkkelen «{ $name }» finst ikkje her. Meinte du «{ $nearest }»?
definition-unknown-word = «{ $name }» passar ikkje her. Skriv eitt av desse: { $words }.
definition-missing-key = Her manglar «{ $name }». Legg det til; ein tekst må finnast på nb, nn og en.
definition-empty-text = Teksten er tom på «{ $name }». Skriv han; alle tekstar må finnast på nb, nn og en.
definition-bad-name = Namnet «{ $name }» kan ikkje brukast. Skriv berre a–z og 0–9, med ein bokstav først; felt blir delte med understrek, andre namn med bindestrek.
definition-id-is-not-file-name = Ein id må vere lik filnamnet. Skriv id = "{ $name }", eller gi fila eit anna namn.
definition-repeated-name = Namnet «{ $name }» er brukt før. Vel eit anna på éin av stadene.
definition-reserved-name = Namnet «{ $name }» er oppteke; skjema, sprak, sak, unntak og moter finst i alle skjema. Gi feltet eit anna namn.
definition-foreign-key = Nøkkelen «{ $name }» passar ikkje i eit felt av typen «{ $kind }», eller ikkje saman med dei andre nøklane. Ta han bort; choices_from står i staden for choices, og required_when i staden for required.
definition-no-choices = Feltet har ingenting å velje mellom. Skriv vala under choices, eller hent dei frå eit tidlegare felt med choices_from.
definition-no-fields = Gruppa eller lista har ingen felt. Skriv minst eitt under fields.
definition-no-example = Feltet «{ $name }» må fyllast ut, men har ikkje noko døme til startfila. Skriv eitt under example.
definition-unknown-field = Skjemaet har ikkje noko felt «{ $name }» her. Rett namnet, eller legg til feltet.
definition-unknown-field-nearest = Skjemaet har ikkje noko felt «{ $name }» her. Meinte du «{ $nearest }»?
definition-unknown-name = Det finst ikkje noko «{ $name }» her. Rett namnet.
definition-unknown-name-nearest = Det finst ikkje noko «{ $name }» her. Meinte du «{ $nearest }»?
definition-circle = «{ $name }» byggjer til slutt på seg sjølv. Rett det som står etter extends.
definition-broken-expression = Uttrykket kan ikkje brukast. Skriv eit CEL-uttrykk som er sant eller usant (under confidentiality: eit ord som group), også når skjemaet er tomt. Lesaren seier: { $detail }
definition-unsafe-file-name = Feltet «{ $name }» kan ikkje stå i eit filnamn. Bruk { "{" }skjema{ "}" }, { "{" }sak{ "}" } eller eit felt av typen date, case eller choice utan personal_data.
definition-meeting-field = Feltet «{ $name }» passar ikkje her. Vel eit felt av typen { $kind }.
definition-meeting-not-open = Berre eit skjema med confidentiality = "open" kan sendast på e-post. Ta bort [meeting], eller skriv open under confidentiality.
definition-personal-data-in-open-form = Feltet «{ $name }» kan ha personopplysningar, men skjemaet går på vanleg e-post. Ta bort feltet, eller skriv noko anna enn open under confidentiality.

## Ord i dokumenta

document-page = Side { "{page}" } av { "{pages}" }
document-reference = Sak
document-confidential-child = Unnateke offentlegheit, offentleglova § 13
document-confidential-group = Internt dokument for ressursteamet
document-confidential-anonymous = Internt dokument. Skal ikkje identifisere barnet
document-confidential-open = Skal ikkje innehalde personopplysningar
document-logo-alt = Logoen til { $organisation }
document-ticked = kryssa av
document-not-ticked = ikkje kryssa av
document-yes = Ja
document-no = Nei
document-none = Ingen
document-packet-contents = Innhald
document-packet-checklist = Sjekkliste
document-packet-draft = Utkast
document-packet-draft-note = Pakken er ikkje komplett. Sjå kva som manglar i sjekklista, og send han ikkje før alt er på plass.
document-packet-missing = Manglar
document-packet-not-applicable = Ikkje aktuelt
document-packet-present = På plass
document-packet-requirement = Krav
document-packet-rule = Regel
document-packet-state = Status
document-packet-file = pakke
document-packet-picture = { $title }, side { $page } av { $pages }.
document-packet-no-text = Sida er eit bilete, og teksten på ho kan ikkje lesast opp.

## Hjelpeomsetjingar

document-help-heading = Hjelpeomsetjing – { $language }
document-help-notice = Dette er ei hjelpeomsetjing. Den norske teksten er den gyldige, og den de skriv under på.
document-help-norwegian = Norsk
cli-translation-heading = Hjelpeomsetjinga kan ikkje brukast: { $count } feil
translation-syntax = Dette kan ikkje lesast som ei omsetjing; rett skrivemåten. TOML-lesaren seier: { $detail }
translation-unknown-key = Skjemaet har ikkje nokon tekst «{ $key }» her. Rett nøkkelen, eller ta han bort.
translation-unknown-key-nearest = Skjemaet har ikkje nokon tekst «{ $key }» her. Meinte du «{ $nearest }»?
translation-not-text = «{ $key }» skal vere ein tekst. Set han i hermeteikn.
translation-empty = Teksten «{ $key }» er tom. Skriv han.
translation-text-missing = Teksten «{ $key }» er ikkje omsett. Skriv { $key }.nb med orda i skjemaet og { $key }.{ $tag } med omsetjinga.
translation-key-missing = Her manglar «{ $key }». Legg det til.
translation-norwegian-missing = Det står ikkje kva norsk tekst «{ $key }» omset. Skriv { $key }.nb med orda i skjemaet.
translation-other-wording = Skjemaet seier noko anna enn den norske teksten som «{ $key }» omset. Sjå om omsetjinga framleis stemmer, og skriv orda i skjemaet i { $key }.nb.
translation-other-paragraphs = «{ $key }» har ikkje like mange avsnitt som den norske teksten. Del dei likt, så dei kan stå ved sida av kvarandre.
translation-language-missing = Språket «{ $tag }» er ikkje omtalt. Legg til fila forms/translations/{ $tag }.toml, med namnet på språket og merknaden.
translation-bad-direction = «{ $word }» passar ikkje her. Skriv ltr (frå venstre) eller rtl (frå høgre).

## Dokument frå andre i ei pakke

attachment-empty = Fila er tom. Legg inn fila på nytt frå der ho kjem frå.
attachment-unknown-kind = Fila er verken PDF, PNG eller JPEG. Lagre ho som PDF, og legg ho i mappa.
attachment-too-large = Fila er større enn { $megabytes } MB. Del ho i fleire filer, eller skann ho på nytt med lågare oppløysing.
attachment-password = Fila er verna med passord. Lagre ein kopi utan passord og legg han i mappa.
attachment-damaged = Fila er skadd og kan ikkje lesast. Opne ho i eit PDF-program og lagre ho på nytt, eller be om ein ny kopi.
attachment-too-many-pages = Fila har meir enn { $max } sider. Del ho i fleire filer.
attachment-page-size = Side { $page } har ein storleik som ikkje får plass på eit ark. Skriv ut fila som PDF på nytt, i A4.
attachment-too-many-pixels = Biletet har meir enn { $megapixels } millionar biletpunkt. Lagre ein mindre kopi og legg han i mappa.
attachment-shell = Fila er eit skjema som berre Adobe Reader kan vise. Opne ho der, skriv ho ut som PDF, og legg den nye fila i mappa.
attachment-too-demanding = Fila er så tung å lese at programmet stoppa. Opne ho i eit PDF-program, skriv ho ut som PDF på nytt, og legg den nye fila i mappa.
attachment-process = Programmet som skulle lese fila, lét seg ikkje køyre. Prøv på nytt.

## Personvern

finding-fnr = Dette ser ut som eit fødselsnummer, og dokumentet skal ikkje vise kven ei sak gjeld. Ta det bort, og vis til saka med nummer, til dømes «sak 2026-014».
finding-id_other = Dette ser ut som eit nummer eller ein konto som høyrer til éin person. Ta det bort, og vis til saka med nummer, til dømes «sak 2026-014».
finding-birthdate = Dette ser ut som ein fødselsdato. Ta han bort; skriv heller «eit barn i småbarnsgruppa», eller vis til saka med nummer, til dømes «sak 2026-014».
finding-known_person = Her står namnet på ein person i saka, og dokumentet skal ikkje vise kven ei sak gjeld. Skriv «barnet» eller «føresette», eller vis til saka med nummer, til dømes «sak 2026-014».
finding-email = Denne e-postadressa høyrer ikkje til nokon av deltakarane, og ho kan vise kven ei sak gjeld. Ta ho bort, og skriv heller rolla, til dømes «føresette».
finding-phone = Dette ser ut som eit privat telefonnummer, og det kan vise kven ei sak gjeld. Ta det bort, og skriv heller nummeret til barnehagen.
finding-address = Dette ser ut som ei adresse der nokon bur. Ta ho bort; ein møteplass skal stå i feltet for stad.
finding-name = Dette ser ut som namnet på ein person som ikkje er deltakar. Skriv «sak 2026-014» i staden for namnet, eller før personen opp som deltakar.
finding-initials = Dette ser ut som førebokstavane til ein person, og dei kan vise kven ei sak gjeld. Skriv «sak 2026-014» i staden.
finding-relation = Dette peikar ut ein person gjennom slektskap. Skriv «føresette», eller vis til saka med nummer, til dømes «sak 2026-014».
finding-health = Dette ser ut som ei helseopplysning om éin person. Ta ho bort, og vis til saka med nummer; det som gjeld helsa, blir teke opp i møtet.
finding-family = Dette ser ut som ei opplysning om situasjonen i éin familie. Ta ho bort, og vis til saka med nummer; det blir teke opp i møtet.
finding-background = Dette ser ut som ei opplysning om bakgrunnen til eitt barn eller éin familie (språk, opphav, religion). Ta ho bort, og vis til saka med nummer.
finding-quasi = Denne skildringa kan vise kva barn det gjeld. Skriv «eit barn», eller vis til saka med nummer, til dømes «sak 2026-014».

finding-title-fnr = fødselsnummer
finding-title-id_other = nummer eller konto
finding-title-birthdate = fødselsdato
finding-title-known_person = person i saka
finding-title-email = privat e-postadresse
finding-title-phone = privat telefonnummer
finding-title-address = adresse
finding-title-name = namn på ein person
finding-title-initials = førebokstavar
finding-title-relation = slektskap
finding-title-health = helseopplysning
finding-title-family = familiesituasjon
finding-title-background = bakgrunn
finding-title-quasi = skildring som peikar ut

## Kommandolinja: resultat

cli-definition-heading = Skjemadefinisjonen { $file } kan ikkje brukast: { $count } feil
cli-summary-checked = { $good } i orden, { $bad } må rettast
cli-summary-written = { $good } dokument laga, { $bad } ikkje laga
cli-demo-done = { $count ->
    [one] Laga { $count } eksempeldokument i { $path }. Opne mappa og sjå på det.
   *[other] Laga { $count } eksempeldokument i { $path }. Opne mappa og sjå på dei.
    }
cli-error = Feil
cli-warning = Merk
cli-exception = Unntak
cli-exception-reason = { $finding }. Grunn: { $reason }
cli-exception-hint = Er noko av dette ikkje ei personopplysning? Då kan det stå, når de skriv eit unntak med grunn i fila: unntak: [{ "{" }felt: { $field }, funn: { $kind }, grunn: "…"{ "}" }]
cli-row = skjema nr. { $row }
cli-characters = teikn { $first }–{ $last }
cli-rule-number = regel { $number }

## Kommandolinja: scan

cli-scan-summary = { $count ->
    [0] Ingen funn
    [one] { $count } funn
   *[other] { $count } funn
    }
cli-scan-place = { $kind ->
    [file-name] filnamnet
    [html] nettsida
    [page] side { $name }
    [unshown] innhald som ikkje blir vist
    [metadata] eigenskapen { $name }
    [entry] oppføringa { $name }
    [header] meldingshovudet { $name }
    [mail-text] teksten i meldinga
    [mail-html] HTML-teksten i meldinga
    [calendar] kalenderfeltet { $name }
    [attachment] vedlegg { $name }
   *[remark] tekst utanfor innhaldet
    }
cli-scan-failure = { $reason ->
    [encrypted] Fila er låst med passord, og er ikkje undersøkt. Lagre ho utan passord, og prøv igjen.
    [format] Denne typen fil kan ikkje undersøkjast. Lagre innhaldet som PDF eller vanleg tekst, og prøv igjen.
    [encoding] Teksten er lagra slik at æ, ø og å ikkje kan lesast, og er ikkje undersøkt. Lagre fila på nytt, og vel teiknkodinga UTF-8.
    [damaged] Fila er skadd, og er ikkje undersøkt. Lag ho på nytt, og prøv igjen.
   *[limit] Fila er for stor eller for innvikla, og er ikkje undersøkt. Del ho opp, og prøv igjen.
    }
cli-scan-unread = { $what ->
    [picture] Her er det eit bilete, og det kan ikkje undersøkjast. Sjå på det sjølv.
   *[characters] Her er det teikn som ikkje kan lesast. Sjå på dei sjølv.
    }
cli-scan-no-item = Linja kan ikkje lesast, og er ikkje undersøkt. Skriv eitt JSON-objekt på linja, til dømes slik: { "{" }"id": 1, "text": "…"{ "}" }
cli-scan-item-too-large = Linja er større enn { $megabytes } MB, og er ikkje undersøkt. Del teksten opp, og prøv igjen.

## Kommandolinja: filer og mapper

cli-cannot-read = Kan ikkje lese { $path }: { $reason }. Sjekk at namnet er rett, og at du har tilgang til fila.
cli-system-reason =
    { $kind ->
        [missing] det finst ikkje noko med det namnet
        [denied] tilgangen er sperra
        [folder] det er ei mappe
        [no-folder] noko i stien er ei fil, ikkje ei mappe
        [read-only] det går berre an å lese der
       *[no-text] innhaldet er ikkje tekst i UTF-8
    }
cli-no-inputs = Det er ingen skjema i { $path }. Programmet les filer som sluttar på .yaml, .json, .toml, .csv eller .jsonl.
cli-unknown-format = Programmet kan ikkje lese { $path }. Bruk ei fil som sluttar på .yaml, .json, .toml, .csv eller .jsonl.
cli-remedy-mkdir = Mappa { $path } finst ikkje. Lag mappa først, eller vel ei anna.
cli-output-not-writable = Kan ikkje skrive til { $path }: { $reason }. Sjekk at du har lov til å lagre der, eller vel ein annan stad.
cli-output-must-be-folder = Det blir fleire dokument, og { $path } er ikkje ei mappe. Vel ei mappe med -o.
cli-stdout-single = Fleire dokument kan ikkje skrivast rett til skjermen eller eit anna program. Vel ei mappe med -o.
cli-catalog-file = Fila { $path } kan ikkje brukast. Eit skjema må ha eit namn med små bokstavar, siffer og bindestrek, til dømes forms/mitt-skjema.toml.
cli-threads = Maskina gir ikkje fleire trådar no. Prøv igjen med --jobs 1.
cli-file-exists = { $path } finst frå før. Bruk --force for å byte ut fila, eller vel ein annan stad.
cli-no-space = Det er ikkje plass på disken til { $path }. Slett noko der, eller vel ein annan stad.
cli-demo-folder-not-empty = Mappa { $path } er ikkje tom. Vel ei ny eller tom mappe, så blir ingenting borte.

## Kommandolinja: skjema, malar og innstillingar

cli-form-unknown = Det finst ikkje noko skjema som heiter «{ $name }». «blankett forms» viser alle skjemaa.
cli-form-unknown-nearest = Det finst ikkje noko skjema som heiter «{ $name }». Meinte du «{ $nearest }»?
cli-template-missing = Malen { $name } finst ikkje. Legg han i mappa templates, eller rett namnet i skjemadefinisjonen.
cli-template-broken = Malen { $file } har ein feil på linje { $line }. Rett malen, og prøv igjen. Typst seier: { $message }
cli-template-error = Malen kan ikkje brukast. Rett malen, og prøv igjen. Typst seier: { $message }
cli-standards = Dokumentet oppfylte ikkje krava til PDF/A og PDF/UA, og ingenting vart lagra. Dette er ein feil i programmet eller malen; meld gjerne frå om han.
cli-config-missing = Innstillingsfila { $path } finst ikkje. Sjekk at namnet er rett.
cli-config-broken = Innstillingane i { $file } kan ikkje lesast. Rett linje { $line }, og prøv igjen. Lesaren seier: { $detail }
cli-logo-not-a-picture = Logoen { $path } er ikkje eit bilete som kan brukast. Vel ei SVG-, PNG- eller JPEG-fil.
cli-logo-too-large = Logoen { $path } er større enn { $megabytes } MB. Lagre han i ei mindre utgåve.
cli-organisation-unprintable = { $part ->
    [name] Namnet på organisasjonen kan ikkje skrivast ut. Skriv det på nytt i innstillingane, med høgst 200 vanlege teikn.
    [unit] Namnet på eininga kan ikkje skrivast ut. Skriv det på nytt i innstillingane, med høgst 200 vanlege teikn.
   *[address] Adressa kan ikkje skrivast ut. Skriv adressa på nytt i innstillingane, med høgst 200 vanlege teikn.
    }

## Lista over skjema

cli-forms-id = Skjema
cli-forms-title = Tittel
cli-forms-confidentiality = Personvern
confidentiality-open = ope, går på e-post
confidentiality-group = internt, om ei gruppe
confidentiality-anonymous = anonym sak
confidentiality-child = underlagt teieplikt, om eit namngitt barn
confidentiality-by-case = følgjer saka

## Startfiler

cli-starter-intro = Dette er eit utfylt døme på «{ $form }». Byt ut svara med dykkar eigne, og ta bort det de ikkje treng. Linjer med # framføre er forklaringar, eller felt de kan ta i bruk ved å ta bort teiknet. Lagre fila, og lag dokumentet med «blankett fill FIL», der FIL er namnet på fila.
starter-required = Må fyllast ut
starter-optional = Valfritt
starter-sometimes = Nokre gonger
starter-kind-long-text = Tekst med fleire avsnitt: skriv | etter kolon, og teksten på linjene under med to mellomrom framfor
starter-choose-one = Vel eitt av: { $choices }
starter-choose-many = Vel eitt eller fleire av: { $choices }
starter-row-hint = Gjer det same for kvar rad
starter-kind-date = Dato, til dømes 2026-03-14
starter-kind-time = Klokkeslett, til dømes 09:00
starter-kind-email = E-postadresse, til dømes kari.nordli@example.org
starter-kind-phone = Telefonnummer, til dømes 22 00 00 00
starter-kind-case = Saksnummer, til dømes 2026-014
starter-kind-link = Heile lenkja, med https:// først
starter-kind-file = Namnet på ei fil i same mappe, til dømes samtykke.pdf
starter-kind-integer = Heilt tal, til dømes 12
starter-kind-boolean = ja eller nei
starter-meta-language = Språk i dokumentet: nb, nn eller en
starter-meta-case = Nummeret på saka, om ho har eit
schema-exceptions = Funn i personvernkontrollen som likevel kan stå, kvart med ein grunn
schema-guests = Dei som kjem til dette møtet i tillegg til deltakarane
schema-meetings = Fleire møte i éi fil: det som er eige for kvart av dei. Det som står elles, gjeld alle

## Hjelp

help = Fyller ut skjemaa til ressursteamet i barnehagen og lagar PDF-ar av dei
help-examples =
    Døme:
      blankett forms                         # sjå kva skjema som finst
      blankett new referat -o referat.yaml   # byrj på eit referat
      blankett check referat.yaml            # sjå kva som manglar eller er feil
      blankett fill referat.yaml             # lag PDF-en
      blankett blank samtykke                # lag eit tomt skjema til utskrift
      blankett demo                          # lag eit døme på alt saman

help-any-lang = Språk i meldingane, og i dokument som ikkje seier noko sjølve: nb, nn eller en
help-any-config = Innstillingsfil som blir brukt i staden for blankett.toml
help-any-catalog = Mappe med eigne skjema (i undermappa forms) og malar (i undermappa templates)
help-any-files = Utfylte skjema, eller mapper med slike; «-» les det eit anna program sender
help-any-form = Namnet på skjemaet; «blankett forms» viser alle
help-any-from = Filtypen, når han ikkje går fram av filnamnet
help-any-known = Tekstfil med namna på barnet og dei føresette, eitt på kvar linje; dei blir stansa i ei innkalling
help-any-format = Kven svaret er til: text for menneske, json for andre program
help-any-jobs = Kor mange skjema som blir behandla samstundes; elles vel programmet sjølv
help-any-output = Mappa eller fila det blir lagra i, elles mappa du står i; «-» sender det til eit anna program
help-any-force = Byt ut filer som finst frå før
help-any-translation = Ta med teksten i skjemaet ved sida av ei hjelpeomsetjing, til dømes til ar, pl eller uk
help-any-date = Datoen som blir lagra i eigenskapane til PDF-en, til dømes 2026-03-14; elles datoen i dag
help-any-help = Vis denne hjelpa
help-any-version = Vis kva versjon dette er

help-usage = Bruk
help-heading-commands = Kommandoar
help-heading-arguments = Argument
help-heading-options = Val
help-value-command = KOMMANDO
help-value-options = VAL
help-value-access = TILGANG
help-value-address = ADRESSE
help-value-case = SAK
help-value-casesfolder = SAKSMAPPE
help-value-date = DATO
help-value-dir = MAPPE
help-value-fieldvalue = FELT=VERDI
help-value-file = FIL
help-value-form = SKJEMA
help-value-format = FORMAT
help-value-hhmm = TT:MM
help-value-id = NR
help-value-lang = SPRÅK
help-value-n = TAL
help-value-name = NAMN
help-value-out = UT
help-value-part = DEL
help-value-place = STAD
help-value-profile = PROFIL
help-value-service = TENESTE
help-value-shell = SKAL
help-value-time = TID
help-value-word = ORD
help-with-values = { $text } [moglege verdiar: { $values }]
help-with-default = { $text } [elles: { $value }]

usage-unknown-argument = Her er det ikkje noko som heiter «{ $argument }».
usage-unknown-command = Det finst ingen kommando som heiter «{ $name }».
usage-missing = Dette manglar: { $argument }
usage-missing-command = Her må det stå kva som skal gjerast: { $commands }
usage-invalid-value = «{ $value }» kan ikkje brukast som { $argument }.
usage-no-value = { $argument } manglar verdien sin.
usage-too-many-values = { $argument } har éin verdi for mykje: «{ $value }».
usage-conflict = { $argument } kan ikkje brukast saman med { $other }.
usage-twice = { $argument } kan berre brukast éin gong.
usage-not-text = Noko av det som står på kommandolinja, er ikkje tekst i UTF-8.
usage-did-you-mean = Meinte du { $names }?
usage-values = Moglege verdiar: { $values }
usage-about = { $argument }: { $text }
usage-example = Skriv til dømes { $example }.
usage-usage = Bruk: { $usage }
usage-help = Alle val blir viste med --help.

help-forms = Vis kva skjema som finst, og kven dei kan delast med
help-forms-examples =
    Døme:
      blankett forms
      blankett forms --lang nn
      blankett forms --format json

help-new = Lag ei utfylt startfil som du byter ut svara i
help-new-examples =
    Døme:
      blankett new referat -o referat.yaml
      blankett new innkalling --lang nn -o innkalling.yaml
help-new-output = Fila som startfila blir lagra i; elles kjem ho på skjermen

help-schema = Vis felta i eit skjema som JSON Schema, for andre program
help-schema-examples =
    Døme:
      blankett schema referat
      blankett schema referat > referat.schema.json

help-check = Sjå kva som manglar eller er feil, utan å lage noko
help-check-examples =
    Døme:
      blankett check referat.yaml
      blankett check innkalling.yaml --known namn.txt
      blankett check saker/
      blankett check meldingar.csv --form meldeskjema-system
help-check-form = Kva skjema fila gjeld, når det ikkje står i henne

help-scan = Leit etter personopplysningar i ein tekst
help-scan-examples =
    Døme:
      blankett scan brev.pdf
      blankett scan --known namn.txt --participants deltakarar.txt < brev.txt
      blankett scan --format jsonl tekstar.jsonl
help-scan-files = Filer: tekst, PDF, e-post (.eml), kalender (.ics) eller nettside; utan filer, eller med «-», les programmet det eit anna program sender
help-scan-format = Kven svaret er til: text for menneske, json for andre program, jsonl for program som sender éin tekst på kvar linje
help-scan-known = Tekstfil med namna på barnet og dei føresette, eitt på kvar linje
help-scan-participants = Tekstfil med namna på dei som kan nemnast, eitt på kvar linje
help-scan-kindergarten = Namnet på barnehagen, som kan nemnast

help-fill = Lag PDF-ar av utfylte skjema
help-fill-examples =
    Døme:
      blankett fill referat.yaml
      blankett fill saker/ -o pdf/
      blankett fill meldingar.csv --form meldeskjema-system -o pdf/
      blankett fill innkalling.yaml --known namn.txt -o - > innkalling.pdf
help-fill-form = Kva skjema fila gjeld, når det ikkje står i henne

help-blank = Lag eit tomt skjema til å skrive ut og fylle ut for hand
help-blank-examples =
    Døme:
      blankett blank samtykke
      blankett blank samtykke --lang nn -o samtykke-nynorsk.pdf
      blankett blank samtykke --translation pl

help-demo = Lag eit døme på alt: utfylte skjema, PDF-ane av dei og tomme skjema
help-demo-examples =
    Døme:
      blankett demo
      blankett demo eksempel
help-demo-folder = Mappa som døma blir lagra i; ho blir laga om ho ikkje finst

help-completions = Lag eit skript som lèt tabulatortasten skrive ferdig kommandoane
help-completions-examples =
    Døme:
      blankett completions bash > ~/.local/share/bash-completion/completions/blankett
      blankett completions fish > ~/.config/fish/completions/blankett.fish
help-completions-shell = Kva kommandoskal skriptet er for

help-man = Lag manualsidene
help-man-examples =
    Døme:
      blankett man | man -l -
      blankett man -o man/
help-man-output = Mappa som får ei side for kvar kommando; elles kjem berre sida for heile programmet

help-any-state = Mappa utboksen ligg i; elles den i innstillingane, eller brukaren si eiga
help-any-connections = Kor mange samband som blir brukte samstundes; elles det innstillingane seier
help-any-wait = Kor lenge programmet skal prøve igjen med det som ikkje blir teke imot, til dømes 90s, 10m eller 2h
help-any-id = Nummeret på meldinga; «blankett outbox list» viser det
help-any-ids = Numra på meldingane; «blankett outbox list» viser dei

help-send = Send innkallingar på e-post, med kalenderfil og PDF
help-send-examples =
    Døme:
      blankett send innkalling.yaml --dry-run           # sjå kva som blir sendt, og til kven
      blankett send innkalling.yaml --dry-run -o utkast # lag .eml-filene og sjå på dei
      blankett send innkalling.yaml
      blankett send innkalling.yaml --moved-from 2026-03-17
      blankett send innkalling.yaml --cancel            # avlys møtet
help-send-dry_run = Send ingenting, men vis kva som ville blitt sendt, og til kven
help-send-output = Mappa meldingane blir lagra i som .eml-filer, saman med --dry-run
help-send-yes = Send utan å spørje; trengst når ingen sit ved skjermen
help-send-moved_from = Møtet er flytta frå denne datoen
help-send-new = Dette er eit nytt møte, sjølv om det liknar eit det er kalla inn til
help-send-cancel = Møtet er avlyst: gi beskjed til alle som er kalla inn
help-send-again = Send det same ein gong til, også til dei som har fått det
help-send-past = Send òg til møte som er over
help-send-queue_only = Legg meldingane i utboksen utan å sende dei enno

help-share = Send fortrulege dokument på e-post som éi kryptert fil; passordet gir du på telefon eller SMS
help-share-examples =
    Døme:
      blankett share saker/2026-014/2026-03-17-referat.yaml --to eva.eksempel@example.org
      blankett share referat.yaml behovsmelding.yaml --to ppt@kommune.example.org --dry-run -o utkast
      blankett share referat.yaml --to eva.eksempel@example.org --again   # send på nytt, med nytt passord
help-share-to = Adressa til ein som skal ha dokumenta; kan takast opp att. Elles får dei det profilen seier
help-share-password_file = Fil med passordet; elles lagar programmet eitt
help-share-ask_password = Vel passordet sjølv; programmet spør etter det
help-share-dry_run = Send ingenting, men vis kva som ville blitt sendt, og til kven
help-share-output = Mappa meldingane blir lagra i som .eml-filer, saman med --dry-run
help-share-yes = Send utan å spørje; trengst når ingen sit ved skjermen
help-share-again = Send dei same dokumenta ein gong til, med nytt passord
help-share-queue_only = Legg meldingane i utboksen utan å sende dei enno

help-outbox = Sjå kva som ventar, er sendt eller er uvisst, og bestem kva som skal skje
help-outbox-examples =
    Døme:
      blankett outbox list
      blankett outbox deliver
      blankett outbox retry 12
help-outbox-list = Vis alle meldingane i utboksen
help-outbox-list-examples =
    Døme:
      blankett outbox list
      blankett outbox list --format json
help-outbox-show = Vis alt om éi melding, med loggen
help-outbox-show-examples =
    Døme:
      blankett outbox show 12
help-outbox-deliver = Send det som ventar
help-outbox-deliver-examples =
    Døme:
      blankett outbox deliver
      blankett outbox deliver --wait 30m   # prøv igjen i ein halvtime
help-outbox-retry = Prøv meldingar igjen som er uvisse eller ikkje vart sende
help-outbox-retry-examples =
    Døme:
      blankett outbox retry 12 13
help-outbox-cancel = Stans meldingar som ventar eller er uvisse
help-outbox-cancel-examples =
    Døme:
      blankett outbox cancel 12
help-outbox-export = Hent meldingar ut av utboksen som .eml-filer, akkurat slik dei vart eller blir sende
help-outbox-export-examples =
    Døme:
      blankett outbox export 12 -o melding.eml
      blankett outbox export 12 13 -o arkiv/
help-outbox-log = Vis loggen: kven, når, kva møte eller kva dokument, og kva melding
help-outbox-log-examples =
    Døme:
      blankett outbox log
      blankett outbox log --recipients
help-outbox-log-recipients = Vis adressene òg
help-outbox-verify = Sjekk at utboksen er heil, og at ingen har endra loggen
help-outbox-verify-examples =
    Døme:
      blankett outbox verify

help-mail = Sjekk oppsettet for e-post, og les svar på innkallingar
help-mail-examples =
    Døme:
      blankett mail test
      blankett mail read svar.eml
help-mail-test = Sjekk at e-posttenaren svarar, krypterer og tek imot; ingenting blir sendt
help-mail-test-examples =
    Døme:
      blankett mail test
      blankett mail test --to kari.nordli@example.org
help-mail-test-to = Adressa tenaren blir spurd om; elles avsendaren si eiga
help-mail-read = Les svar på innkallingar, og meldingar om e-post som ikkje kom fram
help-mail-read-examples =
    Døme:
      blankett mail read svar.eml
      blankett mail read svar/*.eml
help-mail-read-files = E-postar (.eml) eller kalendersvar (.ics)

## E-post til møtedeltakarar

mail-subject = Møteinnkalling – { $kindergarten }
mail-subject-changed = Endra møteinnkalling – { $kindergarten }
mail-subject-cancelled = Avlyst møte – { $kindergarten }
mail-greeting = Hei!
mail-invitation = Du blir kalla inn til møte i ressursteamet ved { $kindergarten }.
mail-changed = Innkallinga til møte i ressursteamet ved { $kindergarten } er endra. Dette gjeld no:
mail-moved = Møtet i ressursteamet ved { $kindergarten } er flytta frå { $from }. Dette gjeld no:
mail-cancelled = Møtet i ressursteamet ved { $kindergarten } er avlyst.
mail-removed = Du treng ikkje møte i ressursteamet ved { $kindergarten } denne gongen. Møtet blir halde utan deg.
mail-meeting-invitation = Du blir kalla inn til møte ved { $kindergarten }.
mail-meeting-changed = Innkallinga til møtet ved { $kindergarten } er endra. Dette gjeld no:
mail-meeting-moved = Møtet ved { $kindergarten } er flytta frå { $from }. Dette gjeld no:
mail-meeting-cancelled = Møtet ved { $kindergarten } er avlyst.
mail-meeting-removed = Du treng ikkje kome til møtet ved { $kindergarten } denne gongen. Møtet blir halde utan deg.
mail-meeting-attached = Innkallinga er lagd ved.
mail-label-when = Tid
mail-label-place = Stad
mail-label-link = Lenkje
mail-when = { $day } kl. { $start }–{ $end }
mail-day = { $weekday ->
    [1] måndag
    [2] tysdag
    [3] onsdag
    [4] torsdag
    [5] fredag
    [6] laurdag
   *[7] sundag
} { $date }
mail-day-and-time = { $day } kl. { $time }
mail-attached = Agendaen står i den vedlagde innkallinga.
mail-answer = Svar gjerne frå kalenderen om du kjem.
mail-no-personal-data = Ikkje skriv namn eller andre opplysningar om barn i svaret. Vis til saksnummeret.
mail-regards = Med venleg helsing

## E-post med krypterte dokument

parcel-subject = Dokument frå { $sender }
parcel-attached = Her kjem dokument frå { $sender }. Dei ligg i den vedlagde fila, som er kryptert: Ho kan berre opnast med eit passord.
parcel-password = Passordet får du på telefon eller SMS, aldri på e-post.
parcel-how = Slik les du dokumenta:
parcel-save = Lagre fila { $file } på ei datamaskin.
parcel-open = Opne henne med 7-Zip i Windows eller Keka på Mac. Begge kan brukast gratis. Filutforskaren i Windows klarer det som regel ikkje.
parcel-type = Skriv passordet nøyaktig slik du fekk det, når programmet spør.
parcel-call = Har du ikkje fått passordet, eller får du ikkje opna fila, så ring { $sender }.
parcel-call-phone = Har du ikkje fått passordet, eller får du ikkje opna fila, så ring oss på { $phone }.
parcel-answer = Ikkje skriv noko fortruleg om du svarer på denne e-posten, for svaret blir ikkje kryptert. Er han komen til feil person, så sei frå til oss og slett han.

## Sende, utboks og svar

send-no-settings = Innstillingane seier ikkje korleis e-post blir send. Skriv [mail] med from, host, port, username og password_file i blankett.toml. Rettleiinga «E-post» viser korleis.
send-sender = Adressa kan ikkje brukast. Skriv ho slik: Solsikken barnehage <post@solsikken.example.org>
send-no-password = Det står eit brukarnamn, men ikkje noko passord. Skriv passordet i ei eiga fil, og namnet på fila som password_file under [mail].
send-server = { $reason ->
    [certificates] Sertifikata i ca_file kan ikkje lesast, eller maskina har ingen sertifikat ho stolar på. Bruk ei PEM-fil.
    [name] Namnet på e-posttenaren kan ikkje brukast. Skriv det under [mail] som host, til dømes smtp.example.org.
    [in-clear] Utan kryptering kan e-post berre leverast til ein tenar på same maskina. Skriv tls = "starttls" eller tls = "implicit".
   *[login] Brukarnamnet eller passordet er tomt eller har teikn som ikkje kan brukast. Passordet skal stå på éi linje.
    }
send-confidential = { $kind ->
    [child] Dette dokumentet er om eit barn og er omfatta av teieplikta.
    [anonymous] Dette dokumentet er om ei enkeltsak, sjølv om ho er anonym.
   *[group] Dette dokumentet er om ei gruppe barn.
    } Det blir ikkje sendt på open e-post, og ingenting er sendt. Send det kryptert med «blankett share», eller lag det med «blankett fill» og lever det på papir eller i arkivet.
share-invitation = Dette er ei innkalling, og ho går ope på e-post: send henne med «blankett send». Ingenting er sendt.
share-cases = Dokumenta er om barn i fleire saker. Send dei for éi sak om gongen, så ingen får noko om eit anna barn. Ingenting er sendt.
share-nobody = Det står ikkje kven som skal ha { $document }. Skriv adressa med --to, til dømes --to eva.eksempel@example.org. Ingenting er sendt.
share-unreached = { $gap ->
    [guardians] { $copy }: Ingen av skjemaa i saka har ei e-postadresse til dei føresette. Skriv henne i eitt av dei, eller bruk --to.
    [participants] { $copy }: Skjemaet har inga e-postadresse til deltakarane. Skriv adressene i skjemaet, eller bruk --to.
    [permanent] { $copy }: Profilen har ingen faste deltakarar. Merk tenestene som skal ha kopi, som faste, eller bruk --to.
    [service] { $copy }: { $name } står utan ei e-postadresse som kan brukast. Skriv henne der tenesta står i profilen, eller bruk --to.
    [unknown-service] { $copy }: Profilen har inga teneste som heiter { $name }. Legg henne til, eller bruk --to.
   *[field] { $copy }: E-postadressa i feltet { $name } kan ikkje brukast. Rett henne, eller bruk --to.
    }
share-known = { $recipient } (sendt eller i utboksen frå før)
share-nothing-new = Desse dokumenta er sende eller ligg i utboksen frå før, så det er ikkje laga noko nytt. Skal dei sendast ein gong til, så bruk --again. Då blir det eit nytt passord.
share-password-made = Passordet er laga for denne sendinga og blir vist berre no. Gi det på telefon eller SMS til { $recipients }, aldri på e-post:
share-password-chosen = Gi passordet på telefon eller SMS til { $recipients }, aldri på e-post.
send-no-meeting = Berre innkallingar kan sendast på e-post, og dette skjemaet er ikkje ei. Ingenting er sendt.
send-moved-or-new = Det er kalla inn til eit møte { $date } som liknar. Er møtet flytta, så bruk --moved-from { $day }. Er det eit nytt møte, så bruk --new. Ingenting er sendt.
send-nothing-to-move = Det er ikkje kalla inn til noko møte { $date } her. Sjekk datoen, og at det er same barnehagen og same utboksen. Ingenting er sendt.
send-nothing-to-cancel = Det er ikkje kalla inn til dette møtet herifrå, så det er ingen å gi beskjed til. Sjekk dato og klokkeslett.
send-over = Møtet { $date } er over. Sjå over datoen. Skal innkallinga likevel sendast, så bruk --past. Ingenting er sendt.
send-template-broken = Malen { $file } har ein feil på linje { $line }. Rett han, og prøv igjen. Handlebars seier: { $detail }
send-subject = Emnet i e-posten er tomt, for langt eller har teikn som ikkje kan stå der. Sjå over malen og namnet på barnehagen.
send-unwritable = Meldinga kan ikkje skrivast som e-post. Sjå etter uvanlege teikn i namn og adresser.
send-needs-yes = Her er det ingen å spørje. Sjå først med --dry-run kva som blir sendt, og bruk så --yes.
send-last-look = Meldinga vart stansa før ho vart send: i det som skulle ut, står det noko som liknar personopplysningar. Skjemaet var i orden, så det kjem frå malen eller innstillingane. Ingenting er sendt.
send-last-look-unread = { $place }: her er det teikn som ikkje kan lesast
send-confirm = Send? [j/N]
send-nothing-sent = Ingenting er sendt.
send-known = { $count ->
    [one] ({ $count } av dei er send eller ligg i utboksen frå før)
   *[other] ({ $count } av dei er sende eller ligg i utboksen frå før)
    }
send-dry-run = { $count ->
    [one] { $count } melding ville blitt send. Ingenting er sendt.
   *[other] { $count } meldingar ville blitt sende. Ingenting er sendt.
    }
send-queued = { $count ->
    [one] { $count } melding ligg i utboksen. «blankett outbox deliver» sender ho.
   *[other] { $count } meldingar ligg i utboksen. «blankett outbox deliver» sender dei.
    }
send-dead = { $recipient }: e-posttenaren tok ikkje imot meldinga ({ $reason }). Sjekk adressa.
send-held = { $recipient }: sambandet vart brote, og det er uvisst om meldinga kom fram. Spør mottakaren. Send ho på nytt med «blankett outbox retry { $id }», eller la ho liggje med «blankett outbox cancel { $id }».
send-summary = { $sent } sende, { $waiting } ventar, { $held } uvisse, { $dead } ikkje sende
send-deliver-later = Det som ventar, er trygt lagra. Send det seinare med «blankett outbox deliver».
send-trouble = { $trouble ->
    [name] Ingen kjenner e-posttenaren { $host }. Sjekk namnet under [mail], og at maskina er på nett.
    [silent] Ingenting svarar på { $host }, port { $port }. Sjekk namn og port, og om brannmuren stengjer.
    [broken] Sambandet til { $host } vart brote. Prøv igjen.
    [busy] E-posttenaren { $host } er oppteken ({ $code }). Prøv igjen om litt.
    [refuses] E-posttenaren { $host } seier nei ({ $code }). Spør dei som driv han.
    [no-encryption] E-posttenaren { $host } tilbyr ikkje kryptering på port { $port }, og utan blir ingenting sendt. Prøv tls = "implicit" med port 465, eller spør dei som driv tenaren.
    [tampered] Nokon har prøvd å endre sambandet til { $host } før det vart kryptert. Ingenting er sendt. Sei frå til dei som har ansvar for nettet.
    [issuer] Sertifikatet til { $host } er skrive ut av nokon denne maskina ikkje stolar på. Har kommunen sin eigen utskrivar, så skriv fila med sertifikatet hans som ca_file.
    [certificate-name] Sertifikatet gjeld eit anna namn enn { $host }. Skriv under host det namnet tenaren har i sertifikatet.
    [certificate-date] Sertifikatet til { $host } har gått ut eller er ikkje gyldig enno. Sjekk klokka på maskina, eller spør dei som driv tenaren.
    [encryption] Kryptert samband til { $host } kom ikkje i stand. Sjekk tls og port: "starttls" høyrer til 587, "implicit" til 465.
    [no-login] E-posttenaren { $host } tek ikkje imot innlogging med brukarnamn og passord.
    [login] E-posttenaren { $host } godtek ikkje brukarnamnet eller passordet ({ $code }).
    [sender] E-posttenaren { $host } tek ikkje imot e-post frå avsendaren ({ $code }). Skriv under from ei adresse som brukaren har lov til å sende frå.
   *[other] Det som svarar på { $host }, port { $port }, er ikkje ein e-posttenar.
    }
mail-test-step = { $step ->
    [server] Tenar: { $value }. Sambandet er kryptert, og sertifikatet er i orden
    [port] Port: { $value }
    [login] Innlogging: { $value }
    [sender] Avsendar godteken: { $value }
   *[recipient] Mottakar godteken: { $value }
    }
mail-test-works = Alt verkar. Det er ikkje send nokon e-post.
mail-answer-says = { $answer ->
    [accepts] kjem
    [tentative] kjem kanskje
    [declines] kjem ikkje
    [delegates] sender ein annan
    [proposes-other-time] gjer framlegg om eit anna tidspunkt
    [unreachable] kunne ikkje nåast
    [delayed] levering forseinka
   *[delivered] levert
    }
mail-read-unconfirmed = svaret seier ikkje sjølv kven det kjem frå
mail-read-no-answer = { $reason ->
    [ordinary] { $path } er ein vanleg e-post, utan svar på ei innkalling.
    [automatic] { $path } er eit automatisk svar. Det seier ikkje om nokon kjem.
    [receipt] { $path } er ei lesekvittering. Ho seier ikkje om nokon kjem.
    [bounce] { $path } er ei melding frå ein e-posttenar som ikkje følgjer standarden. Les ho sjølv.
    [forwarded] { $path } har svaret som vedlegg. Lagre vedlegget, og les det i staden.
    [outlook] { $path } er i Outlooks eige format. Lagre meldinga som .eml eller .ics.
    [request] { $path } er ei innkalling, ikkje eit svar.
    [contradiction] { $path } seier fleire ting som ikkje stemmer over eins. Les ho sjølv.
    [limit] { $path } er for stor til å lesast.
   *[incomplete] { $path } er skadd eller manglar det som trengst for å vite kva møte ho gjeld.
    }
mail-read-stranger = { $path } er eit svar på noko som ikkje er sendt frå denne utboksen.
outbox-state = { $state ->
    [queued] ventar
    [leased] henta
    [sending] blir send
    [sent] send
    [held] uviss
   *[dead] ikkje send
    }
outbox-event = { $event ->
    [queued] lagd i utboksen
    [sending] blir send
    [sent] send
    [deferred] utsett
    [held] uviss
    [dead] ikkje send
    [retried] blir prøvd igjen
    [cancelled] stansa
    [exported] henta ut
   *[answered] svar
    }
outbox-empty = Utboksen er tom.
outbox-no-message = Det er inga melding nr. { $id } i utboksen. «blankett outbox list» viser alle.
outbox-not-now = Melding nr. { $id } er ikkje slik at det går no. «blankett outbox list» viser kvar ho er. Ingenting er endra.
outbox-retried = { $count ->
    [one] { $count } melding blir prøvd igjen ved neste «blankett outbox deliver».
   *[other] { $count } meldingar blir prøvde igjen ved neste «blankett outbox deliver».
    }
outbox-cancelled = { $count ->
    [one] { $count } melding blir ikkje send.
   *[other] { $count } meldingar blir ikkje sende.
    }
outbox-whole = Utboksen er heil. Loggen har { $entries } innførslar, og ingen er endra.
outbox-key-missing = Nøkkelen til utboksen er borte: { $path }. Utan han kan meldingane ikkje lesast. Hent han frå tryggingskopien.
outbox-damaged = Utboksen er skadd, eller nøkkelen høyrer ikkje til han. Ingenting er sendt. Hent utboks og nøkkel frå tryggingskopien, eller flytt mappa og send på nytt.
outbox-version = Utboksen er laga av ei nyare utgåve av programmet. Bruk den.
outbox-full = Det er ikkje plass på disken. Det som ikkje er sendt, ligg trygt. Slett noko, og prøv igjen.
outbox-changed = Nokon andre sende det same, eller noko om det same møtet, samstundes. Prøv igjen.
outbox-database = Utboksen kan ikkje lesast eller skrivast: { $reason }

# Saker
help-any-cases = Mappa med sakene; elles den i innstillingane, eller mappa «saker»
help-any-case = Referansen til saka, til dømes 2026-014
help-case = Opprett og sjå saker; kvar sak er ei mappe med filer
help-case-examples =
    Døme:
      blankett case new gjelder=individ "barnehage=Solsikken barnehage"
      blankett case show 2026-014
help-case-new = Opprett ei mappe for ei ny sak, med neste ledige nummer
help-case-new-examples =
    Døme:
      blankett case new gjelder=individ "barnehage=Solsikken barnehage"
      blankett case new gjelder=system "barnehage=Solsikken barnehage"
help-case-new-values = Felt i saksarket, til dømes gjelder=individ
help-case-new-form = Skjemaet som opnar saka, når det finst fleire
help-case-list = Vis alle sakene, med det som manglar først i kvar
help-case-list-examples =
    Døme:
      blankett case list
      blankett case list --open
help-case-list-open = Berre saker som ikkje er avslutta
help-case-show = Vis gangen i ei sak, kva som er ope, og kva som manglar
help-case-show-examples =
    Døme:
      blankett case show 2026-014
cli-case-unknown = Det finst inga sak { $case } i { $path }. «blankett case list» viser sakene; «--cases» seier kva mappe dei ligg i.
cli-case-unreadable = Saka kan ikkje lesast: { $reason }.
case-kind-system = systemsak
case-kind-single = individsak
case-kind-anonymous = anonym sak
case-open = open
case-closed = avslutta { $date }
case-problems = { $count ->
    [one] (éi fil er det noko gale med)
   *[other] ({ $count } filer er det noko gale med)
}
case-list-empty = Det er ingen saker i { $path }. Opprett ei med «blankett case new».
case-timeline = Gangen i saka:
case-open-measures = Opne tiltak:
case-measure = {"  "}– { $what } ({ $responsible }), skal evaluerast { $deadline }
case-measure-overdue = {"  "}– { $what } ({ $responsible }), skulle vore evaluert { $deadline }
case-missing-next = Manglar:
case-nothing-missing = Ingenting manglar.
case-wrong-files = Filer det er noko gale med:
case-problem-other-case = Skjemaet høyrer til ei anna sak. Flytt fila, eller rett referansen i henne.
case-problem-unknown = Fila er korkje eit skjema, ein PDF eller eit bilete (.png, .jpg). Lagre henne som PDF, eller flytt henne ut av mappa.
case-problem-missing = Eit skjema viser til denne fila, men ho ligg ikkje i mappa. Legg henne der, eller rett namnet i skjemaet.
case-consent-gitt = Samtykke gitt { $since }{ $by ->
    [none] {""}
   *[other] {" "}av { $by }
}{ $until ->
    [none] {""}
   *[other] , gjeld til { $until }
}{ $attached ->
    [yes] . Signert skjema ligg i saka.
   *[no] . Signert skjema manglar i saka.
}
case-consent-begrenset = Samtykket er avgrensa frå { $since }{ $by ->
    [none] {""}
   *[other] {" "}av { $by }
}{ $until ->
    [none] {""}
   *[other] , og gjeld til { $until }
}{ $attached ->
    [yes] . Signert skjema ligg i saka.
   *[no] . Signert skjema manglar i saka.
}
case-consent-utlopt = Samtykket gjeld ikkje lenger frå { $since }.
case-consent-trukket = Samtykket er trekt tilbake frå { $since }{ $by ->
    [none] {""}
   *[other] {" "}av { $by }
}. Det kan ikkje lagast, pakkast eller sendast noko nytt som namngir barnet.
fault-consent-withdrawn = Samtykket i saka er trekt tilbake frå { $since }. Det kan ikkje lagast noko nytt som namngir barnet. Det som er laga før, blir liggjande.
fault-consent-expired = Samtykket i saka galdt ikkje lenger frå { $since }. Hent inn nytt samtykke frå dei føresette, eller drøft saka anonymt.
fault-consent-missing = Det ligg ikkje noko gyldig samtykke i saka for denne datoen. Legg samtykket i mappa, eller drøft saka anonymt.
fault-consent-not-attached = Det signerte samtykkeskjemaet ligg ikkje i saka. Skann det, legg fila i mappa, og skriv namnet på henne under «vedlegg» i samtykket.

## Pakker

packet-archive-case = Sak { $reference }: barn i barnehage
packet-archive-referral = Tilvising til PPT, sak { $reference }
packet-password-short = Passordet er for kort. Det må ha minst { $number } teikn, for den som har fila, kan prøve milliardar av passord i sekundet.
packet-password-long = Passordet er for langt. Det kan ha høgst { $number } teikn.
packet-password-characters = Passordet har teikn som ikkje alle program skriv likt, og då kan ikkje mottakaren opne pakken. Bruk a til z, tal, mellomrom og vanlege skiljeteikn, men ikkje æ, ø og å.
packet-password-uniform = Passordet er dei same få teikna om att. Vel fleire ulike teikn, til dømes nokre ord som ikkje høyrer saman.
packet-damage-not-a-packet = Dette er ikkje ein pakke. Sjekk at det er rett fil.
packet-damage-cut = Pakken er ikkje heil: slutten manglar eller er skadd. Hent han på nytt, eller be avsendaren om å sende han ein gong til.
packet-damage-too-large = Fila er større enn ein pakke kan vere. Sjekk at det er rett fil.
packet-damage-too-many-files = Fila har fleire enn { $max } filer i seg, og det har ingen pakke. Ikkje pakk ho ut.
packet-damage-inflating = Fila blir mange gonger større når ho blir pakka ut, og det blir ingen pakke. Ikkje pakk ho ut.
packet-damage-path = Ei fil i pakken ville hamne i ei anna mappe enn den ho blir pakka ut i. Ikkje pakk han ut.
packet-damage-link = Pakken har ei lenkje i staden for ei fil. Ikkje pakk han ut.
packet-damage-overlapping = Filene i pakken ligg oppå kvarandre, og det gjer dei ikkje i nokon ekte pakke. Ikkje pakk han ut.
packet-damage-twice = To filer i pakken har same namn.
packet-damage-password-missing = Pakken er kryptert. Skriv inn passordet for å kontrollere han.
packet-damage-password-wrong = Passordet opnar ikkje pakken. Sjekk at det er skrive rett, med store og små bokstavar og bindestrekar. Er det rett, er pakken skadd.
packet-damage-sealed = Det krypterte innhaldet er endra eller skadd. Be avsendaren om å sende pakken ein gong til.
packet-damage-manifest-missing = Innhaldslista (manifest.json) manglar, så pakken kan ikkje kontrollerast.
packet-damage-manifest-changed = Innhaldslista (manifest.json) er endra eller skadd, så pakken kan ikkje kontrollerast.
packet-damage-later = Pakken er laga med ei nyare utgåve av Blankett. Oppdater programmet, og kontroller han igjen.
packet-damage-changed = { $file } er endra eller skadd.
packet-damage-missing = { $file } manglar.
packet-damage-added = { $file } er lagd til etter at pakken blei laga.
packet-damage-added-unnamed = Ei fil med eit namn som ikkje høyrer heime i ein pakke, er lagd til etter at pakken blei laga.
packet-damage-renamed = { $file } har fått eit anna namn: { $now }.
packet-damage-renamed-unnamed = { $file } har fått eit namn som ikkje høyrer heime i ein pakke.
packet-damage-reordered = Filene ligg i ei anna rekkjefølgje enn då pakken blei laga. Han er pakka på nytt.
packet-damage-archive-message = Arkivmeldinga (arkivmelding.xml) kan ikkje lesast.
packet-damage-archive-disagrees = Arkivmeldinga og innhaldslista seier ikkje det same om { $file }.
packet-damage-archive-files = Arkivmeldinga og innhaldslista har ikkje dei same filene.
packet-damage-layout = Filene stemmer, men pakken er ikkje slik han blei laga (frå byte { $offset }): han er pakka på nytt, eller noko utanfor filene er endra.

# Pakken til PPT
help-packet = Set saman tilvisingspakken til PPT av det som ligg i ei sak
help-packet-examples =
    Døme:
      blankett packet 2026-014                          # kva som er på plass, og kva som manglar
      blankett packet 2026-014 -o pakke.pdf
      blankett packet 2026-014 -o pakke.zip --encrypt
      blankett packet verify pakke.zip
help-packet-output = Fila pakken blir lagra i: .pdf for éin samla PDF, .zip for enkeltfiler til arkivet
help-packet-draft = Lag eit utkast, merkt på kvar side, sjølv om noko manglar
help-packet-encrypt = Krypter pakken med eit passord; programmet lagar eitt om du ikkje vel det sjølv
help-packet-password_file = Fil med passordet; elles spør programmet
help-packet-receiver = Kven pakken er til, slik det skal stå i arkivet
help-packet-verify = Kontroller at ein pakke er heil og uendra
help-packet-verify-examples =
    Døme:
      blankett packet verify pakke.zip
help-packet-verify-file = Pakken (.zip)
help-packet-verify-password_file = Fil med passordet, når pakken er kryptert
packet-title = Tilvisingspakke til PPT, sak { $case }
packet-receiver = PP-tenesta
packet-attachment = Vedlegg
packet-attachment-file = vedlegg
packet-check-present = på plass
packet-check-missing = manglar
packet-check-not-applicable = gjeld ikkje
packet-check-duty = {" "}– må vere på plass
packet-left-out = Blir ikkje med: { $file }. Ingen skjema i saka viser til fila. Skal ho med, før henne opp under «vedlegg» i tilvisinga.
packet-no-referral = Saka har inga tilvising. Lag ei med «blankett new henvisning», fyll henne ut, og legg henne i mappa til saka.
packet-incomplete = Pakken kan ikkje lagast før det som må vere på plass, er der. Med «--draft» får du eit utkast å sjå på.
packet-withdrawn = Samtykket er trekt tilbake frå { $since }. Det kan ikkje lagast nokon pakke om barnet. [regel R5]
packet-done = { $path }: { $documents } dokument, { $pages } sider
packet-pictured = { $pages ->
    [one] Éi side frå andre program er teken med som bilete, med teksten på sida som alternativ.
   *[other] { $pages } sider frå andre program er tekne med som bilete, med teksten på sida som alternativ.
} PDF/A-2a og PDF/UA-1 held for heile pakken.{ $silent ->
    [0] {""}
    [one] {" "}Éi av sidene har ingen tekst som kan lesast høgt; ho er skanna.
   *[other] {" "}{ $silent } av sidene har ingen tekst som kan lesast høgt; dei er skanna.
}
packet-password-made = Passordet er laga for denne pakken og blir berre vist no. Gi det til mottakaren på ein annan måte enn pakken, til dømes på telefon:
packet-password-choose = Passord for pakken (tomt: programmet lagar eitt):
packet-password-again = Passordet ein gong til:
packet-password-differs = Dei to passorda er ikkje like. Prøv igjen.
packet-password-open = Passordet til pakken:
packet-verified = { $path } er heil og uendra: sak { $case }, { $count ->
    [one] eitt dokument
   *[other] { $count } dokument
}.
    SHA-256 { $sum }
cli-packet-ending = { $path } er korkje .pdf eller .zip. Vel .pdf for éin samla PDF, eller .zip for enkeltfiler til arkivet.
cli-packet-failed = Pakken kan ikkje lagast: { $reason }. Meld gjerne frå om feilen.
cli-no-random-numbers = Systemet har ingen tilfeldige tal å lage eit passord av. Vel eit passord sjølv med «--password-file».
cli-packet-time = Ein pakke kan berre lagast med ein dato frå 1980 til 2107.
# Nøkkeltal, tiltak og saksliste
help-any-folders = Mapper med saker, til dømes éi for kvar barnehage; elles mappa frå innstillingane eller «--cases»
help-report = Vis nøkkeltala K1–K7 og balansen mellom systemarbeid og individsaker
help-report-examples =
    Døme:
      blankett report --from 2026-01-01 --to 2026-06-30
      blankett report barnehagar/*/saker --from 2025-01-01 --to 2026-12-31 --by kindergarten -o nokkeltal.csv
      blankett report --from 2025-01-01 --to 2026-12-31 --for-sharing -o nokkeltal.pdf
help-report-from = Første dag som tel med, til dømes 2026-01-01
help-report-to = Siste dag som tel med
help-report-by = Kva tala blir delte opp etter: meeting (møte), half-year (halvår) eller kindergarten (barnehage)
help-report-output = Fila som skal skrivast; endinga avgjer om det blir .csv, .json eller .pdf
help-report-format = Korleis tala blir skrivne ut: text, csv eller json
help-report-for_sharing = Skjul tal under fem, og det dei kan reknast ut frå; bruk dette når tala skal ut av barnehagen
cli-unknown-output = Fila { $path } kan ikkje skrivast: endinga må vere .{ $kinds }.
cli-period-reversed = Perioden sluttar før han byrjar: { $from } til { $to }. Byt om på datoane.
report-title = Nøkkeltal for ressursteam
report-headline = Nøkkeltal frå og med { $from } til og med { $to }
report-total = Til saman
report-spring = Vår { $year }
report-autumn = Haust { $year }
report-no-kindergarten = Barnehage ikkje oppgitt
report-kindergartens = { $count ->
    [one] { $count } barnehage
   *[other] { $count } barnehagar
}
report-hidden-cell = skjult
report-by-meeting = Møte
report-by-half-year = Halvår
report-by-kindergarten = Barnehage
report-short-meetings = Møte
report-short-k1 = K1
report-short-k2 = K2
report-short-k3 = K3
report-short-k4 = K4
report-short-k5 = K5
report-short-k6 = K6
report-short-k7 = K7
report-short-balance = Balanse
report-label-k1 = Tid til avslutning
report-label-k2 = Systemsaker drøfta
report-label-k3 = Systemtiltak sette i verk
report-label-k4 = Tilsette med nytte av kvart tiltak
report-label-k5 = Individsaker drøfta
report-label-k6 = Systemtiltak frå individsaker
report-label-k7 = Individtiltak sette i verk
report-label-balance = Del systemarbeid
report-means-k1 = dagar frå første uro til avslutning eller tilvising, for saker som vart avslutta i perioden: medianen, midtarste halvdel i parentes, og talet på saker (n)
report-means-k2 = systemsaker drøfta; ei sak tel éin gong for kvart møte
report-means-k3 = systemtiltak sette i verk i systemsaker, etter datoen for møtet som bestemte dei
report-means-k4 = tilsette som får nytte av kvart tiltak i K3, i gjennomsnitt
report-means-k5 = individsaker drøfta, også dei anonyme; ei sak tel éin gong for kvart møte
report-means-k6 = systemtiltak sette i verk i individsaker
report-means-k7 = individtiltak sette i verk
report-means-balance = delen systemsaker av sakene som er drøfta (K2 av K2 og K5), og delen systemtiltak av tiltaka som er sette i verk (K3 og K6 av K3, K6 og K7)
report-column-part = Del
report-column-meetings = Møte
report-column-k1 = K1 Saker avslutta
report-column-lower = K1 Nedre kvartil, dagar
report-column-median = K1 Median, dagar
report-column-upper = K1 Øvre kvartil, dagar
report-column-k2 = K2 Systemsaker drøfta
report-column-k3 = K3 Systemtiltak sette i verk
report-column-k4 = K4 Tilsette med nytte, gjennomsnitt
report-column-k5 = K5 Individsaker drøfta
report-column-k6 = K6 Systemtiltak frå individsaker
report-column-k7 = K7 Individtiltak sette i verk
report-column-cases-share = Del systemsaker
report-column-measures-share = Del systemtiltak
report-column-without-concern = Avslutta utan dato for første uro
report-days = { $days } dagar
report-no-days = ingen dagar blir viste
report-half-of-cases = median; halvparten mellom { $lower } og { $upper } (n={ $cases })
report-cases-and-measures = av sakene / av tiltaka
report-share-of-cases = Systemsaker av sakene
report-share-of-measures = Systemtiltak av tiltaka
report-plot-cases = Saker drøfta
report-plot-measures = Tiltak sette i verk
report-plot-balance = Del systemarbeid
report-plot-days = Dagar frå første uro til avslutning eller tilvising
report-table = Tala
report-meanings = Kva tala tyder
report-hidden = { $count ->
    [0] Ingen tal er skjulte: alle er null eller minst { $fewest }.
   *[other] { $count } tal er skjulte. «<5» står for 1 til 4. «skjult» står der eit lite tal elles kunne reknast ut. Dagar, gjennomsnitt og delar blir berre viste der tala bak dei blir viste.
}
report-without-concern = { $count ->
    [one] Éi avslutta sak manglar dato for første uro, og er ikkje med i K1.
   *[other] { $count } avslutta saker manglar dato for første uro, og er ikkje med i K1.
}
report-uncounted = { $count ->
    [one] Éi fil kunne ikkje lesast, og er ikkje med i tala.
   *[other] { $count } filer kunne ikkje lesast, og er ikkje med i tala.
}
report-uncounted-files = { $count ->
    [one] Fila over kunne ikkje lesast, og er ikkje med. «blankett check FIL» seier kva som er gale.
   *[other] Dei { $count } filene over kunne ikkje lesast, og er ikkje med. «blankett check FIL» seier kva som er gale.
}
report-no-plots = Det er for mange barnehagar til å teikne dei. Tala står i tabellen.
report-last-plotted = Figurane viser dei siste { $count }. Alle står i tabellen.
help-measures = Vis opne tiltak med ansvarleg og frist; dei som skulle vore evaluerte, står først
help-measures-examples =
    Døme:
      blankett measures
      blankett measures -o tiltak.pdf
      blankett measures -o fristar.ics      # til kalenderen; seier berre saksnummeret
      blankett measures --system-only --no-text -o tiltak.csv
help-measures-output = Fila som skal skrivast; endinga avgjer om det blir .csv, .json, .pdf eller .ics
help-measures-format = Korleis tiltaka blir skrivne ut: text, csv eller json
help-measures-all = Ta med tiltak som er avslutta
help-measures-system_only = Berre tiltak frå systemsaker
help-measures-no_text = Ikkje skriv kva tiltaka går ut på; teksten kan nemne eit barn
measures-title = Tiltak i ressursteamet
measures-column-deadline = Blir evaluert
measures-column-kindergarten = Barnehage
measures-column-case = Sak
measures-column-level = Nivå
measures-column-responsible = Ansvarleg
measures-column-state = Status
measures-column-what = Tiltak
measures-system = system
measures-single = individ
measures-started = sett i verk
measures-not-started = ikkje sett i verk
measures-overdue = over fristen
measures-ended = avslutta
measures-withdrawn = Teksten blir ikkje vist: samtykket er trekt tilbake
measures-event = Tiltak blir evaluert, sak { $case }
measures-summary = { $count ->
    [0] Ingen tiltak.
    [one] Eitt tiltak{ $overdue ->
        [0] .
       *[other] , over fristen.
    }
   *[other] { $count } tiltak{ $overdue ->
        [0] , ingen over fristen.
       *[other] , { $overdue } over fristen.
    }
}
help-agenda = Føreslå neste møteinnkalling ut frå dei opne sakene: systemsaker først, oppfølging før nytt
help-agenda-examples =
    Døme:
      blankett agenda --date 2026-05-12 --like moter/2026-03-17-innkalling.yaml -o moter/2026-05-12-innkalling.yaml
      blankett agenda --date 2026-05-12 --from 09:00 --to 10:30 --place "Møterom 2"
help-agenda-date = Datoen for møtet
help-agenda-from = Når møtet byrjar
help-agenda-to = Når møtet sluttar
help-agenda-place = Staden
help-agenda-like = Ei tidlegare innkalling som deltakarar, tid, stad og avsendar blir henta frå
help-agenda-form = Innkallingsskjemaet, når det finst fleire
help-agenda-output = Fila som skal skrivast; elles blir forslaget skrive ut
agenda-title = Sak { $case }
agenda-consent-missing = Sak { $case } er ikkje med: dei føresette har ikkje gitt samtykke.
agenda-consent-expired = Sak { $case } er ikkje med: samtykket gjeld ikkje lenger på møtedagen.
agenda-consent-withdrawn = Sak { $case } er ikkje med: samtykket er trekt tilbake.
agenda-later = Sak { $case } er ikkje med: ho skal følgjast opp { $day }.
agenda-no-sheet = Sak { $case } er ikkje med: mappa har ikkje noko saksark.
agenda-unreadable = Sak { $case } er ikkje med: ei fil i henne kan ikkje lesast. «blankett case show { $case }» seier kva for ei.
agenda-stopped = Innkallinga inneheld noko som ikkje kan sendast på e-post. «blankett check FIL» viser kva.
agenda-left = { $count ->
    [one] Dette står att å fylle ut:
   *[other] Dette står att å fylle ut ({ $count }):
}
cli-no-agenda = Skjemaet «{ $name }» har ingen agenda som kan føreslåast. Definisjonen må ha [meeting.agenda].
cli-not-like = { $path } er ikkje ei utfylt «{ $form }». Vel ei tidlegare innkalling.

## Profilar

cli-profile-unknown = Det finst ingen profil som heiter «{ $name }». «blankett profile list» viser alle.
cli-profile-unknown-nearest = Det finst ingen profil som heiter «{ $name }». Meinte du «{ $nearest }»?
cli-profile-exists = Det finst alt ein profil som heiter «{ $name }». Vel eit anna namn.
help-any-profile = Profilen som blir brukt, til dømes hustadvika; elles den i innstillingane, eller baerum
help-profile = Viser, prøver og lagar profilar: korleis ein kommune bruker skjemaa
help-profile-list = Viser kva profilar som finst
help-profile-list-examples =
    Døme:
      blankett profile list
help-profile-show = Viser skjemaa, møta, kven som får kva, og tenestene i ein profil
help-profile-show-examples =
    Døme:
      blankett profile show hustadvika
help-profile-show-id = Namnet på profilen; elles den som er i bruk
help-profile-check = Prøver ein profil og alle skjemaa i han, og seier kva som er gale
help-profile-check-examples =
    Døme:
      blankett --catalog egne profile check eksempelby
help-profile-check-id = Namnet på profilen; elles den som er i bruk
help-profile-new = Lagar ein eigen profil som byggjer på ein annan
help-profile-new-id = Namnet på den nye profilen: små bokstavar, tal og bindestrek
help-profile-new-like = Profilen han skal byggje på; elles den som er i bruk
help-profile-new-name = Namnet på kommunen eller eininga, slik det skal stå i brevhovudet
help-profile-new-output = Mappa for eigne skjema og malar; elles mappa du står i
profile-lineage = Byggjer på: { $lineage }
profile-forms = Skjema
profile-meetings = Møte
profile-minutes = { $shortest }–{ $longest } minutt
profile-every-month = kvar månad
profile-every-half-year = kvart halvår
profile-every-weeks = kvar { $weeks ->
    [2] andre
    [3] tredje
    [4] fjerde
   *[other] { $weeks }.
 } veke
profile-copies = Kven som får kva
profile-to-guardians = dei føresette
profile-to-participants = dei som deltok
profile-to-permanent = dei faste medlemmene
profile-to-chosen = tenestene som er kryssa av i skjemaet
profile-archive = Arkiv
profile-archive-places = { $system }: { $child } (om eit barn), { $group } (om ei gruppe)
profile-services = Tenester
profile-permanent = fast medlem
profile-measures = Tiltaksbank: { $count } tiltak
profile-check-broken = { $id }: { $count ->
    [one] 1 feil
   *[other] { $count } feil
 }
profile-check-done = { $id }: alt er i orden, { $count } skjema prøvde på tre språk
profile-check-no-address = Merk: { $service } skal ha kopiar, men har inga e-postadresse. Skriv henne under [[services]] med id = "{ $id }".
profile-new-next = Neste steg: rett fila, skriv catalog = "{ $folder }" og profile = "{ $id }" i blankett.toml, og køyr «blankett profile check».
profile-new-head =
    Ein profil som byggjer på «{ $base }». Alt som ikkje står her, er som der.
    Ta bort # framfor linjene du vil bruke. «blankett profile check { $id }» seier kva som er gale.
profile-new-services = Tenester og kontaktpersonar. Skriv berre det som er annleis; nye tenester treng òg label.
profile-new-forms = Eigne felt og reglar ligg i ei fil for kvart skjema som blir endra:
help-profile-examples =
    Døme:
      blankett profile list
      blankett profile show hustadvika
      blankett profile new eksempelby --name "Eksempelby kommune"
help-profile-new-examples =
    Døme:
      blankett profile new eksempelby --like hustadvika --name "Eksempelby kommune"
help-bank = Søkjer i tiltaksbanken og skriv han ut
help-bank-examples =
    Døme:
      blankett --profile familiesenter bank foreldre
      blankett --profile familiesenter bank --access open -o tiltaksbank.pdf
help-bank-words = Ord i namnet, omtalen eller eininga; alle må finnast
help-bank-unit = Berre tiltaka til denne eininga, til dømes helsestasjon
help-bank-access = Berre tiltak som folk søkjer på sjølve (open), eller som går via ressursteamet (team)
help-bank-format = Kva som blir skrive: text for menneske, csv for rekneark, json for andre program
help-bank-output = Fila det blir skrive til; endinga seier kva slags: .pdf, .csv eller .json
cli-no-bank = Profilen «{ $name }» har ingen tiltaksbank. Skriv tiltak under [[measures]] i profilen, eller vel ein annan profil med «--profile».
cli-unit-unknown = Det finst inga eining som heiter «{ $name }». Einingane er: { $units }.
cli-unit-unknown-nearest = Det finst inga eining som heiter «{ $name }». Meinte du «{ $nearest }»?
bank-title = Tiltaksbank
bank-id = Id
bank-measure = Tiltak
bank-unit = Eining
bank-access = Slik får du det
bank-access-open = Ope: søk direkte
bank-access-team = Via ressursteamet
bank-text = Kva det er
bank-nothing = Ingen tiltak har alle orda. Prøv færre eller kortare ord.
help-plan = Lagar innkallingane for eit heilt halvår i éi fil, etter møterytmen i profilen
help-plan-examples =
    Døme:
      blankett plan --first 2026-08-18 --last 2026-12-31 -o plan.yaml
      blankett plan --first 2026-08-18 --last 2026-12-31 --like innkalling.yaml -o plan.yaml
help-plan-first = Datoen for det første møtet; dei andre får same vekedag
help-plan-last = Den siste datoen eit møte kan ha
help-plan-like = Ei tidlegare innkalling som deltakarar, stad og klokkeslett blir henta frå
cli-no-rhythm = Profilen «{ $name }» seier ikkje kor ofte det er møte med dette skjemaet. Skriv det under [[meetings]] i profilen.
plan-gap = Merk: { $file } har ingen møte mellom { $after } og { $before }. Etter profilen er det møte { $every } (R21).

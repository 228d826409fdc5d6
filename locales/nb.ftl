# Det programmet sier, på bokmål.

## Innsendte filer

cli-from-settings = { $message } Verdien står under [defaults] i innstillingene.
fault-empty-input = Her står det ingenting. Fyll ut skjemaet, eller begynn med et nytt: «blankett new referat».
fault-input-too-large = Dette er større enn { $megabytes } MB, og så stort er ikke noe skjema. Sjekk at det er riktig fil.
fault-not-text = Dette er ikke en vanlig tekstfil; kanskje er det en PDF eller et Word-dokument. Skriv svarene i en tekstfil, og lagre den som UTF-8.
fault-not-utf8 = Teksten er lagret slik at æ, ø og å ikke kan leses. Lagre filen på nytt, og velg tegnkodingen UTF-8.
fault-syntax = { $format ->
    [YAML] Programmet forstår ikke denne linjen eller linjene rett ved. Sjekk innrykkene (mellomrom, ikke tabulator). Tekst med kolon skal stå i anførselstegn, og et valg med tekst i krøllparenteser: { "{" }annet: Søvn{ "}" }
    [JSON] Programmet forstår ikke denne linjen eller den over. Sjekk om det mangler et komma, en parentes eller et anførselstegn, eller om det er ett for mye.
    [TOML] Programmet forstår ikke denne linjen eller den over. Skriv hvert svar som navn = "svar", med anførselstegn på begge sider.
   *[other] Programmet forstår ikke denne delen av { $format }-filen. Sjekk om det mangler et anførselstegn, eller om det er ett for mye.
    }
fault-anchor-or-tag = Tegnene &, * og ! har en egen betydning i YAML når de står først. Sett hele teksten i anførselstegn, for eksempel "* se vedlegget".
fault-too-deep = Her ligger altfor mange lister eller felt inni hverandre. Se etter en parentes som ikke er avsluttet, eller et innrykk som er for stort.
fault-not-a-mapping = Her skal feltene i skjemaet stå. Skriv hvert felt på sin linje med navn og kolon, for eksempel «dato: 2026-03-14».
fault-several-documents = Filen har flere skjemaer, skilt med «---». Lagre hvert skjema i sin egen fil, eller ta bort linjen med strekene.
fault-duplicate-field = Det samme feltet står to ganger. Behold det ene, og ta bort det andre.
fault-cell-count = Raden har { $found ->
        [one] { $found } celle
       *[other] { $found } celler
    }, mens overskriftsraden har { $expected }. Sjekk om det mangler et skilletegn (semikolon eller komma) eller er ett for mye; tekst med slike tegn skal stå i anførselstegn.

## Skjema, språk og felt

fault-form-missing = Det står ikke hvilket skjema dette er. Skriv for eksempel «skjema: referat» øverst; «blankett forms» viser alle skjemaene.
fault-form-unknown = Det finnes ikke noe skjema med dette navnet. «blankett forms» viser alle skjemaene.
fault-form-unknown-nearest = Det finnes ikke noe skjema med dette navnet. Mente du «{ $nearest }»? «blankett forms» viser alle skjemaene.
fault-language-unknown = Skjemaene finnes ikke på dette språket. Skriv nb for bokmål, nn for nynorsk eller en for engelsk.
fault-unknown-field = Skjemaet har ikke noe felt med dette navnet her. Rett navnet, eller ta bort feltet.
fault-unknown-field-nearest = Skjemaet har ikke noe felt med dette navnet her. Mente du «{ $nearest }»?
fault-missing = Dette må fylles ut.
fault-rule = { $message }

## Svar

fault-wrong-shape = { $expected ->
    [fields] Her skal det stå flere felt med hvert sitt navn. Skriv dem for eksempel slik: { "{" }navn: Kari Nordli, rolle: styrer{ "}" }
    [rows] Her skal det stå en liste. Begynn hver rad med en bindestrek, for eksempel slik: - { "{" }navn: Kari Nordli, rolle: styrer{ "}" }
    [choice] Her skal det stå ett valg. Skriv navnet på valget, for eksempel «lek», eller med tekst til: { "{" }annet: Søvn{ "}" }
    [choices] Her skal det stå en liste med valg. Skriv dem i hakeparenteser, for eksempel slik: [atferd, lek]
   *[single] Her skal det stå ett svar og ikke en liste. Skriv det rett etter kolonet, gjerne i anførselstegn: "Møterom 2"
    }
fault-not-one-line = Her er det plass til bare én linje. Skriv alt på samme linje.
fault-too-long = Teksten er for lang. Kort den ned til høyst { $max } tegn.
fault-forbidden-character = Teksten har et skjult tegn ({ $code }) som ikke kan stå i et skjema. Slett det, og skriv teksten på nytt.
fault-no-glyph = Tegnet { $character } ({ $code }) finnes ikke i noen av skriftene. Skriv det på en annen måte.
fault-too-many-rows = Listen har for mange rader. Her er det plass til høyst { $max }.
fault-too-few-rows = { $min ->
    [one] Her må det være minst én rad.
   *[other] Her må det være minst { $min } rader.
    }
fault-choice-unknown = Dette er ikke ett av valgene. Skriv ett av disse: { $choices }.
fault-choice-unknown-nearest = Dette er ikke ett av valgene. Mente du «{ $nearest }»? Valgene er: { $choices }.
fault-choice-repeated = Det samme valget er tatt med to ganger. Ta bort det ene.
fault-choice-blanks = { $blanks ->
    [none] Det hører ikke noe mer til dette valget. Skriv bare navnet på det, uten kolon og tekst etter.
   *[other] Til dette valget hører flere felt: { $blanks }. Skriv svarene med hvert sitt navn, for eksempel slik: { "{" }hva: språk, av_hvem: PPT{ "}" }
    }
fault-date-unreadable = Datoen kan ikke leses. Skriv den som 2026-03-14, 14.03.2026 eller 14. mars 2026.
fault-date-impossible = Denne datoen finnes ikke. Se over dag, måned og år, og skriv den for eksempel som 14.03.2026.
fault-time-unreadable = Klokkeslettet kan ikke leses. Skriv det som 09:00 eller 9.30.
fault-time-skipped = Klokken stilles frem denne natten og viser aldri tidene mellom 02:00 og 03:00. Velg et klokkeslett før 02:00 eller fra 03:00.
fault-time-twice = Klokken stilles tilbake denne natten og viser tidene mellom 02:00 og 03:00 to ganger, så kalenderne er ikke enige om når møtet er. Velg et klokkeslett før 02:00 eller fra 03:00.
fault-email-invalid = Dette er ikke en hel e-postadresse. Skriv den for eksempel som kari.nordli@example.org.
fault-phone-invalid = Dette er ikke et telefonnummer som finnes. Skriv åtte siffer, for eksempel 22 00 00 00; et utenlandsk nummer begynner med + og landkoden.
fault-case-invalid = Et saksnummer er et årstall og et løpenummer. Skriv det for eksempel som 2026-014.
fault-link-invalid = Denne lenken kan ikke brukes. Lim inn hele lenken; den skal begynne med https:// og ikke inneholde brukernavn eller passord.
fault-file-name-invalid = Her skal det stå navnet på en fil som ligger sammen med skjemaet: en PDF eller et bilde (.pdf, .png, .jpg), uten mappe foran.
fault-integer-invalid = Her skal det stå et helt tall. Skriv bare siffer, for eksempel 12.
fault-boolean-invalid = Svaret her er ja eller nei. Skriv ett av de to ordene.

## Unntak fra personvernkontrollen

fault-exception-shape = Unntak skrives som en liste. Begynn hvert unntak med en bindestrek, for eksempel slik: - { "{" }felt: agenda.system.1.tittel, funn: name, grunn: "Elias er navnet på en båt"{ "}" }
fault-exception-incomplete = Unntaket mangler «{ $key }». Skriv både felt, funn og grunn.
fault-exception-kind-unknown = Det finnes ikke noe funn med dette navnet. Skriv ett av disse: { $kinds }.
fault-exception-kind-unknown-nearest = Det finnes ikke noe funn med dette navnet. Mente du «{ $nearest }»? Unntak kan gjøres for: { $kinds }.
fault-exception-forbidden = Det kan ikke gjøres unntak for et slikt funn, fordi det peker ut én bestemt person. Ta bort unntaket, og vis til saken med nummer i teksten, for eksempel «sak 2026-014».
fault-reason-too-short = Grunnen er for kort til at andre kan forstå den senere. Skriv minst { $min } tegn.
fault-exception-needless = Det er ikke noe å gjøre unntak for: i dette feltet er det ikke funnet noe slikt som ikke alt har et unntak. Ta bort unntaket, eller rett felt, funn og tekst; rader telles fra 1, og navnene er slik «blankett check» viser dem.
fault-exception-ambiguous = I dette feltet er det flere slike funn. Skriv også hvilke ord unntaket gjelder, for eksempel «tekst: Elias».

## Filene som lages

fault-file-name-taken = To av dokumentene får samme filnavn. Gi hvert av dem sitt eget saksnummer (sak) eller sin egen dato.
fault-file-exists = Det finnes alt en PDF med dette navnet. Bruk --force for å erstatte den, eller velg en annen mappe med -o.
fault-translation-unknown = Skjemaet har ingen hjelpeoversettelse til dette språket. Velg et av disse: { $known }.
fault-translation-not-norwegian = En hjelpeoversettelse står ved siden av den norske teksten, men dokumentet er på engelsk. Velg nb eller nn som språk.

## Skjemadefinisjoner

definition-syntax = Dette kan ikke leses som en skjemadefinisjon; rett skrivemåten eller verdien. TOML-leseren sier: { $detail }
definition-unknown-key = Nøkkelen «{ $name }» finnes ikke her. Rett navnet, eller ta den bort.
definition-unknown-key-nearest = Nøkkelen «{ $name }» finnes ikke her. Mente du «{ $nearest }»?
definition-unknown-word = «{ $name }» passer ikke her. Skriv ett av disse: { $words }.
definition-missing-key = Her mangler «{ $name }». Legg det til; en tekst må finnes på nb, nn og en.
definition-empty-text = Teksten er tom på «{ $name }». Skriv den; alle tekster må finnes på nb, nn og en.
definition-bad-name = Navnet «{ $name }» kan ikke brukes. Skriv bare a–z og 0–9, med en bokstav først; felt deles med understrek, andre navn med bindestrek.
definition-id-is-not-file-name = En id må være lik filnavnet. Skriv id = "{ $name }", eller gi filen et annet navn.
definition-repeated-name = Navnet «{ $name }» er brukt før. Velg et annet på ett av stedene.
definition-reserved-name = Navnet «{ $name }» er opptatt; skjema, sprak, sak, unntak og moter finnes i alle skjemaer. Gi feltet et annet navn.
definition-foreign-key = Nøkkelen «{ $name }» passer ikke i et felt av typen «{ $kind }», eller ikke sammen med de andre nøklene. Ta den bort; choices_from står i stedet for choices, og required_when i stedet for required.
definition-no-choices = Feltet har ingenting å velge mellom. Skriv valgene under choices, eller hent dem fra et tidligere felt med choices_from.
definition-no-fields = Gruppen eller listen har ingen felt. Skriv minst ett under fields.
definition-no-example = Feltet «{ $name }» må fylles ut, men har ikke noe eksempel til startfilen. Skriv ett under example.
definition-unknown-field = Skjemaet har ikke noe felt «{ $name }» her. Rett navnet, eller legg til feltet.
definition-unknown-field-nearest = Skjemaet har ikke noe felt «{ $name }» her. Mente du «{ $nearest }»?
definition-unknown-name = Det finnes ikke noe «{ $name }» her. Rett navnet.
definition-unknown-name-nearest = Det finnes ikke noe «{ $name }» her. Mente du «{ $nearest }»?
definition-circle = «{ $name }» bygger til slutt på seg selv. Rett det som står etter extends.
definition-broken-expression = Uttrykket kan ikke brukes. Skriv et CEL-uttrykk som er sant eller usant (under confidentiality: et ord som group), også når skjemaet er tomt. Leseren sier: { $detail }
definition-unsafe-file-name = Feltet «{ $name }» kan ikke stå i et filnavn. Bruk { "{" }skjema{ "}" }, { "{" }sak{ "}" } eller et felt av typen date, case eller choice uten personal_data.
definition-meeting-field = Feltet «{ $name }» passer ikke her. Velg et felt av typen { $kind }.
definition-meeting-not-open = Bare et skjema med confidentiality = "open" kan sendes på e-post. Ta bort [meeting], eller skriv open under confidentiality.
definition-personal-data-in-open-form = Feltet «{ $name }» kan inneholde personopplysninger, men skjemaet går på vanlig e-post. Ta bort feltet, eller skriv noe annet enn open under confidentiality.

## Ord i dokumentene

document-page = Side { "{page}" } av { "{pages}" }
document-reference = Sak
document-confidential-child = Unntatt offentlighet, offentleglova § 13
document-confidential-group = Internt dokument for ressursteamet
document-confidential-anonymous = Internt dokument. Skal ikke identifisere barnet
document-confidential-open = Skal ikke inneholde personopplysninger
document-logo-alt = Logoen til { $organisation }
document-ticked = avkrysset
document-not-ticked = ikke avkrysset
document-yes = Ja
document-no = Nei
document-none = Ingen
document-packet-contents = Innhold
document-packet-checklist = Sjekkliste
document-packet-draft = Utkast
document-packet-draft-note = Pakken er ikke komplett. Se hva som mangler i sjekklisten, og send den ikke før alt er på plass.
document-packet-missing = Mangler
document-packet-not-applicable = Ikke aktuelt
document-packet-present = På plass
document-packet-requirement = Krav
document-packet-rule = Regel
document-packet-state = Status
document-packet-file = pakke
document-packet-picture = { $title }, side { $page } av { $pages }.
document-packet-no-text = Siden er et bilde, og teksten på den kan ikke leses opp.

## Hjelpeoversettelser

document-help-heading = Hjelpeoversettelse – { $language }
document-help-notice = Dette er en hjelpeoversettelse. Den norske teksten er den gyldige, og den dere skriver under på.
document-help-norwegian = Norsk
cli-translation-heading = Hjelpeoversettelsen kan ikke brukes: { $count } feil
translation-syntax = Dette kan ikke leses som en oversettelse; rett skrivemåten. TOML-leseren sier: { $detail }
translation-unknown-key = Skjemaet har ikke noen tekst «{ $key }» her. Rett nøkkelen, eller ta den bort.
translation-unknown-key-nearest = Skjemaet har ikke noen tekst «{ $key }» her. Mente du «{ $nearest }»?
translation-not-text = «{ $key }» skal være en tekst. Sett den i anførselstegn.
translation-empty = Teksten «{ $key }» er tom. Skriv den.
translation-text-missing = Teksten «{ $key }» er ikke oversatt. Skriv { $key }.nb med ordene i skjemaet og { $key }.{ $tag } med oversettelsen.
translation-key-missing = Her mangler «{ $key }». Legg det til.
translation-norwegian-missing = Det står ikke hvilken norsk tekst «{ $key }» oversetter. Skriv { $key }.nb med ordene i skjemaet.
translation-other-wording = Skjemaet sier noe annet enn den norske teksten som «{ $key }» oversetter. Se om oversettelsen fortsatt stemmer, og skriv ordene i skjemaet i { $key }.nb.
translation-other-paragraphs = «{ $key }» har ikke like mange avsnitt som den norske teksten. Del dem likt, så de kan stå ved siden av hverandre.
translation-language-missing = Språket «{ $tag }» er ikke beskrevet. Legg filen forms/translations/{ $tag }.toml til, med navnet på språket og merknaden.
translation-bad-direction = «{ $word }» passer ikke her. Skriv ltr (fra venstre) eller rtl (fra høyre).

## Dokumenter fra andre i en pakke

attachment-empty = Filen er tom. Legg inn filen på nytt fra der den kommer fra.
attachment-unknown-kind = Filen er verken PDF, PNG eller JPEG. Lagre den som PDF, og legg den i mappen.
attachment-too-large = Filen er større enn { $megabytes } MB. Del den i flere filer, eller skann den på nytt med lavere oppløsning.
attachment-password = Filen er beskyttet med passord. Lagre en kopi uten passord og legg den i mappen.
attachment-damaged = Filen er skadet og kan ikke leses. Åpne den i et PDF-program og lagre den på nytt, eller be om en ny kopi.
attachment-too-many-pages = Filen har mer enn { $max } sider. Del den i flere filer.
attachment-page-size = Side { $page } har en størrelse som ikke får plass på et ark. Skriv ut filen som PDF på nytt, i A4.
attachment-too-many-pixels = Bildet har mer enn { $megapixels } millioner bildepunkter. Lagre en mindre kopi og legg den i mappen.
attachment-shell = Filen er et skjema som bare Adobe Reader kan vise. Åpne den der, skriv den ut som PDF, og legg den nye filen i mappen.
attachment-too-demanding = Filen er så tung å lese at programmet stoppet. Åpne den i et PDF-program, skriv den ut som PDF på nytt, og legg den nye filen i mappen.
attachment-process = Programmet som skulle lese filen, lot seg ikke kjøre. Prøv igjen.

## Personvern

finding-fnr = Dette ser ut som et fødselsnummer, og dokumentet skal ikke vise hvem en sak gjelder. Ta det bort, og vis til saken med nummer, for eksempel «sak 2026-014».
finding-id_other = Dette ser ut som et nummer eller en konto som tilhører én person. Ta det bort, og vis til saken med nummer, for eksempel «sak 2026-014».
finding-birthdate = Dette ser ut som en fødselsdato. Ta den bort; skriv heller «et barn i småbarnsgruppa», eller vis til saken med nummer, for eksempel «sak 2026-014».
finding-known_person = Her står navnet på en person i saken, og dokumentet skal ikke vise hvem en sak gjelder. Skriv «barnet» eller «foresatte», eller vis til saken med nummer, for eksempel «sak 2026-014».
finding-email = Denne e-postadressen tilhører ingen av deltakerne, og den kan vise hvem en sak gjelder. Ta den bort, og skriv heller rollen, for eksempel «foresatte».
finding-phone = Dette ser ut som et privat telefonnummer, og det kan vise hvem en sak gjelder. Ta det bort, og skriv heller nummeret til barnehagen.
finding-address = Dette ser ut som en adresse der noen bor. Ta den bort; en møteplass skrives i feltet for sted.
finding-name = Dette ser ut som navnet på en person som ikke er deltaker. Skriv «sak 2026-014» i stedet for navnet, eller før personen opp som deltaker.
finding-initials = Dette ser ut som forbokstavene til en person, og de kan vise hvem en sak gjelder. Skriv «sak 2026-014» i stedet.
finding-relation = Dette peker ut en person gjennom slektskap. Skriv «foresatte», eller vis til saken med nummer, for eksempel «sak 2026-014».
finding-health = Dette ser ut som en helseopplysning om én person. Ta den bort, og vis til saken med nummer; det som gjelder helsen, tas opp i møtet.
finding-family = Dette ser ut som en opplysning om situasjonen i én familie. Ta den bort, og vis til saken med nummer; det tas opp i møtet.
finding-background = Dette ser ut som en opplysning om bakgrunnen til ett barn eller én familie (språk, opphav, religion). Ta den bort, og vis til saken med nummer.
finding-quasi = Denne beskrivelsen kan vise hvilket barn det gjelder. Skriv «et barn», eller vis til saken med nummer, for eksempel «sak 2026-014».

finding-title-fnr = fødselsnummer
finding-title-id_other = nummer eller konto
finding-title-birthdate = fødselsdato
finding-title-known_person = person i saken
finding-title-email = privat e-postadresse
finding-title-phone = privat telefonnummer
finding-title-address = adresse
finding-title-name = navn på en person
finding-title-initials = forbokstaver
finding-title-relation = slektskap
finding-title-health = helseopplysning
finding-title-family = familiesituasjon
finding-title-background = bakgrunn
finding-title-quasi = beskrivelse som peker ut

## Kommandolinjen: resultater

cli-definition-heading = Skjemadefinisjonen { $file } kan ikke brukes: { $count } feil
cli-summary-checked = { $good } i orden, { $bad } må rettes
cli-summary-written = { $good ->
    [one] { $good } dokument laget, { $bad } ikke laget
   *[other] { $good } dokumenter laget, { $bad } ikke laget
    }
cli-demo-done = { $count ->
    [one] Laget { $count } eksempeldokument i { $path }. Åpne mappen og se på det.
   *[other] Laget { $count } eksempeldokumenter i { $path }. Åpne mappen og se på dem.
    }
cli-error = Feil
cli-warning = Merk
cli-exception = Unntak
cli-exception-reason = { $finding }. Grunn: { $reason }
cli-exception-hint = Er noe av dette ikke en personopplysning? Da kan det stå, når dere skriver et unntak med grunn i filen: unntak: [{ "{" }felt: { $field }, funn: { $kind }, grunn: "…"{ "}" }]
cli-row = skjema nr. { $row }
cli-characters = tegn { $first }–{ $last }
cli-rule-number = regel { $number }

## Kommandolinjen: scan

cli-scan-summary = { $count ->
    [0] Ingen funn
    [one] { $count } funn
   *[other] { $count } funn
    }
cli-scan-place = { $kind ->
    [file-name] filnavnet
    [html] nettsiden
    [page] side { $name }
    [unshown] innhold som ikke vises
    [metadata] egenskapen { $name }
    [entry] oppføringen { $name }
    [header] meldingshodet { $name }
    [mail-text] teksten i meldingen
    [mail-html] HTML-teksten i meldingen
    [calendar] kalenderfeltet { $name }
    [attachment] vedlegg { $name }
   *[remark] tekst utenfor innholdet
    }
cli-scan-failure = { $reason ->
    [encrypted] Filen er låst med passord, og er ikke undersøkt. Lagre den uten passord, og prøv igjen.
    [format] Denne typen fil kan ikke undersøkes. Lagre innholdet som PDF eller vanlig tekst, og prøv igjen.
    [encoding] Teksten er lagret slik at æ, ø og å ikke kan leses, og er ikke undersøkt. Lagre filen på nytt, og velg tegnkodingen UTF-8.
    [damaged] Filen er skadet, og er ikke undersøkt. Lag den på nytt, og prøv igjen.
   *[limit] Filen er for stor eller for innviklet, og er ikke undersøkt. Del den opp, og prøv igjen.
    }
cli-scan-unread = { $what ->
    [picture] Her er det et bilde, og det kan ikke undersøkes. Se på det selv.
   *[characters] Her er det tegn som ikke kan leses. Se på dem selv.
    }
cli-scan-no-item = Linjen kan ikke leses, og er ikke undersøkt. Skriv ett JSON-objekt på linjen, for eksempel slik: { "{" }"id": 1, "text": "…"{ "}" }
cli-scan-item-too-large = Linjen er større enn { $megabytes } MB, og er ikke undersøkt. Del teksten opp, og prøv igjen.

## Kommandolinjen: filer og mapper

cli-cannot-read = Kan ikke lese { $path }: { $reason }. Sjekk at navnet er riktig, og at du har tilgang til filen.
cli-system-reason =
    { $kind ->
        [missing] det finnes ikke noe med det navnet
        [denied] tilgangen er sperret
        [folder] det er en mappe
        [no-folder] noe i stien er en fil, ikke en mappe
        [read-only] det går bare an å lese der
       *[no-text] innholdet er ikke tekst i UTF-8
    }
cli-no-inputs = Det er ingen skjemaer i { $path }. Programmet leser filer som slutter på .yaml, .json, .toml, .csv eller .jsonl.
cli-unknown-format = Programmet kan ikke lese { $path }. Bruk en fil som slutter på .yaml, .json, .toml, .csv eller .jsonl.
cli-remedy-mkdir = Mappen { $path } finnes ikke. Lag den først, eller velg en annen.
cli-output-not-writable = Kan ikke skrive til { $path }: { $reason }. Sjekk at du har lov til å lagre der, eller velg et annet sted.
cli-output-must-be-folder = Det blir flere dokumenter, og { $path } er ikke en mappe. Velg en mappe med -o.
cli-stdout-single = Flere dokumenter kan ikke skrives rett til skjermen eller et annet program. Velg en mappe med -o.
cli-catalog-file = Filen { $path } kan ikke brukes. Et skjema må ha et navn med små bokstaver, sifre og bindestrek, for eksempel forms/mitt-skjema.toml.
cli-threads = Maskinen gir ikke flere tråder nå. Prøv igjen med --jobs 1.
cli-file-exists = { $path } finnes fra før. Bruk --force for å erstatte filen, eller velg et annet sted.
cli-no-space = Det er ikke plass på disken til { $path }. Slett noe der, eller velg et annet sted.
cli-demo-folder-not-empty = Mappen { $path } er ikke tom. Velg en ny eller tom mappe, så blir ingenting borte.

## Kommandolinjen: skjemaer, maler og innstillinger

cli-form-unknown = Det finnes ikke noe skjema som heter «{ $name }». «blankett forms» viser alle skjemaene.
cli-form-unknown-nearest = Det finnes ikke noe skjema som heter «{ $name }». Mente du «{ $nearest }»?
cli-template-missing = Malen { $name } finnes ikke. Legg den i mappen templates, eller rett navnet i skjemadefinisjonen.
cli-template-broken = Malen { $file } har en feil på linje { $line }. Rett den, og prøv igjen. Typst sier: { $message }
cli-template-error = Malen kan ikke brukes. Rett den, og prøv igjen. Typst sier: { $message }
cli-standards = Dokumentet oppfylte ikke kravene til PDF/A og PDF/UA, og ingenting ble lagret. Dette er en feil i programmet eller malen; meld gjerne fra om den.
cli-config-missing = Innstillingsfilen { $path } finnes ikke. Sjekk at navnet er riktig.
cli-config-broken = Innstillingene i { $file } kan ikke leses. Rett linje { $line }, og prøv igjen. Leseren sier: { $detail }
cli-logo-not-a-picture = Logoen { $path } er ikke et bilde som kan brukes. Velg en SVG-, PNG- eller JPEG-fil.
cli-logo-too-large = Logoen { $path } er større enn { $megabytes } MB. Lagre den i en mindre utgave.
cli-organisation-unprintable = { $part ->
    [name] Navnet på organisasjonen kan ikke skrives ut. Skriv det på nytt i innstillingene, med høyst 200 vanlige tegn.
    [unit] Navnet på enheten kan ikke skrives ut. Skriv det på nytt i innstillingene, med høyst 200 vanlige tegn.
   *[address] Adressen kan ikke skrives ut. Skriv den på nytt i innstillingene, med høyst 200 vanlige tegn.
    }

## Listen over skjemaer

cli-forms-id = Skjema
cli-forms-title = Tittel
cli-forms-confidentiality = Personvern
confidentiality-open = åpent, går på e-post
confidentiality-group = internt, om en gruppe
confidentiality-anonymous = anonym sak
confidentiality-child = taushetsbelagt, om et navngitt barn
confidentiality-by-case = følger saken

## Startfiler

cli-starter-intro = Dette er et utfylt eksempel på «{ $form }». Bytt ut svarene med deres egne, og ta bort det dere ikke trenger. Linjer med # foran er forklaringer, eller felt dere kan ta i bruk ved å ta bort tegnet. Lagre filen, og lag dokumentet med «blankett fill FIL», der FIL er navnet på filen.
starter-required = Må fylles ut
starter-optional = Valgfritt
starter-sometimes = Noen ganger
starter-kind-long-text = Tekst med flere avsnitt: skriv | etter kolon, og teksten på linjene under med to mellomrom foran
starter-choose-one = Velg én av: { $choices }
starter-choose-many = Velg en eller flere av: { $choices }
starter-row-hint = Gjenta for hver rad
starter-kind-date = Dato, for eksempel 2026-03-14
starter-kind-time = Klokkeslett, for eksempel 09:00
starter-kind-email = E-postadresse, for eksempel kari.nordli@example.org
starter-kind-phone = Telefonnummer, for eksempel 22 00 00 00
starter-kind-case = Saksnummer, for eksempel 2026-014
starter-kind-link = Hele lenken, med https:// først
starter-kind-file = Navnet på en fil i samme mappe, for eksempel samtykke.pdf
starter-kind-integer = Helt tall, for eksempel 12
starter-kind-boolean = ja eller nei
starter-meta-language = Språk i dokumentet: nb, nn eller en
starter-meta-case = Sakens nummer, hvis den har et
schema-exceptions = Funn i personvernkontrollen som likevel kan stå, hvert med en grunn
schema-guests = De som kommer til dette møtet i tillegg til deltakerne
schema-meetings = Flere møter i én fil: det som er eget for hvert av dem. Det som står ellers, gjelder alle

## Hjelp

help = Fyller ut skjemaene til ressursteamet i barnehagen og lager PDF-er av dem
help-examples =
    Eksempler:
      blankett forms                         # se hvilke skjemaer som finnes
      blankett new referat -o referat.yaml   # begynn på et referat
      blankett check referat.yaml            # se hva som mangler eller er feil
      blankett fill referat.yaml             # lag PDF-en
      blankett blank samtykke                # lag et tomt skjema til utskrift
      blankett demo                          # lag et eksempel på alt sammen

help-any-lang = Språk i meldingene, og i dokumenter som ikke sier noe selv: nb, nn eller en
help-any-config = Innstillingsfil som brukes i stedet for blankett.toml
help-any-catalog = Mappe med egne skjemaer (i undermappen forms) og maler (i undermappen templates)
help-any-files = Utfylte skjemaer, eller mapper med slike; «-» leser det et annet program sender
help-any-form = Navnet på skjemaet; «blankett forms» viser alle
help-any-from = Filtypen, når den ikke går frem av filnavnet
help-any-known = Tekstfil med navnene på barnet og de foresatte, ett på hver linje; de stanses i en innkalling
help-any-format = Hvem svaret er til: text for mennesker, json for andre programmer
help-any-jobs = Hvor mange skjemaer som behandles samtidig; ellers velger programmet selv
help-any-output = Mappen eller filen det lagres i, ellers mappen du står i; «-» sender det til et annet program
help-any-force = Erstatt filer som finnes fra før
help-any-translation = Ta med skjemaets tekst ved siden av en hjelpeoversettelse, for eksempel til ar, pl eller uk
help-any-date = Datoen som lagres i egenskapene til PDF-en, for eksempel 2026-03-14; ellers dagens dato
help-any-help = Vis denne hjelpen
help-any-version = Vis hvilken versjon dette er

help-usage = Bruk
help-heading-commands = Kommandoer
help-heading-arguments = Argumenter
help-heading-options = Valg
help-value-command = KOMMANDO
help-value-options = VALG
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
help-value-n = ANTALL
help-value-name = NAVN
help-value-out = UT
help-value-part = DEL
help-value-place = STED
help-value-profile = PROFIL
help-value-service = TJENESTE
help-value-shell = SKALL
help-value-time = TID
help-value-word = ORD
help-with-values = { $text } [mulige verdier: { $values }]
help-with-default = { $text } [ellers: { $value }]

usage-unknown-argument = Her er det ikke noe som heter «{ $argument }».
usage-unknown-command = Det finnes ingen kommando som heter «{ $name }».
usage-missing = Dette mangler: { $argument }
usage-missing-command = Her må det stå hva som skal gjøres: { $commands }
usage-invalid-value = «{ $value }» kan ikke brukes som { $argument }.
usage-no-value = { $argument } mangler verdien sin.
usage-too-many-values = { $argument } har én verdi for mye: «{ $value }».
usage-conflict = { $argument } kan ikke brukes sammen med { $other }.
usage-twice = { $argument } kan bare brukes én gang.
usage-not-text = Noe av det som står på kommandolinjen, er ikke tekst i UTF-8.
usage-did-you-mean = Mente du { $names }?
usage-values = Mulige verdier: { $values }
usage-about = { $argument }: { $text }
usage-example = Skriv for eksempel { $example }.
usage-usage = Bruk: { $usage }
usage-help = Alle valg vises med --help.

help-forms = Vis hvilke skjemaer som finnes, og hvem de kan deles med
help-forms-examples =
    Eksempler:
      blankett forms
      blankett forms --lang nn
      blankett forms --format json

help-new = Lag en utfylt startfil som du bytter ut svarene i
help-new-examples =
    Eksempler:
      blankett new referat -o referat.yaml
      blankett new innkalling --lang nn -o innkalling.yaml
help-new-output = Filen startfilen lagres i; ellers vises den på skjermen

help-schema = Vis feltene i et skjema som JSON Schema, for andre programmer
help-schema-examples =
    Eksempler:
      blankett schema referat
      blankett schema referat > referat.schema.json

help-check = Se hva som mangler eller er feil, uten å lage noe
help-check-examples =
    Eksempler:
      blankett check referat.yaml
      blankett check innkalling.yaml --known navn.txt
      blankett check saker/
      blankett check meldinger.csv --form meldeskjema-system
help-check-form = Hvilket skjema filen gjelder, når det ikke står i den

help-scan = Let etter personopplysninger i en tekst
help-scan-examples =
    Eksempler:
      blankett scan brev.pdf
      blankett scan --known navn.txt --participants deltakere.txt < brev.txt
      blankett scan --format jsonl tekster.jsonl
help-scan-files = Filer: tekst, PDF, e-post (.eml), kalender (.ics) eller nettside; uten filer, eller med «-», leses det et annet program sender
help-scan-format = Hvem svaret er til: text for mennesker, json for andre programmer, jsonl for programmer som sender én tekst på hver linje
help-scan-known = Tekstfil med navnene på barnet og de foresatte, ett på hver linje
help-scan-participants = Tekstfil med navnene på dem som kan nevnes, ett på hver linje
help-scan-kindergarten = Navnet på barnehagen, som kan nevnes

help-fill = Lag PDF-er av utfylte skjemaer
help-fill-examples =
    Eksempler:
      blankett fill referat.yaml
      blankett fill saker/ -o pdf/
      blankett fill meldinger.csv --form meldeskjema-system -o pdf/
      blankett fill innkalling.yaml --known navn.txt -o - > innkalling.pdf
help-fill-form = Hvilket skjema filen gjelder, når det ikke står i den

help-blank = Lag et tomt skjema til å skrive ut og fylle ut for hånd
help-blank-examples =
    Eksempler:
      blankett blank samtykke
      blankett blank samtykke --lang nn -o samtykke-nynorsk.pdf
      blankett blank samtykke --translation pl

help-demo = Lag et eksempel på alt: utfylte skjemaer, PDF-ene av dem og tomme skjemaer
help-demo-examples =
    Eksempler:
      blankett demo
      blankett demo eksempler
help-demo-folder = Mappen eksemplene lagres i; den lages hvis den ikke finnes

help-completions = Lag et skript som lar tabulatortasten skrive ferdig kommandoene
help-completions-examples =
    Eksempler:
      blankett completions bash > ~/.local/share/bash-completion/completions/blankett
      blankett completions fish > ~/.config/fish/completions/blankett.fish
help-completions-shell = Hvilket kommandoskall skriptet er for

help-man = Lag manualsidene
help-man-examples =
    Eksempler:
      blankett man | man -l -
      blankett man -o man/
help-man-output = Mappen som får en side for hver kommando; ellers skrives bare siden for hele programmet

help-any-state = Mappen utboksen ligger i; ellers den i innstillingene, eller brukerens egen
help-any-connections = Hvor mange forbindelser som brukes samtidig; ellers det innstillingene sier
help-any-wait = Hvor lenge programmet skal prøve igjen med det som ikke blir tatt imot, for eksempel 90s, 10m eller 2h
help-any-id = Nummeret på meldingen; «blankett outbox list» viser det
help-any-ids = Numrene på meldingene; «blankett outbox list» viser dem

help-send = Send innkallinger på e-post, med kalenderfil og PDF
help-send-examples =
    Eksempler:
      blankett send innkalling.yaml --dry-run           # se hva som blir sendt, og til hvem
      blankett send innkalling.yaml --dry-run -o utkast # lag .eml-filene og se på dem
      blankett send innkalling.yaml
      blankett send innkalling.yaml --moved-from 2026-03-17
      blankett send innkalling.yaml --cancel            # avlys møtet
help-send-dry_run = Send ingenting, men vis hva som ville blitt sendt, og til hvem
help-send-output = Mappen meldingene lagres i som .eml-filer, sammen med --dry-run
help-send-yes = Send uten å spørre; trengs når ingen sitter ved skjermen
help-send-moved_from = Møtet er flyttet fra denne datoen
help-send-new = Dette er et nytt møte, selv om det ligner et det er kalt inn til
help-send-cancel = Møtet er avlyst: gi beskjed til alle som er kalt inn
help-send-again = Send det samme en gang til, også til dem som har fått det
help-send-past = Send også til møter som er over
help-send-queue_only = Legg meldingene i utboksen uten å sende dem ennå

help-share = Send fortrolige dokumenter på e-post som én kryptert fil; passordet gis på telefon eller SMS
help-share-examples =
    Eksempler:
      blankett share saker/2026-014/2026-03-17-referat.yaml --to eva.eksempel@example.org
      blankett share referat.yaml behovsmelding.yaml --to ppt@kommune.example.org --dry-run -o utkast
      blankett share referat.yaml --to eva.eksempel@example.org --again   # send på nytt, med nytt passord
help-share-to = Adressen til en som skal ha dokumentene; kan gjentas. Ellers får de det profilen sier
help-share-password_file = Fil med passordet; ellers lager programmet ett
help-share-ask_password = Velg passordet selv; programmet spør etter det
help-share-dry_run = Send ingenting, men vis hva som ville blitt sendt, og til hvem
help-share-output = Mappen meldingene lagres i som .eml-filer, sammen med --dry-run
help-share-yes = Send uten å spørre; trengs når ingen sitter ved skjermen
help-share-again = Send de samme dokumentene en gang til, med nytt passord
help-share-queue_only = Legg meldingene i utboksen uten å sende dem ennå

help-outbox = Se hva som venter, er sendt eller er uvisst, og bestem hva som skal skje
help-outbox-examples =
    Eksempler:
      blankett outbox list
      blankett outbox deliver
      blankett outbox retry 12
help-outbox-list = Vis alle meldingene i utboksen
help-outbox-list-examples =
    Eksempler:
      blankett outbox list
      blankett outbox list --format json
help-outbox-show = Vis alt om én melding, med loggen
help-outbox-show-examples =
    Eksempler:
      blankett outbox show 12
help-outbox-deliver = Send det som venter
help-outbox-deliver-examples =
    Eksempler:
      blankett outbox deliver
      blankett outbox deliver --wait 30m   # prøv igjen i en halvtime
help-outbox-retry = Prøv meldinger igjen som er uvisse eller ikke ble sendt
help-outbox-retry-examples =
    Eksempler:
      blankett outbox retry 12 13
help-outbox-cancel = Stans meldinger som venter eller er uvisse
help-outbox-cancel-examples =
    Eksempler:
      blankett outbox cancel 12
help-outbox-export = Hent meldinger ut av utboksen som .eml-filer, akkurat slik de ble eller blir sendt
help-outbox-export-examples =
    Eksempler:
      blankett outbox export 12 -o melding.eml
      blankett outbox export 12 13 -o arkiv/
help-outbox-log = Vis loggen: hvem, når, hvilket møte eller hvilke dokumenter, og hvilken melding
help-outbox-log-examples =
    Eksempler:
      blankett outbox log
      blankett outbox log --recipients
help-outbox-log-recipients = Vis også adressene
help-outbox-verify = Sjekk at utboksen er hel, og at ingen har endret loggen
help-outbox-verify-examples =
    Eksempler:
      blankett outbox verify

help-mail = Sjekk oppsettet for e-post, og les svar på innkallinger
help-mail-examples =
    Eksempler:
      blankett mail test
      blankett mail read svar.eml
help-mail-test = Sjekk at e-postserveren svarer, krypterer og tar imot; ingenting sendes
help-mail-test-examples =
    Eksempler:
      blankett mail test
      blankett mail test --to kari.nordli@example.org
help-mail-test-to = Adressen serveren blir spurt om; ellers avsenderens egen
help-mail-read = Les svar på innkallinger, og meldinger om e-post som ikke kom frem
help-mail-read-examples =
    Eksempler:
      blankett mail read svar.eml
      blankett mail read svar/*.eml
help-mail-read-files = E-poster (.eml) eller kalendersvar (.ics)

## E-post til møtedeltakere

mail-subject = Møteinnkalling – { $kindergarten }
mail-subject-changed = Endret møteinnkalling – { $kindergarten }
mail-subject-cancelled = Avlyst møte – { $kindergarten }
mail-greeting = Hei!
mail-invitation = Du innkalles til møte i ressursteamet ved { $kindergarten }.
mail-changed = Innkallingen til møte i ressursteamet ved { $kindergarten } er endret. Dette gjelder nå:
mail-moved = Møtet i ressursteamet ved { $kindergarten } er flyttet fra { $from }. Dette gjelder nå:
mail-cancelled = Møtet i ressursteamet ved { $kindergarten } er avlyst.
mail-removed = Du trenger ikke å møte i ressursteamet ved { $kindergarten } denne gangen. Møtet holdes uten deg.
mail-meeting-invitation = Du innkalles til møte ved { $kindergarten }.
mail-meeting-changed = Innkallingen til møtet ved { $kindergarten } er endret. Dette gjelder nå:
mail-meeting-moved = Møtet ved { $kindergarten } er flyttet fra { $from }. Dette gjelder nå:
mail-meeting-cancelled = Møtet ved { $kindergarten } er avlyst.
mail-meeting-removed = Du trenger ikke å komme til møtet ved { $kindergarten } denne gangen. Møtet holdes uten deg.
mail-meeting-attached = Innkallingen er vedlagt.
mail-label-when = Tid
mail-label-place = Sted
mail-label-link = Lenke
mail-when = { $day } kl. { $start }–{ $end }
mail-day = { $weekday ->
    [1] mandag
    [2] tirsdag
    [3] onsdag
    [4] torsdag
    [5] fredag
    [6] lørdag
   *[7] søndag
} { $date }
mail-day-and-time = { $day } kl. { $time }
mail-attached = Agendaen står i den vedlagte innkallingen.
mail-answer = Svar gjerne fra kalenderen om du kommer.
mail-no-personal-data = Ikke skriv navn eller andre opplysninger om barn i svaret. Vis til saksnummeret.
mail-regards = Med vennlig hilsen

## E-post med krypterte dokumenter

parcel-subject = Dokumenter fra { $sender }
parcel-attached = Her kommer dokumenter fra { $sender }. De ligger i den vedlagte filen, som er kryptert: Den kan bare åpnes med et passord.
parcel-password = Passordet får du på telefon eller SMS, aldri på e-post.
parcel-how = Slik leser du dokumentene:
parcel-save = Lagre filen { $file } på en datamaskin.
parcel-open = Åpne den med 7-Zip i Windows eller Keka på Mac. Begge kan brukes gratis. Filutforskeren i Windows klarer det som regel ikke.
parcel-type = Skriv passordet nøyaktig slik du fikk det, når programmet spør.
parcel-call = Har du ikke fått passordet, eller får du ikke åpnet filen, så ring { $sender }.
parcel-call-phone = Har du ikke fått passordet, eller får du ikke åpnet filen, så ring oss på { $phone }.
parcel-answer = Ikke skriv noe fortrolig hvis du svarer på denne e-posten, for svaret blir ikke kryptert. Er den kommet til feil person, så si fra til oss og slett den.

## Sende, utboks og svar

send-no-settings = Innstillingene sier ikke hvordan e-post sendes. Skriv [mail] med from, host, port, username og password_file i blankett.toml. Veiledningen «E-post» viser hvordan.
send-sender = Adressen kan ikke brukes. Skriv den slik: Solsikken barnehage <post@solsikken.example.org>
send-no-password = Det står et brukernavn, men ikke noe passord. Skriv passordet i en egen fil, og filens navn som password_file under [mail].
send-server = { $reason ->
    [certificates] Sertifikatene i ca_file kan ikke leses, eller maskinen har ingen sertifikater den stoler på. Bruk en PEM-fil.
    [name] Navnet på e-postserveren kan ikke brukes. Skriv det under [mail] som host, for eksempel smtp.example.org.
    [in-clear] Uten kryptering kan e-post bare leveres til en server på samme maskin. Skriv tls = "starttls" eller tls = "implicit".
   *[login] Brukernavnet eller passordet er tomt eller har tegn som ikke kan brukes. Passordet skal stå på én linje.
    }
send-confidential = { $kind ->
    [child] Dette dokumentet er om et barn og er taushetsbelagt.
    [anonymous] Dette dokumentet er om en enkeltsak, selv om den er anonym.
   *[group] Dette dokumentet er om en gruppe barn.
    } Det sendes ikke på åpen e-post, og ingenting er sendt. Send det kryptert med «blankett share», eller lag det med «blankett fill» og lever det på papir eller i arkivet.
share-invitation = Dette er en innkalling, og den går åpent på e-post: send den med «blankett send». Ingenting er sendt.
share-cases = Dokumentene er om barn i flere saker. Send dem for én sak om gangen, så ingen får noe om et annet barn. Ingenting er sendt.
share-nobody = Det står ikke hvem som skal ha { $document }. Skriv adressen med --to, for eksempel --to eva.eksempel@example.org. Ingenting er sendt.
share-unreached = { $gap ->
    [guardians] { $copy }: Ingen av skjemaene i saken har en e-postadresse til de foresatte. Skriv den i et av dem, eller bruk --to.
    [participants] { $copy }: Skjemaet har ingen e-postadresse til deltakerne. Skriv adressene i skjemaet, eller bruk --to.
    [permanent] { $copy }: Profilen har ingen faste deltakere. Merk tjenestene som skal ha kopi, som faste, eller bruk --to.
    [service] { $copy }: { $name } står uten e-postadresse som kan brukes. Skriv den der tjenesten står i profilen, eller bruk --to.
    [unknown-service] { $copy }: Profilen har ingen tjeneste som heter { $name }. Legg den til, eller bruk --to.
   *[field] { $copy }: E-postadressen i feltet { $name } kan ikke brukes. Rett den, eller bruk --to.
    }
share-known = { $recipient } (sendt eller i utboksen fra før)
share-nothing-new = Disse dokumentene er sendt eller ligger i utboksen fra før, så det er ikke laget noe nytt. Skal de sendes en gang til, så bruk --again. Da blir det et nytt passord.
share-password-made = Passordet er laget for denne sendingen og vises bare nå. Gi det på telefon eller SMS til { $recipients }, aldri på e-post:
share-password-chosen = Gi passordet på telefon eller SMS til { $recipients }, aldri på e-post.
send-no-meeting = Bare innkallinger kan sendes på e-post, og dette skjemaet er ikke en. Ingenting er sendt.
send-moved-or-new = Det er kalt inn til et møte { $date } som ligner. Er møtet flyttet, så bruk --moved-from { $day }. Er det et nytt møte, så bruk --new. Ingenting er sendt.
send-nothing-to-move = Det er ikke kalt inn til noe møte { $date } her. Sjekk datoen, og at det er samme barnehage og samme utboks. Ingenting er sendt.
send-nothing-to-cancel = Det er ikke kalt inn til dette møtet herfra, så det er ingen å gi beskjed til. Sjekk dato og klokkeslett.
send-over = Møtet { $date } er over. Se over datoen. Skal innkallingen likevel sendes, så bruk --past. Ingenting er sendt.
send-template-broken = Malen { $file } har en feil på linje { $line }. Rett den, og prøv igjen. Handlebars sier: { $detail }
send-subject = Emnet i e-posten er tomt, for langt eller har tegn som ikke kan stå der. Se over malen og navnet på barnehagen.
send-unwritable = Meldingen kan ikke skrives som e-post. Se etter uvanlige tegn i navn og adresser.
send-needs-yes = Her er det ingen å spørre. Se først med --dry-run hva som blir sendt, og bruk så --yes.
send-last-look = Meldingen ble stanset før den ble sendt: i det som skulle ut, står det noe som ligner personopplysninger. Skjemaet var i orden, så det kommer fra malen eller innstillingene. Ingenting er sendt.
send-last-look-unread = { $place }: her er det tegn som ikke kan leses
send-confirm = Send? [j/N]
send-nothing-sent = Ingenting er sendt.
send-known = { $count ->
    [one] ({ $count } av dem er sendt eller ligger i utboksen fra før)
   *[other] ({ $count } av dem er sendt eller ligger i utboksen fra før)
    }
send-dry-run = { $count ->
    [one] { $count } melding ville blitt sendt. Ingenting er sendt.
   *[other] { $count } meldinger ville blitt sendt. Ingenting er sendt.
    }
send-queued = { $count ->
    [one] { $count } melding ligger i utboksen. «blankett outbox deliver» sender den.
   *[other] { $count } meldinger ligger i utboksen. «blankett outbox deliver» sender dem.
    }
send-dead = { $recipient }: e-postserveren tok ikke imot meldingen ({ $reason }). Sjekk adressen.
send-held = { $recipient }: forbindelsen ble brutt, og det er uvisst om meldingen kom frem. Spør mottakeren. Send den på nytt med «blankett outbox retry { $id }», eller la den ligge med «blankett outbox cancel { $id }».
send-summary = { $sent } sendt, { $waiting } venter, { $held } uvisse, { $dead } ikke sendt
send-deliver-later = Det som venter, er trygt lagret. Send det senere med «blankett outbox deliver».
send-trouble = { $trouble ->
    [name] Ingen kjenner e-postserveren { $host }. Sjekk navnet under [mail], og at maskinen er på nett.
    [silent] Ingenting svarer på { $host }, port { $port }. Sjekk navn og port, og om brannmuren stenger.
    [broken] Forbindelsen til { $host } ble brutt. Prøv igjen.
    [busy] E-postserveren { $host } er opptatt ({ $code }). Prøv igjen om litt.
    [refuses] E-postserveren { $host } sier nei ({ $code }). Spør dem som driver den.
    [no-encryption] E-postserveren { $host } tilbyr ikke kryptering på port { $port }, og uten sendes ingenting. Prøv tls = "implicit" med port 465, eller spør dem som driver serveren.
    [tampered] Noen har forsøkt å endre forbindelsen til { $host } før den ble kryptert. Ingenting er sendt. Si fra til dem som har ansvar for nettet.
    [issuer] Sertifikatet til { $host } er utstedt av noen denne maskinen ikke stoler på. Har kommunen sin egen utsteder, så skriv filen med sertifikatet dens som ca_file.
    [certificate-name] Sertifikatet gjelder et annet navn enn { $host }. Skriv under host det navnet serveren har i sertifikatet.
    [certificate-date] Sertifikatet til { $host } er utløpt eller ikke gyldig ennå. Sjekk klokken på maskinen, eller spør dem som driver serveren.
    [encryption] Kryptert forbindelse til { $host } kom ikke i stand. Sjekk tls og port: "starttls" hører til 587, "implicit" til 465.
    [no-login] E-postserveren { $host } tar ikke imot innlogging med brukernavn og passord.
    [login] E-postserveren { $host } godtar ikke brukernavnet eller passordet ({ $code }).
    [sender] E-postserveren { $host } tar ikke imot e-post fra avsenderen ({ $code }). Skriv under from en adresse som brukeren har lov til å sende fra.
   *[other] Det som svarer på { $host }, port { $port }, er ikke en e-postserver.
    }
mail-test-step = { $step ->
    [server] Server: { $value }. Forbindelsen er kryptert, og sertifikatet er i orden
    [port] Port: { $value }
    [login] Innlogging: { $value }
    [sender] Avsender godtatt: { $value }
   *[recipient] Mottaker godtatt: { $value }
    }
mail-test-works = Alt virker. Det er ikke sendt noen e-post.
mail-answer-says = { $answer ->
    [accepts] kommer
    [tentative] kommer kanskje
    [declines] kommer ikke
    [delegates] sender en annen
    [proposes-other-time] foreslår et annet tidspunkt
    [unreachable] kunne ikke nås
    [delayed] levering forsinket
   *[delivered] levert
    }
mail-read-unconfirmed = svaret sier ikke selv hvem det kommer fra
mail-read-no-answer = { $reason ->
    [ordinary] { $path } er en vanlig e-post, uten svar på en innkalling.
    [automatic] { $path } er et automatisk svar. Det sier ikke om noen kommer.
    [receipt] { $path } er en lesekvittering. Den sier ikke om noen kommer.
    [bounce] { $path } er en melding fra en e-postserver som ikke følger standarden. Les den selv.
    [forwarded] { $path } har svaret som vedlegg. Lagre vedlegget, og les det i stedet.
    [outlook] { $path } er i Outlooks eget format. Lagre meldingen som .eml eller .ics.
    [request] { $path } er en innkalling, ikke et svar.
    [contradiction] { $path } sier flere ting som ikke stemmer overens. Les den selv.
    [limit] { $path } er for stor til å leses.
   *[incomplete] { $path } er skadet eller mangler det som trengs for å vite hvilket møte den gjelder.
    }
mail-read-stranger = { $path } er et svar på noe som ikke er sendt fra denne utboksen.
outbox-state = { $state ->
    [queued] venter
    [leased] hentet
    [sending] sendes
    [sent] sendt
    [held] uviss
   *[dead] ikke sendt
    }
outbox-event = { $event ->
    [queued] lagt i utboksen
    [sending] sendes
    [sent] sendt
    [deferred] utsatt
    [held] uviss
    [dead] ikke sendt
    [retried] prøves igjen
    [cancelled] stanset
    [exported] hentet ut
   *[answered] svar
    }
outbox-empty = Utboksen er tom.
outbox-no-message = Det er ingen melding nr. { $id } i utboksen. «blankett outbox list» viser alle.
outbox-not-now = Melding nr. { $id } er ikke slik at det går nå. «blankett outbox list» viser hvor den er. Ingenting er endret.
outbox-retried = { $count ->
    [one] { $count } melding prøves igjen ved neste «blankett outbox deliver».
   *[other] { $count } meldinger prøves igjen ved neste «blankett outbox deliver».
    }
outbox-cancelled = { $count ->
    [one] { $count } melding sendes ikke.
   *[other] { $count } meldinger sendes ikke.
    }
outbox-whole = Utboksen er hel. Loggen har { $entries } innførsler, og ingen er endret.
outbox-key-missing = Nøkkelen til utboksen er borte: { $path }. Uten den kan meldingene ikke leses. Hent den fra sikkerhetskopien.
outbox-damaged = Utboksen er skadet, eller nøkkelen hører ikke til den. Ingenting er sendt. Hent utboks og nøkkel fra sikkerhetskopien, eller flytt mappen og send på nytt.
outbox-version = Utboksen er laget av en nyere utgave av programmet. Bruk den.
outbox-full = Det er ikke plass på disken. Det som ikke er sendt, ligger trygt. Slett noe, og prøv igjen.
outbox-changed = Noen andre sendte det samme, eller noe om det samme møtet, samtidig. Prøv igjen.
outbox-database = Utboksen kan ikke leses eller skrives: { $reason }

# Saker
help-any-cases = Mappen med sakene; ellers den i innstillingene, eller mappen «saker»
help-any-case = Referansen til saken, for eksempel 2026-014
help-case = Opprett og se saker; hver sak er en mappe med filer
help-case-examples =
    Eksempler:
      blankett case new gjelder=individ "barnehage=Solsikken barnehage"
      blankett case show 2026-014
help-case-new = Opprett en mappe for en ny sak, med neste ledige nummer
help-case-new-examples =
    Eksempler:
      blankett case new gjelder=individ "barnehage=Solsikken barnehage"
      blankett case new gjelder=system "barnehage=Solsikken barnehage"
help-case-new-values = Felt i saksarket, for eksempel gjelder=individ
help-case-new-form = Skjemaet som åpner saken, når det finnes flere
help-case-list = Vis alle sakene, med det som mangler først i hver
help-case-list-examples =
    Eksempler:
      blankett case list
      blankett case list --open
help-case-list-open = Bare saker som ikke er avsluttet
help-case-show = Vis gangen i en sak, hva som er åpent, og hva som mangler
help-case-show-examples =
    Eksempler:
      blankett case show 2026-014
cli-case-unknown = Det finnes ingen sak { $case } i { $path }. «blankett case list» viser sakene; «--cases» sier hvilken mappe de ligger i.
cli-case-unreadable = Saken kan ikke leses: { $reason }.
case-kind-system = systemsak
case-kind-single = individsak
case-kind-anonymous = anonym sak
case-open = åpen
case-closed = avsluttet { $date }
case-problems = { $count ->
    [one] (én fil er det noe galt med)
   *[other] ({ $count } filer er det noe galt med)
}
case-list-empty = Det er ingen saker i { $path }. Opprett en med «blankett case new».
case-timeline = Gangen i saken:
case-open-measures = Åpne tiltak:
case-measure = {"  "}– { $what } ({ $responsible }), evalueres { $deadline }
case-measure-overdue = {"  "}– { $what } ({ $responsible }), skulle vært evaluert { $deadline }
case-missing-next = Mangler:
case-nothing-missing = Ingenting mangler.
case-wrong-files = Filer det er noe galt med:
case-problem-other-case = Skjemaet hører til en annen sak. Flytt filen, eller rett referansen i den.
case-problem-unknown = Filen er verken et skjema, en PDF eller et bilde (.png, .jpg). Lagre den som PDF, eller flytt den ut av mappen.
case-problem-missing = Et skjema viser til denne filen, men den ligger ikke i mappen. Legg den der, eller rett navnet i skjemaet.
case-consent-gitt = Samtykke gitt { $since }{ $by ->
    [none] {""}
   *[other] {" "}av { $by }
}{ $until ->
    [none] {""}
   *[other] , gjelder til { $until }
}{ $attached ->
    [yes] . Signert skjema ligger i saken.
   *[no] . Signert skjema mangler i saken.
}
case-consent-begrenset = Samtykket er begrenset fra { $since }{ $by ->
    [none] {""}
   *[other] {" "}av { $by }
}{ $until ->
    [none] {""}
   *[other] , og gjelder til { $until }
}{ $attached ->
    [yes] . Signert skjema ligger i saken.
   *[no] . Signert skjema mangler i saken.
}
case-consent-utlopt = Samtykket gjelder ikke lenger fra { $since }.
case-consent-trukket = Samtykket er trukket tilbake fra { $since }{ $by ->
    [none] {""}
   *[other] {" "}av { $by }
}. Det kan ikke lages, pakkes eller sendes noe nytt som navngir barnet.
fault-consent-withdrawn = Samtykket i saken er trukket tilbake fra { $since }. Det kan ikke lages noe nytt som navngir barnet. Det som er laget før, blir liggende.
fault-consent-expired = Samtykket i saken gjaldt ikke lenger fra { $since }. Innhent nytt samtykke fra de foresatte, eller drøft saken anonymt.
fault-consent-missing = Det ligger ikke noe gyldig samtykke i saken for denne datoen. Legg samtykket i mappen, eller drøft saken anonymt.
fault-consent-not-attached = Det signerte samtykkeskjemaet ligger ikke i saken. Skann det, legg filen i mappen, og skriv navnet på den under «vedlegg» i samtykket.

## Pakker

packet-archive-case = Sak { $reference }: barn i barnehage
packet-archive-referral = Henvisning til PPT, sak { $reference }
packet-password-short = Passordet er for kort. Det må ha minst { $number } tegn, for den som har filen, kan prøve milliarder av passord i sekundet.
packet-password-long = Passordet er for langt. Det kan ha høyst { $number } tegn.
packet-password-characters = Passordet har tegn som ikke alle programmer skriver likt, og da kan ikke mottakeren åpne pakken. Bruk a til z, tall, mellomrom og vanlige skilletegn, men ikke æ, ø og å.
packet-password-uniform = Passordet er de samme få tegnene om igjen. Velg flere ulike tegn, for eksempel noen ord som ikke hører sammen.
packet-damage-not-a-packet = Dette er ikke en pakke. Sjekk at det er riktig fil.
packet-damage-cut = Pakken er ikke hel: slutten mangler eller er skadet. Hent den på nytt, eller be avsenderen om å sende den en gang til.
packet-damage-too-large = Filen er større enn en pakke kan være. Sjekk at det er riktig fil.
packet-damage-too-many-files = Filen har flere enn { $max } filer i seg, og det har ingen pakke. Ikke pakk den ut.
packet-damage-inflating = Filen blir mange ganger større når den pakkes ut, og det gjør ingen pakke. Ikke pakk den ut.
packet-damage-path = En fil i pakken ville havne i en annen mappe enn den pakkes ut i. Ikke pakk den ut.
packet-damage-link = Pakken har en lenke i stedet for en fil. Ikke pakk den ut.
packet-damage-overlapping = Filene i pakken ligger oppå hverandre, og det gjør de ikke i noen ekte pakke. Ikke pakk den ut.
packet-damage-twice = To filer i pakken har samme navn.
packet-damage-password-missing = Pakken er kryptert. Oppgi passordet for å kontrollere den.
packet-damage-password-wrong = Passordet åpner ikke pakken. Sjekk at det er skrevet riktig, med store og små bokstaver og bindestreker. Hvis det er riktig, er pakken skadet.
packet-damage-sealed = Det krypterte innholdet er endret eller skadet. Be avsenderen om å sende pakken en gang til.
packet-damage-manifest-missing = Innholdslisten (manifest.json) mangler, så pakken kan ikke kontrolleres.
packet-damage-manifest-changed = Innholdslisten (manifest.json) er endret eller skadet, så pakken kan ikke kontrolleres.
packet-damage-later = Pakken er laget med en nyere utgave av Blankett. Oppdater programmet, og kontroller den igjen.
packet-damage-changed = { $file } er endret eller skadet.
packet-damage-missing = { $file } mangler.
packet-damage-added = { $file } er lagt til etter at pakken ble laget.
packet-damage-added-unnamed = En fil med et navn som ikke hører hjemme i en pakke, er lagt til etter at pakken ble laget.
packet-damage-renamed = { $file } har fått et annet navn: { $now }.
packet-damage-renamed-unnamed = { $file } har fått et navn som ikke hører hjemme i en pakke.
packet-damage-reordered = Filene ligger i en annen rekkefølge enn da pakken ble laget. Den er pakket på nytt.
packet-damage-archive-message = Arkivmeldingen (arkivmelding.xml) kan ikke leses.
packet-damage-archive-disagrees = Arkivmeldingen og innholdslisten sier ikke det samme om { $file }.
packet-damage-archive-files = Arkivmeldingen og innholdslisten har ikke de samme filene.
packet-damage-layout = Filene stemmer, men pakken er ikke slik den ble laget (fra byte { $offset }): den er pakket på nytt, eller noe utenfor filene er endret.

# Pakken til PPT
help-packet = Sett sammen henvisningspakken til PPT av det som ligger i en sak
help-packet-examples =
    Eksempler:
      blankett packet 2026-014                          # hva som er på plass, og hva som mangler
      blankett packet 2026-014 -o pakke.pdf
      blankett packet 2026-014 -o pakke.zip --encrypt
      blankett packet verify pakke.zip
help-packet-output = Filen pakken lagres i: .pdf for én samlet PDF, .zip for enkeltfiler til arkivet
help-packet-draft = Lag et utkast, merket på hver side, selv om noe mangler
help-packet-encrypt = Krypter pakken med et passord; programmet lager ett om du ikke velger det selv
help-packet-password_file = Fil med passordet; ellers spør programmet
help-packet-receiver = Hvem pakken er til, slik det skal stå i arkivet
help-packet-verify = Kontroller at en pakke er hel og uendret
help-packet-verify-examples =
    Eksempler:
      blankett packet verify pakke.zip
help-packet-verify-file = Pakken (.zip)
help-packet-verify-password_file = Fil med passordet, når pakken er kryptert
packet-title = Henvisningspakke til PPT, sak { $case }
packet-receiver = PP-tjenesten
packet-attachment = Vedlegg
packet-attachment-file = vedlegg
packet-check-present = på plass
packet-check-missing = mangler
packet-check-not-applicable = gjelder ikke
packet-check-duty = {" "}– må være på plass
packet-left-out = Blir ikke med: { $file }. Ingen skjemaer i saken viser til filen. Skal den med, før den opp under «vedlegg» i henvisningen.
packet-no-referral = Saken har ingen henvisning. Lag en med «blankett new henvisning», fyll den ut, og legg den i mappen til saken.
packet-incomplete = Pakken kan ikke lages før det som må være på plass, er der. Med «--draft» får du et utkast å se på.
packet-withdrawn = Samtykket er trukket tilbake fra { $since }. Det kan ikke lages noen pakke om barnet. [regel R5]
packet-done = { $path }: { $documents } dokumenter, { $pages } sider
packet-pictured = { $pages ->
    [one] Én side fra andre programmer er tatt med som bilde, med teksten på siden som alternativ.
   *[other] { $pages } sider fra andre programmer er tatt med som bilder, med teksten på siden som alternativ.
} PDF/A-2a og PDF/UA-1 holder for hele pakken.{ $silent ->
    [0] {""}
    [one] {" "}Én av sidene har ingen tekst som kan leses høyt; den er skannet.
   *[other] {" "}{ $silent } av sidene har ingen tekst som kan leses høyt; de er skannet.
}
packet-password-made = Passordet er laget for denne pakken og vises bare nå. Gi det til mottakeren på en annen måte enn pakken, for eksempel på telefon:
packet-password-choose = Passord for pakken (tomt: programmet lager ett):
packet-password-again = Passordet en gang til:
packet-password-differs = De to passordene er ikke like. Prøv igjen.
packet-password-open = Passordet til pakken:
packet-verified = { $path } er hel og uendret: sak { $case }, { $count ->
    [one] ett dokument
   *[other] { $count } dokumenter
}.
    SHA-256 { $sum }
cli-packet-ending = { $path } er verken .pdf eller .zip. Velg .pdf for én samlet PDF, eller .zip for enkeltfiler til arkivet.
cli-packet-failed = Pakken kan ikke lages: { $reason }. Meld gjerne fra om feilen.
cli-no-random-numbers = Systemet har ingen tilfeldige tall å lage et passord av. Velg et passord selv med «--password-file».
cli-packet-time = En pakke kan bare lages med en dato fra 1980 til 2107.
# Nøkkeltall, tiltak og saksliste
help-any-folders = Mapper med saker, for eksempel én for hver barnehage; ellers mappen fra innstillingene eller «--cases»
help-report = Vis nøkkeltallene K1–K7 og balansen mellom systemarbeid og individsaker
help-report-examples =
    Eksempler:
      blankett report --from 2026-01-01 --to 2026-06-30
      blankett report barnehager/*/saker --from 2025-01-01 --to 2026-12-31 --by kindergarten -o nokkeltall.csv
      blankett report --from 2025-01-01 --to 2026-12-31 --for-sharing -o nokkeltall.pdf
help-report-from = Første dag som teller med, for eksempel 2026-01-01
help-report-to = Siste dag som teller med
help-report-by = Hva tallene deles opp etter: meeting (møte), half-year (halvår) eller kindergarten (barnehage)
help-report-output = Filen som skal skrives; endelsen avgjør om det blir .csv, .json eller .pdf
help-report-format = Hvordan tallene skrives ut: text, csv eller json
help-report-for_sharing = Skjul antall under fem, og det de kan regnes ut fra; bruk dette når tallene skal ut av barnehagen
cli-unknown-output = Filen { $path } kan ikke skrives: endelsen må være .{ $kinds }.
cli-period-reversed = Perioden slutter før den begynner: { $from } til { $to }. Bytt om på datoene.
report-title = Nøkkeltall for ressursteam
report-headline = Nøkkeltall fra og med { $from } til og med { $to }
report-total = Til sammen
report-spring = Vår { $year }
report-autumn = Høst { $year }
report-no-kindergarten = Barnehage ikke oppgitt
report-kindergartens = { $count ->
    [one] { $count } barnehage
   *[other] { $count } barnehager
}
report-hidden-cell = skjult
report-by-meeting = Møte
report-by-half-year = Halvår
report-by-kindergarten = Barnehage
report-short-meetings = Møter
report-short-k1 = K1
report-short-k2 = K2
report-short-k3 = K3
report-short-k4 = K4
report-short-k5 = K5
report-short-k6 = K6
report-short-k7 = K7
report-short-balance = Balanse
report-label-k1 = Tid til avslutning
report-label-k2 = Systemsaker drøftet
report-label-k3 = Systemtiltak iverksatt
report-label-k4 = Ansatte med nytte av hvert tiltak
report-label-k5 = Individsaker drøftet
report-label-k6 = Systemtiltak fra individsaker
report-label-k7 = Individtiltak iverksatt
report-label-balance = Andel systemarbeid
report-means-k1 = dager fra første bekymring til avslutning eller henvisning, for saker som ble avsluttet i perioden: medianen, midterste halvdel i parentes, og antall saker (n)
report-means-k2 = systemsaker drøftet; en sak teller én gang for hvert møte
report-means-k3 = systemtiltak iverksatt i systemsaker, etter datoen for møtet som bestemte dem
report-means-k4 = ansatte som får nytte av hvert tiltak i K3, i gjennomsnitt
report-means-k5 = individsaker drøftet, også de anonyme; en sak teller én gang for hvert møte
report-means-k6 = systemtiltak iverksatt i individsaker
report-means-k7 = individtiltak iverksatt
report-means-balance = andelen systemsaker av sakene som er drøftet (K2 av K2 og K5), og andelen systemtiltak av tiltakene som er iverksatt (K3 og K6 av K3, K6 og K7)
report-column-part = Del
report-column-meetings = Møter
report-column-k1 = K1 Saker avsluttet
report-column-lower = K1 Nedre kvartil, dager
report-column-median = K1 Median, dager
report-column-upper = K1 Øvre kvartil, dager
report-column-k2 = K2 Systemsaker drøftet
report-column-k3 = K3 Systemtiltak iverksatt
report-column-k4 = K4 Ansatte med nytte, gjennomsnitt
report-column-k5 = K5 Individsaker drøftet
report-column-k6 = K6 Systemtiltak fra individsaker
report-column-k7 = K7 Individtiltak iverksatt
report-column-cases-share = Andel systemsaker
report-column-measures-share = Andel systemtiltak
report-column-without-concern = Avsluttet uten dato for første bekymring
report-days = { $days } dager
report-no-days = ingen dager vises
report-half-of-cases = median; halvparten mellom { $lower } og { $upper } (n={ $cases })
report-cases-and-measures = av sakene / av tiltakene
report-share-of-cases = Systemsaker av sakene
report-share-of-measures = Systemtiltak av tiltakene
report-plot-cases = Saker drøftet
report-plot-measures = Tiltak iverksatt
report-plot-balance = Andel systemarbeid
report-plot-days = Dager fra første bekymring til avslutning eller henvisning
report-table = Tallene
report-meanings = Hva tallene betyr
report-hidden = { $count ->
    [0] Ingen tall er skjult: alle antall er null eller minst { $fewest }.
   *[other] { $count } antall er skjult. «<5» står for 1 til 4. «skjult» står der et lite antall ellers kunne regnes ut. Dager, gjennomsnitt og andeler vises bare der antallene bak dem vises.
}
report-without-concern = { $count ->
    [one] Én avsluttet sak mangler dato for første bekymring, og er ikke med i K1.
   *[other] { $count } avsluttede saker mangler dato for første bekymring, og er ikke med i K1.
}
report-uncounted = { $count ->
    [one] Én fil kunne ikke leses, og er ikke med i tallene.
   *[other] { $count } filer kunne ikke leses, og er ikke med i tallene.
}
report-uncounted-files = { $count ->
    [one] Filen over kunne ikke leses, og er ikke med. «blankett check FIL» sier hva som er galt.
   *[other] De { $count } filene over kunne ikke leses, og er ikke med. «blankett check FIL» sier hva som er galt.
}
report-no-plots = Det er for mange barnehager til å tegne dem. Tallene står i tabellen.
report-last-plotted = Figurene viser de siste { $count }. Alle står i tabellen.
help-measures = Vis åpne tiltak med ansvarlig og frist; de som skulle vært evaluert, står først
help-measures-examples =
    Eksempler:
      blankett measures
      blankett measures -o tiltak.pdf
      blankett measures -o frister.ics      # til kalenderen; sier bare saksnummeret
      blankett measures --system-only --no-text -o tiltak.csv
help-measures-output = Filen som skal skrives; endelsen avgjør om det blir .csv, .json, .pdf eller .ics
help-measures-format = Hvordan tiltakene skrives ut: text, csv eller json
help-measures-all = Ta med tiltak som er avsluttet
help-measures-system_only = Bare tiltak fra systemsaker
help-measures-no_text = Ikke skriv hva tiltakene går ut på; teksten kan nevne et barn
measures-title = Tiltak i ressursteamet
measures-column-deadline = Evalueres
measures-column-kindergarten = Barnehage
measures-column-case = Sak
measures-column-level = Nivå
measures-column-responsible = Ansvarlig
measures-column-state = Status
measures-column-what = Tiltak
measures-system = system
measures-single = individ
measures-started = iverksatt
measures-not-started = ikke iverksatt
measures-overdue = over fristen
measures-ended = avsluttet
measures-withdrawn = Teksten vises ikke: samtykket er trukket tilbake
measures-event = Tiltak evalueres, sak { $case }
measures-summary = { $count ->
    [0] Ingen tiltak.
    [one] Ett tiltak{ $overdue ->
        [0] .
       *[other] , over fristen.
    }
   *[other] { $count } tiltak{ $overdue ->
        [0] , ingen over fristen.
       *[other] , { $overdue } over fristen.
    }
}
help-agenda = Foreslå neste møteinnkalling ut fra de åpne sakene: systemsaker først, oppfølging før nytt
help-agenda-examples =
    Eksempler:
      blankett agenda --date 2026-05-12 --like moter/2026-03-17-innkalling.yaml -o moter/2026-05-12-innkalling.yaml
      blankett agenda --date 2026-05-12 --from 09:00 --to 10:30 --place "Møterom 2"
help-agenda-date = Datoen for møtet
help-agenda-from = Når møtet begynner
help-agenda-to = Når møtet slutter
help-agenda-place = Stedet
help-agenda-like = En tidligere innkalling som deltakere, tid, sted og avsender hentes fra
help-agenda-form = Innkallingsskjemaet, når det finnes flere
help-agenda-output = Filen som skal skrives; ellers skrives forslaget ut
agenda-title = Sak { $case }
agenda-consent-missing = Sak { $case } er ikke med: de foresatte har ikke gitt samtykke.
agenda-consent-expired = Sak { $case } er ikke med: samtykket gjelder ikke lenger på møtedagen.
agenda-consent-withdrawn = Sak { $case } er ikke med: samtykket er trukket tilbake.
agenda-later = Sak { $case } er ikke med: den skal følges opp { $day }.
agenda-no-sheet = Sak { $case } er ikke med: mappen har ikke noe saksark.
agenda-unreadable = Sak { $case } er ikke med: en fil i den kan ikke leses. «blankett case show { $case }» sier hvilken.
agenda-stopped = Innkallingen inneholder noe som ikke kan sendes på e-post. «blankett check FIL» viser hva.
agenda-left = { $count ->
    [one] Dette gjenstår å fylle ut:
   *[other] Dette gjenstår å fylle ut ({ $count }):
}
cli-no-agenda = Skjemaet «{ $name }» har ingen agenda som kan foreslås. Definisjonen må ha [meeting.agenda].
cli-not-like = { $path } er ikke en utfylt «{ $form }». Velg en tidligere innkalling.

## Profiler

cli-profile-unknown = Det finnes ingen profil som heter «{ $name }». «blankett profile list» viser alle.
cli-profile-unknown-nearest = Det finnes ingen profil som heter «{ $name }». Mente du «{ $nearest }»?
cli-profile-exists = Det finnes allerede en profil som heter «{ $name }». Velg et annet navn.
help-any-profile = Profilen som brukes, for eksempel hustadvika; ellers den i innstillingene, eller baerum
help-profile = Viser, prøver og lager profiler: hvordan en kommune bruker skjemaene
help-profile-list = Viser hvilke profiler som finnes
help-profile-list-examples =
    Eksempel:
      blankett profile list
help-profile-show = Viser skjemaene, møtene, hvem som får hva, og tjenestene i en profil
help-profile-show-examples =
    Eksempel:
      blankett profile show hustadvika
help-profile-show-id = Navnet på profilen; ellers den som er i bruk
help-profile-check = Prøver en profil og alle skjemaene i den, og sier hva som er galt
help-profile-check-examples =
    Eksempel:
      blankett --catalog egne profile check eksempelby
help-profile-check-id = Navnet på profilen; ellers den som er i bruk
help-profile-new = Lager en egen profil som bygger på en annen
help-profile-new-id = Navnet på den nye profilen: små bokstaver, tall og bindestrek
help-profile-new-like = Profilen den skal bygge på; ellers den som er i bruk
help-profile-new-name = Navnet på kommunen eller enheten, slik det skal stå i brevhodet
help-profile-new-output = Mappen for egne skjemaer og maler; ellers mappen du står i
profile-lineage = Bygger på: { $lineage }
profile-forms = Skjemaer
profile-meetings = Møter
profile-minutes = { $shortest }–{ $longest } minutter
profile-every-month = hver måned
profile-every-half-year = hvert halvår
profile-every-weeks = hver { $weeks ->
    [2] andre
    [3] tredje
    [4] fjerde
   *[other] { $weeks }.
 } uke
profile-copies = Hvem som får hva
profile-to-guardians = de foresatte
profile-to-participants = de som deltok
profile-to-permanent = de faste medlemmene
profile-to-chosen = tjenestene som er krysset av i skjemaet
profile-archive = Arkiv
profile-archive-places = { $system }: { $child } (om et barn), { $group } (om en gruppe)
profile-services = Tjenester
profile-permanent = fast medlem
profile-measures = Tiltaksbank: { $count } tiltak
profile-check-broken = { $id }: { $count ->
    [one] 1 feil
   *[other] { $count } feil
 }
profile-check-done = { $id }: alt er i orden, { $count ->
    [one] 1 skjema
   *[other] { $count } skjemaer
 } prøvd på tre språk
profile-check-no-address = Merk: { $service } skal ha kopier, men har ingen e-postadresse. Skriv den under [[services]] med id = "{ $id }".
profile-new-next = Neste steg: rett filen, skriv catalog = "{ $folder }" og profile = "{ $id }" i blankett.toml, og kjør «blankett profile check».
profile-new-head =
    En profil som bygger på «{ $base }». Alt som ikke står her, er som der.
    Fjern # foran linjene du vil bruke. «blankett profile check { $id }» sier hva som er galt.
profile-new-services = Tjenester og kontaktpersoner. Skriv bare det som er annerledes; nye tjenester trenger også label.
profile-new-forms = Egne felter og regler ligger i en fil for hvert skjema som endres:
help-profile-examples =
    Eksempler:
      blankett profile list
      blankett profile show hustadvika
      blankett profile new eksempelby --name "Eksempelby kommune"
help-profile-new-examples =
    Eksempel:
      blankett profile new eksempelby --like hustadvika --name "Eksempelby kommune"
help-bank = Søker i tiltaksbanken og skriver den ut
help-bank-examples =
    Eksempler:
      blankett --profile familiesenter bank foreldre
      blankett --profile familiesenter bank --access open -o tiltaksbank.pdf
help-bank-words = Ord i navnet, beskrivelsen eller enheten; alle må finnes
help-bank-unit = Bare tiltakene til denne enheten, for eksempel helsestasjon
help-bank-access = Bare tiltak som folk søker på selv (open), eller som går via ressursteamet (team)
help-bank-format = Hva som skrives: text for mennesker, csv for regneark, json for andre programmer
help-bank-output = Filen det skrives til; endelsen sier hva slags: .pdf, .csv eller .json
cli-no-bank = Profilen «{ $name }» har ingen tiltaksbank. Skriv tiltak under [[measures]] i profilen, eller velg en annen profil med «--profile».
cli-unit-unknown = Det finnes ingen enhet som heter «{ $name }». Enhetene er: { $units }.
cli-unit-unknown-nearest = Det finnes ingen enhet som heter «{ $name }». Mente du «{ $nearest }»?
bank-title = Tiltaksbank
bank-id = Id
bank-measure = Tiltak
bank-unit = Enhet
bank-access = Slik får du det
bank-access-open = Åpent: søk direkte
bank-access-team = Via ressursteamet
bank-text = Hva det er
bank-nothing = Ingen tiltak har alle ordene. Prøv færre eller kortere ord.
help-plan = Lager innkallingene for et helt halvår i én fil, etter møterytmen i profilen
help-plan-examples =
    Eksempler:
      blankett plan --first 2026-08-18 --last 2026-12-31 -o plan.yaml
      blankett plan --first 2026-08-18 --last 2026-12-31 --like innkalling.yaml -o plan.yaml
help-plan-first = Datoen for det første møtet; de andre får samme ukedag
help-plan-last = Den siste datoen et møte kan ha
help-plan-like = En tidligere innkalling som deltakere, sted og klokkeslett tas fra
cli-no-rhythm = Profilen «{ $name }» sier ikke hvor ofte det er møte med dette skjemaet. Skriv det under [[meetings]] i profilen.
plan-gap = Merk: { $file } har ingen møter mellom { $after } og { $before }. Etter profilen er det møte { $every } (R21).

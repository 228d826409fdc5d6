# What the program says, in English.

## Files handed in

cli-from-settings = { $message } The value stands under [defaults] in the settings.
fault-empty-input = There is nothing here. Please fill in the form, or start a new one: “blankett new referat”.
fault-input-too-large = This is larger than { $megabytes } MB, and no form is that large. Please check that it is the right file.
fault-not-text = This is not an ordinary text file; perhaps it is a PDF or a Word document. Please write the answers in a text file and save it as UTF-8.
fault-not-utf8 = The text was saved in a way that makes æ, ø and å unreadable. Please save the file again and choose the encoding UTF-8.
fault-syntax = { $format ->
    [YAML] The program cannot make out this line or those next to it. Please check the indentation (spaces, no tabs). Text with a colon belongs in quotation marks, and a choice with a text in braces: { "{" }annet: Sleep{ "}" }
    [JSON] The program cannot make out this line or the one above. Please check whether a comma, bracket or quotation mark is missing, or there is one too many.
    [TOML] The program cannot make out this line or the one above. Please write each answer as name = "answer", with quotation marks on both sides.
   *[other] The program cannot make out this part of the { $format } file. Please check whether a quotation mark is missing, or there is one too many.
    }
fault-anchor-or-tag = The characters &, * and ! have a meaning of their own in YAML when they come first. Please put the whole text in quotation marks, for example "* see the appendix".
fault-too-deep = Lists or fields are nested far too deeply here. Please look for a bracket that is not closed, or for too much indentation.
fault-not-a-mapping = The fields of the form should be here. Please write each one on a line of its own with its name and a colon, for example “dato: 2026-03-14”.
fault-several-documents = The file holds several forms, separated by “---”. Please save each form in a file of its own, or remove the line with the dashes.
fault-duplicate-field = The same field appears twice. Please keep one and remove the other.
fault-cell-count = The row has { $found ->
        [one] { $found } cell
       *[other] { $found } cells
    } while the header has { $expected }. Please check whether a separator (semicolon or comma) is missing or there is one too many; text with such characters must be in quotation marks.

## Form, language and fields

fault-form-missing = It does not say which form this is. Please write, for example, “skjema: referat” at the top; “blankett forms” lists all forms.
fault-form-unknown = There is no form of this name. “blankett forms” lists all forms.
fault-form-unknown-nearest = There is no form of this name. Did you mean “{ $nearest }”? “blankett forms” lists all forms.
fault-language-unknown = The forms do not exist in this language. Please write nb for Bokmål, nn for Nynorsk or en for English.
fault-unknown-field = The form has no field of this name here. Please correct the name, or remove the field.
fault-unknown-field-nearest = The form has no field of this name here. Did you mean “{ $nearest }”?
fault-missing = This must be filled in.
fault-rule = { $message }

## Answers

fault-wrong-shape = { $expected ->
    [fields] Several fields belong here, each with its name. Please write them, for example, like this: { "{" }navn: Kari Nordli, rolle: head{ "}" }
    [rows] A list belongs here. Please begin each row with a hyphen, for example: - { "{" }navn: Kari Nordli, rolle: head{ "}" }
    [choice] One choice belongs here. Please write its name, for example “lek”, or with a text: { "{" }annet: Sleep{ "}" }
    [choices] A list of choices belongs here. Please write them in square brackets, for example: [atferd, lek]
   *[single] One answer belongs here, not a list. Please write it straight after the colon, in quotation marks if you like: "Meeting room 2"
    }
fault-not-one-line = There is room for only one line here. Please write everything on the same line.
fault-too-long = The text is too long. Please shorten it to { $max } characters at most.
fault-forbidden-character = The text contains a hidden character ({ $code }) that a form cannot hold. Please delete it and write the text again.
fault-no-glyph = None of the fonts can show the character { $character } ({ $code }). Please write it another way.
fault-too-many-rows = The list has too many rows. There is room for { $max } at most.
fault-too-few-rows = { $min ->
    [one] There must be at least one row here.
   *[other] There must be at least { $min } rows here.
    }
fault-choice-unknown = This is not one of the choices. Please write one of these: { $choices }.
fault-choice-unknown-nearest = This is not one of the choices. Did you mean “{ $nearest }”? The choices are: { $choices }.
fault-choice-repeated = The same choice appears twice. Please remove one of them.
fault-choice-blanks = { $blanks ->
    [none] Nothing more belongs to this choice. Please write only its name, with no colon and no text after it.
   *[other] Several fields belong to this choice: { $blanks }. Please write each answer with its name, for example: { "{" }hva: language, av_hvem: PPT{ "}" }
    }
fault-date-unreadable = The date cannot be read. Please write it as 2026-03-14, 14.03.2026 or 14 March 2026.
fault-date-impossible = There is no such date. Please check the day, month and year, and write it, for example, as 14.03.2026.
fault-time-unreadable = The time cannot be read. Please write it as 09:00 or 9.30.
fault-time-skipped = The clocks go forward that night and never show the times between 02:00 and 03:00. Please choose a time before 02:00 or from 03:00 on.
fault-time-twice = The clocks go back that night and show the times between 02:00 and 03:00 twice, so calendars do not agree on when the meeting is. Please choose a time before 02:00 or from 03:00 on.
fault-email-invalid = This is not a complete e-mail address. Please write it, for example, as kari.nordli@example.org.
fault-phone-invalid = There is no such telephone number. Please write eight digits, for example 22 00 00 00; a foreign number begins with + and the country code.
fault-case-invalid = A case reference is a year and a running number. Please write it, for example, as 2026-014.
fault-link-invalid = This link cannot be used. Please paste the whole link; it should begin with https:// and hold no user name or password.
fault-file-name-invalid = The name of a file that lies beside the form belongs here: a PDF or a picture (.pdf, .png, .jpg), without a folder before it.
fault-integer-invalid = A whole number belongs here. Please write digits only, for example 12.
fault-boolean-invalid = The answer here is yes or no. Please write one of the two words.

## Exceptions from the privacy check

fault-exception-shape = Exceptions are written as a list. Please begin each with a hyphen, for example like this: - { "{" }felt: agenda.system.1.tittel, funn: name, grunn: "Elias is the name of a boat"{ "}" }
fault-exception-incomplete = The exception lacks “{ $key }”. Please give all of felt (the field), funn (the finding) and grunn (the reason).
fault-exception-kind-unknown = There is no finding of this name. Please write one of these: { $kinds }.
fault-exception-kind-unknown-nearest = There is no finding of this name. Did you mean “{ $nearest }”? Exceptions can be made for: { $kinds }.
fault-exception-forbidden = No exception can be made for such a finding, because it points at one particular person. Please remove the exception, and refer to the case by its number in the text, for example “case 2026-014”.
fault-reason-too-short = The reason is too short for others to understand it later. Please write at least { $min } characters.
fault-exception-needless = There is nothing to make an exception for: nothing of the kind was found in this field that has no exception yet. Please remove the exception, or correct felt, funn and tekst; rows count from 1, and the names are as “blankett check” shows them.
fault-exception-ambiguous = There are several such findings in this field. Please also say which words the exception is for, for example “tekst: Elias”.

## The files that are made

fault-file-name-taken = Two of the documents would get the same file name. Please give each its own case reference (sak) or its own date.
fault-file-exists = There is already a PDF of this name. Use --force to replace it, or choose another folder with -o.
fault-translation-unknown = The form has no help translation into this language. Choose one of these: { $known }.
fault-translation-not-norwegian = A help translation stands beside the Norwegian text, but the document is in English. Choose nb or nn as its language.

## Form definitions

definition-syntax = This cannot be read as a form definition; correct the syntax or the value. The TOML reader says: { $detail }
definition-unknown-key = There is no key “{ $name }” here. Correct the name, or remove it.
definition-unknown-key-nearest = There is no key “{ $name }” here. Did you mean “{ $nearest }”?
definition-unknown-word = “{ $name }” does not fit here. Write one of these: { $words }.
definition-missing-key = “{ $name }” is missing here. Add it; a text needs nb, nn and en.
definition-empty-text = The text is empty in “{ $name }”. Write it; every text needs nb, nn and en.
definition-bad-name = The name “{ $name }” cannot be used. Write only a–z and 0–9, with a letter first; the words of fields are joined by underscores, those of other names by hyphens.
definition-id-is-not-file-name = An id must be the same as the file name. Write id = "{ $name }", or rename the file.
definition-repeated-name = The name “{ $name }” has been used already. Choose another in one of the places.
definition-reserved-name = The name “{ $name }” is taken; skjema, sprak, sak, unntak and moter exist in every form. Give the field another name.
definition-foreign-key = The key “{ $name }” does not fit a field of the kind “{ $kind }”, or not together with its other keys. Remove it; choices_from is used instead of choices, and required_when instead of required.
definition-no-choices = The field has nothing to choose from. Write its choices under choices, or take those of an earlier field with choices_from.
definition-no-fields = The group or list has no fields. Write at least one under fields.
definition-no-example = The field “{ $name }” is required but has no example for the starter file. Write one under example.
definition-unknown-field = The form has no field “{ $name }” here. Correct the name, or add the field.
definition-unknown-field-nearest = The form has no field “{ $name }” here. Did you mean “{ $nearest }”?
definition-unknown-name = There is no “{ $name }” here. Correct the name.
definition-unknown-name-nearest = There is no “{ $name }” here. Did you mean “{ $nearest }”?
definition-circle = “{ $name }” is in the end made from itself. Correct what stands after extends.
definition-broken-expression = The expression cannot be used. Write a CEL expression that is true or false (under confidentiality: a word such as group), of an empty form too. The reader says: { $detail }
definition-unsafe-file-name = The field “{ $name }” cannot be part of a file name. Use { "{" }skjema{ "}" }, { "{" }sak{ "}" } or a field of the kind date, case or choice without personal_data.
definition-meeting-field = The field “{ $name }” does not fit here. Choose a field of the kind { $kind }.
definition-meeting-not-open = Only a form with confidentiality = "open" can be sent by e-mail. Remove [meeting], or write open under confidentiality.
definition-personal-data-in-open-form = The field “{ $name }” may hold personal data, but the form goes by plain e-mail. Remove the field, or write something other than open under confidentiality.

## Words in the documents

document-page = Page { "{page}" } of { "{pages}" }
document-reference = Case
document-confidential-child = Exempt from public access, offentleglova section 13
document-confidential-group = Internal document for the resource team
document-confidential-anonymous = Internal. Must not identify the child
document-confidential-open = Must not contain personal data
document-logo-alt = The logo of { $organisation }
document-ticked = ticked
document-not-ticked = not ticked
document-yes = Yes
document-no = No
document-none = None
document-packet-contents = Contents
document-packet-checklist = Checklist
document-packet-draft = Draft
document-packet-draft-note = The packet is not complete. The checklist shows what is missing; please do not send it before everything is there.
document-packet-missing = Missing
document-packet-not-applicable = Not applicable
document-packet-present = Present
document-packet-requirement = Requirement
document-packet-rule = Rule
document-packet-state = State
document-packet-file = packet
document-packet-picture = { $title }, page { $page } of { $pages }.
document-packet-no-text = The page is a picture, and its text cannot be read aloud.

## Help translations

document-help-heading = Help translation – { $language }
document-help-notice = This is a help translation. The Norwegian text is the valid one, and the one you sign.
document-help-norwegian = Norwegian
cli-translation-heading = The help translation cannot be used: { $count ->
    [one] { $count } mistake
   *[other] { $count } mistakes
}
translation-syntax = This cannot be read as a translation; please correct the spelling. The TOML reader says: { $detail }
translation-unknown-key = The form has no text “{ $key }” here. Correct the key, or remove it.
translation-unknown-key-nearest = The form has no text “{ $key }” here. Did you mean “{ $nearest }”?
translation-not-text = “{ $key }” should be a text. Put it in quotation marks.
translation-empty = The text “{ $key }” is empty. Please write it.
translation-text-missing = The text “{ $key }” is not translated. Write { $key }.nb with the words of the form and { $key }.{ $tag } with the translation.
translation-key-missing = “{ $key }” is missing here. Please add it.
translation-norwegian-missing = It does not say which Norwegian text “{ $key }” translates. Write { $key }.nb with the words of the form.
translation-other-wording = The form says something else than the Norwegian text that “{ $key }” translates. See whether the translation still fits, and write the words of the form in { $key }.nb.
translation-other-paragraphs = “{ $key }” does not have as many paragraphs as the Norwegian text. Part them alike, so that they can stand side by side.
translation-language-missing = The language “{ $tag }” is not described. Add the file forms/translations/{ $tag }.toml, with the name of the language and the notice.
translation-bad-direction = “{ $word }” does not fit here. Write ltr (from the left) or rtl (from the right).

## Documents of others in a packet

attachment-empty = The file is empty. Please get it again from where it comes from.
attachment-unknown-kind = The file is neither PDF, PNG nor JPEG. Please save it as a PDF and put that into the folder.
attachment-too-large = The file is larger than { $megabytes } MB. Please split it into several files, or scan it again at a lower resolution.
attachment-password = The file is protected by a password. Please save a copy without a password and put that into the folder.
attachment-damaged = The file is damaged and cannot be read. Please open it in a PDF program and save it again, or ask for a new copy.
attachment-too-many-pages = The file has more than { $max } pages. Please split it into several files.
attachment-page-size = Page { $page } has a size that fits on no paper. Please print the file as a PDF again, in A4.
attachment-too-many-pixels = The picture has more than { $megapixels } million pixels. Please save a smaller copy and put that into the folder.
attachment-shell = The file is a form that only Adobe Reader can show. Please open it there, print it as a PDF, and put the new file into the folder.
attachment-too-demanding = The file is so heavy to read that the program stopped. Please open it in a PDF program, print it as a PDF again, and put the new file into the folder.
attachment-process = The program that reads the file could not be run. Please try again.

## Privacy

finding-fnr = This looks like a national identity number, and the document should not show whom a case is about. Please remove it, and refer to the case by its number, for example “case 2026-014”.
finding-id_other = This looks like a number or an account that belongs to one person. Please remove it, and refer to the case by its number, for example “case 2026-014”.
finding-birthdate = This looks like a date of birth. Please remove it; write “a child in the youngest group”, or refer to the case by its number, for example “case 2026-014”.
finding-known_person = This is the name of somebody in the case, and the document should not show whom a case is about. Please write “the child” or “the guardians”, or refer to the case by its number, for example “case 2026-014”.
finding-email = This e-mail address belongs to none of the participants, and it can show whom a case is about. Please remove it, and write the role instead, for example “guardians”.
finding-phone = This looks like a private telephone number, and it can show whom a case is about. Please remove it, and give the kindergarten's number instead.
finding-address = This looks like an address where somebody lives. Please remove it; a meeting place belongs in the field for the place.
finding-name = This looks like the name of a person who is not a participant. Please write “case 2026-014” instead of the name, or list the person as a participant.
finding-initials = This looks like the initials of a person, and they can show whom a case is about. Please write “case 2026-014” instead.
finding-relation = This points at a person through kinship. Please write “guardians”, or refer to the case by its number, for example “case 2026-014”.
finding-health = This looks like a statement about the health of one person. Please remove it, and refer to the case by its number; health is talked about in the meeting.
finding-family = This looks like a statement about the situation of one family. Please remove it, and refer to the case by its number; it is talked about in the meeting.
finding-background = This looks like a statement about the background of one child or family (language, origin, religion). Please remove it, and refer to the case by its number.
finding-quasi = This description can show which child it is about. Please write “a child”, or refer to the case by its number, for example “case 2026-014”.

finding-title-fnr = national identity number
finding-title-id_other = number or account
finding-title-birthdate = date of birth
finding-title-known_person = person of the case
finding-title-email = private e-mail address
finding-title-phone = private telephone number
finding-title-address = address
finding-title-name = name of a person
finding-title-initials = initials
finding-title-relation = kinship
finding-title-health = health
finding-title-family = family situation
finding-title-background = background
finding-title-quasi = description that singles out

## Command line: results

cli-definition-heading = { $count ->
    [one] The form definition { $file } cannot be used: { $count } mistake
   *[other] The form definition { $file } cannot be used: { $count } mistakes
    }
cli-summary-checked = { $good } in order, { $bad } to be corrected
cli-summary-written = { $good ->
    [one] { $good } document created, { $bad } not created
   *[other] { $good } documents created, { $bad } not created
    }
cli-demo-done = { $count ->
    [one] Created { $count } example document in { $path }. Open the folder and have a look at it.
   *[other] Created { $count } example documents in { $path }. Open the folder and have a look at them.
    }
cli-error = Error
cli-warning = Please note
cli-exception = Exception
cli-exception-reason = { $finding }. Reason: { $reason }
cli-exception-hint = Is something here not personal data? Then it can stand, when you write an exception with a reason in the file: unntak: [{ "{" }felt: { $field }, funn: { $kind }, grunn: "…"{ "}" }]
cli-row = form no. { $row }
cli-characters = characters { $first }–{ $last }
cli-rule-number = rule { $number }

## Command line: scan

cli-scan-summary = { $count ->
    [0] Nothing found
    [one] { $count } finding
   *[other] { $count } findings
    }
cli-scan-place = { $kind ->
    [file-name] the file name
    [html] the web page
    [page] page { $name }
    [unshown] content that is not shown
    [metadata] the property { $name }
    [entry] the entry { $name }
    [header] the header { $name }
    [mail-text] the text of the message
    [mail-html] the HTML text of the message
    [calendar] the calendar field { $name }
    [attachment] attachment { $name }
   *[remark] text outside the content
    }
cli-scan-failure = { $reason ->
    [encrypted] The file is locked with a password, and has not been looked through. Please save it without one, and try again.
    [format] This type of file cannot be looked through. Please save the content as PDF or plain text, and try again.
    [encoding] The text is saved in a way that cannot be read, and has not been looked through. Please save the file again with the encoding UTF-8.
    [damaged] The file is damaged, and has not been looked through. Please make it anew, and try again.
   *[limit] The file is too large or too intricate, and has not been looked through. Please split it, and try again.
    }
cli-scan-unread = { $what ->
    [picture] There is a picture here, and it cannot be looked through. Please look at it yourself.
   *[characters] There are characters here that cannot be read. Please look at them yourself.
    }
cli-scan-no-item = The line cannot be read, and has not been looked through. Please write one JSON object on the line, for example like this: { "{" }"id": 1, "text": "…"{ "}" }
cli-scan-item-too-large = The line is larger than { $megabytes } MB, and has not been looked through. Please split the text, and try again.

## Command line: files and folders

cli-cannot-read = Cannot read { $path }: { $reason }. Please check that the name is right and that you have access to the file.
cli-system-reason =
    { $kind ->
        [missing] there is nothing of that name
        [denied] access is denied
        [folder] it is a folder
        [no-folder] something in the path is a file, not a folder
        [read-only] it can only be read
       *[no-text] the content is not text in UTF-8
    }
cli-no-inputs = There are no forms in { $path }. The program reads files that end in .yaml, .json, .toml, .csv or .jsonl.
cli-unknown-format = The program cannot read { $path }. Please use a file that ends in .yaml, .json, .toml, .csv or .jsonl.
cli-remedy-mkdir = The folder { $path } does not exist. Please create it first, or choose another one.
cli-output-not-writable = Cannot write to { $path }: { $reason }. Please check that you are allowed to save there, or choose another place.
cli-output-must-be-folder = There will be several documents, and { $path } is not a folder. Please give a folder with -o.
cli-stdout-single = Several documents cannot be written straight to the screen or to another program. Please give a folder with -o.
cli-catalog-file = The file { $path } cannot be used. A form needs a name of small letters, digits and hyphens, for example forms/my-form.toml.
cli-threads = The machine gives no more threads now. Please try again with --jobs 1.
cli-file-exists = { $path } already exists. Use --force to replace the file, or choose another place.
cli-no-space = There is no room on the disk for { $path }. Please delete something there, or choose another place.
cli-demo-folder-not-empty = The folder { $path } is not empty. Please choose a new or empty one, so that nothing is lost.

## Command line: forms, templates and settings

cli-form-unknown = There is no form called “{ $name }”. “blankett forms” lists all forms.
cli-form-unknown-nearest = There is no form called “{ $name }”. Did you mean “{ $nearest }”?
cli-template-missing = The template { $name } does not exist. Put it in the folder templates, or correct its name in the form definition.
cli-template-broken = The template { $file } has a mistake on line { $line }. Correct it and try again. Typst says: { $message }
cli-template-error = The template cannot be used. Correct it and try again. Typst says: { $message }
cli-standards = The document did not meet PDF/A and PDF/UA, and nothing was saved. This is a mistake in the program or the template; please report it.
cli-config-missing = The settings file { $path } does not exist. Please check that the name is right.
cli-config-broken = The settings in { $file } cannot be read. Please correct line { $line } and try again. The reader says: { $detail }
cli-logo-not-a-picture = The logo { $path } is not a picture that can be used. Please choose an SVG, PNG or JPEG file.
cli-logo-too-large = The logo { $path } is larger than { $megabytes } MB. Please save a smaller version of it.
cli-organisation-unprintable = { $part ->
    [name] The name of the organisation cannot be printed. Please write it again in the settings, with at most 200 ordinary characters.
    [unit] The name of the unit cannot be printed. Please write it again in the settings, with at most 200 ordinary characters.
   *[address] The address cannot be printed. Please write it again in the settings, with at most 200 ordinary characters.
    }

## The list of forms

cli-forms-id = Form
cli-forms-title = Title
cli-forms-confidentiality = Confidentiality
confidentiality-open = open, sent by e-mail
confidentiality-group = internal, about a group
confidentiality-anonymous = anonymous case
confidentiality-child = confidential, about a named child
confidentiality-by-case = depends on the case

## Starter files

cli-starter-intro = This is a completed example of “{ $form }”. Replace the answers with your own, and remove what you do not need. Lines with # in front are explanations, or fields that you can use by removing the sign. Save the file and make the document with “blankett fill FILE”, where FILE is the name of the file.
starter-required = Required
starter-optional = Optional
starter-sometimes = Sometimes
starter-kind-long-text = Text of several paragraphs: write | after the colon, and the text on the lines below, each indented by two spaces
starter-choose-one = Choose one of: { $choices }
starter-choose-many = Choose one or more of: { $choices }
starter-row-hint = Repeat for each row
starter-kind-date = Date, for example 2026-03-14
starter-kind-time = Time, for example 09:00
starter-kind-email = E-mail address, for example kari.nordli@example.org
starter-kind-phone = Telephone number, for example 22 00 00 00
starter-kind-case = Case reference, for example 2026-014
starter-kind-link = The whole link, beginning with https://
starter-kind-file = The name of a file in the same folder, for example samtykke.pdf
starter-kind-integer = Whole number, for example 12
starter-kind-boolean = yes or no
starter-meta-language = Language of the document: nb, nn or en
starter-meta-case = The case reference, if there is one
schema-exceptions = Findings of the privacy check that may stand all the same, each with a reason
schema-guests = Those who come to this meeting beside the participants
schema-meetings = Several meetings in one file: what is each one’s own. What stands elsewhere holds for all

## Help

help = Fills in the forms of a kindergarten’s resource team and makes PDFs of them
help-examples =
    Examples:
      blankett forms                         # see which forms there are
      blankett new referat -o referat.yaml   # start the minutes of a meeting
      blankett check referat.yaml            # see what is missing or wrong
      blankett fill referat.yaml             # make the PDF
      blankett blank samtykke                # make an empty form to print
      blankett demo                          # make an example of everything

help-any-lang = Language of messages, and of documents that do not say: nb, nn or en
help-any-config = Settings file to use instead of blankett.toml
help-any-catalog = Folder with your own forms (in its subfolder forms) and templates (in templates)
help-any-files = Completed forms, or folders of them; “-” reads what another program sends
help-any-form = Name of the form; “blankett forms” lists all
help-any-from = Type of the file, when its name does not show it
help-any-known = Text file with the names of the child and the guardians, one on each line; an invitation that holds one is stopped
help-any-format = For whom the answer is: text for people, json for other programs
help-any-jobs = How many forms to work on at the same time; otherwise the program decides
help-any-output = Folder or file to save in, otherwise the current folder; “-” passes it on to another program
help-any-force = Replace files that already exist
help-any-translation = Add the text of the form beside a help translation, for example into ar, pl or uk
help-any-date = Date stored in the properties of the PDF, for example 2026-03-14; otherwise today
help-any-help = Show this help
help-any-version = Show which version this is

help-usage = Usage
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-value-command = COMMAND
help-value-options = OPTIONS
help-value-access = ACCESS
help-value-address = ADDRESS
help-value-case = CASE
help-value-casesfolder = CASES_FOLDER
help-value-date = DATE
help-value-dir = DIR
help-value-fieldvalue = FIELD=VALUE
help-value-file = FILE
help-value-form = FORM
help-value-format = FORMAT
help-value-hhmm = HH:MM
help-value-id = ID
help-value-lang = LANG
help-value-n = N
help-value-name = NAME
help-value-out = OUT
help-value-part = PART
help-value-place = PLACE
help-value-profile = PROFILE
help-value-service = SERVICE
help-value-shell = SHELL
help-value-time = TIME
help-value-word = WORD
help-with-values = { $text } [possible values: { $values }]
help-with-default = { $text } [default: { $value }]

usage-unknown-argument = There is nothing called “{ $argument }” here.
usage-unknown-command = There is no command called “{ $name }”.
usage-missing = This is missing: { $argument }
usage-missing-command = Say what is to be done: { $commands }
usage-invalid-value = “{ $value }” cannot be used as { $argument }.
usage-no-value = { $argument } is missing its value.
usage-too-many-values = { $argument } has one value too many: “{ $value }”.
usage-conflict = { $argument } cannot be used together with { $other }.
usage-twice = { $argument } can only be used once.
usage-not-text = Something on the command line is not text in UTF-8.
usage-did-you-mean = Did you mean { $names }?
usage-values = Possible values: { $values }
usage-about = { $argument }: { $text }
usage-example = Write, for example, { $example }.
usage-usage = Usage: { $usage }
usage-help = See all options with --help.

help-forms = List the forms and with whom they may be shared
help-forms-examples =
    Examples:
      blankett forms
      blankett forms --lang nn
      blankett forms --format json

help-new = Make a completed starter file in which you replace the answers
help-new-examples =
    Examples:
      blankett new referat -o referat.yaml
      blankett new innkalling --lang nn -o innkalling.yaml
help-new-output = File to save the starter file in; otherwise it is shown on the screen

help-schema = Show the fields of a form as JSON Schema, for other programs
help-schema-examples =
    Examples:
      blankett schema referat
      blankett schema referat > referat.schema.json

help-check = See what is missing or wrong, without making anything
help-check-examples =
    Examples:
      blankett check referat.yaml
      blankett check innkalling.yaml --known names.txt
      blankett check cases/
      blankett check reports.csv --form meldeskjema-system
help-check-form = Which form the file is for, when it does not say

help-scan = Look for personal data in a text
help-scan-examples =
    Examples:
      blankett scan letter.pdf
      blankett scan --known names.txt --participants participants.txt < letter.txt
      blankett scan --format jsonl texts.jsonl
help-scan-files = Files: text, PDF, e-mail (.eml), calendar (.ics) or web page; without files, or with “-”, what another program sends is read
help-scan-format = Who the answer is for: text for people, json for other programs, jsonl for programs that send one text a line
help-scan-known = Text file with the names of the child and the guardians, one a line
help-scan-participants = Text file with the names of those who may be named, one a line
help-scan-kindergarten = The name of the kindergarten, which may be named

help-fill = Make PDFs of completed forms
help-fill-examples =
    Examples:
      blankett fill referat.yaml
      blankett fill cases/ -o pdf/
      blankett fill reports.csv --form meldeskjema-system -o pdf/
      blankett fill innkalling.yaml --known names.txt -o - > innkalling.pdf
help-fill-form = Which form the file is for, when it does not say

help-blank = Make an empty form to print and fill in by hand
help-blank-examples =
    Examples:
      blankett blank samtykke
      blankett blank samtykke --lang nn -o samtykke-nynorsk.pdf
      blankett blank samtykke --translation pl

help-demo = Make an example of everything: completed forms, their PDFs and empty forms
help-demo-examples =
    Examples:
      blankett demo
      blankett demo examples
help-demo-folder = Folder to save the examples in; it is created if it does not exist

help-completions = Make a script that lets the Tab key complete the commands
help-completions-examples =
    Examples:
      blankett completions bash > ~/.local/share/bash-completion/completions/blankett
      blankett completions fish > ~/.config/fish/completions/blankett.fish
help-completions-shell = Which shell the script is for

help-man = Make the manual pages
help-man-examples =
    Examples:
      blankett man | man -l -
      blankett man -o man/
help-man-output = Folder that gets a page for each command; otherwise only the page of the whole program is written

help-any-state = The folder of the outbox; otherwise that of the settings, or the user’s own
help-any-connections = How many connections to use at once; otherwise what the settings say
help-any-wait = How long to go on trying what is not taken, for example 90s, 10m or 2h
help-any-id = The number of the message; “blankett outbox list” shows it
help-any-ids = The numbers of the messages; “blankett outbox list” shows them

help-send = Send invitations by e-mail, with a calendar file and the PDF
help-send-examples =
    Examples:
      blankett send innkalling.yaml --dry-run           # see what would be sent, and to whom
      blankett send innkalling.yaml --dry-run -o drafts # make the .eml files and look at them
      blankett send innkalling.yaml
      blankett send innkalling.yaml --moved-from 2026-03-17
      blankett send innkalling.yaml --cancel            # call the meeting off
help-send-dry_run = Send nothing, but show what would be sent, and to whom
help-send-output = The folder for the messages as .eml files, together with --dry-run
help-send-yes = Send without asking; needed when nobody sits at the screen
help-send-moved_from = The meeting has been moved from this date
help-send-new = This is another meeting, although it looks like one that people were invited to
help-send-cancel = The meeting is called off: tell everybody who was invited
help-send-again = Send the same once more, also to those who have it
help-send-past = Send to meetings that are over, too
help-send-queue_only = Put the messages into the outbox without sending them yet

help-share = Send confidential documents by e-mail as one encrypted file; the password goes by phone or text message
help-share-examples =
    Examples:
      blankett share saker/2026-014/2026-03-17-referat.yaml --to eva.eksempel@example.org
      blankett share referat.yaml behovsmelding.yaml --to ppt@kommune.example.org --dry-run -o drafts
      blankett share referat.yaml --to eva.eksempel@example.org --again   # send once more, with a new password
help-share-to = Address of somebody who gets the documents; may be given several times. Otherwise the profile says who
help-share-password_file = File with the password; otherwise the program makes one
help-share-ask_password = Choose the password yourself; the program asks for it
help-share-dry_run = Send nothing, but show what would be sent, and to whom
help-share-output = Folder that the messages are written to as .eml files, together with --dry-run
help-share-yes = Send without asking; needed when nobody sits at the screen
help-share-again = Send the same documents once more, with a new password
help-share-queue_only = Put the messages into the outbox without sending them yet

help-outbox = See what is waiting, sent or uncertain, and decide what is to happen
help-outbox-examples =
    Examples:
      blankett outbox list
      blankett outbox deliver
      blankett outbox retry 12
help-outbox-list = Show all messages in the outbox
help-outbox-list-examples =
    Examples:
      blankett outbox list
      blankett outbox list --format json
help-outbox-show = Show everything about one message, with its log
help-outbox-show-examples =
    Examples:
      blankett outbox show 12
help-outbox-deliver = Send what is waiting
help-outbox-deliver-examples =
    Examples:
      blankett outbox deliver
      blankett outbox deliver --wait 30m   # keep trying for half an hour
help-outbox-retry = Try messages again that are uncertain or were not sent
help-outbox-retry-examples =
    Examples:
      blankett outbox retry 12 13
help-outbox-cancel = Stop messages that are waiting or uncertain
help-outbox-cancel-examples =
    Examples:
      blankett outbox cancel 12
help-outbox-export = Take messages out of the outbox as .eml files, just as they were or will be sent
help-outbox-export-examples =
    Examples:
      blankett outbox export 12 -o message.eml
      blankett outbox export 12 13 -o archive/
help-outbox-log = Show the log: who, when, which meeting or which documents, and which message
help-outbox-log-examples =
    Examples:
      blankett outbox log
      blankett outbox log --recipients
help-outbox-log-recipients = Show the addresses too
help-outbox-verify = Check that the outbox is whole, and that nobody has changed the log
help-outbox-verify-examples =
    Examples:
      blankett outbox verify

help-mail = Check the set-up for e-mail, and read answers to invitations
help-mail-examples =
    Examples:
      blankett mail test
      blankett mail read answer.eml
help-mail-test = Check that the mail server answers, encrypts and accepts; nothing is sent
help-mail-test-examples =
    Examples:
      blankett mail test
      blankett mail test --to kari.nordli@example.org
help-mail-test-to = The address that the server is asked about; otherwise the sender’s own
help-mail-read = Read answers to invitations, and reports of mail that did not arrive
help-mail-read-examples =
    Examples:
      blankett mail read answer.eml
      blankett mail read answers/*.eml
help-mail-read-files = Messages (.eml) or calendar answers (.ics)

## E-mail to those who are invited

mail-subject = Invitation to a meeting – { $kindergarten }
mail-subject-changed = Changed invitation to a meeting – { $kindergarten }
mail-subject-cancelled = Meeting called off – { $kindergarten }
mail-greeting = Hello,
mail-invitation = You are invited to a meeting of the resource team at { $kindergarten }.
mail-changed = The invitation to the meeting of the resource team at { $kindergarten } has changed. This is how it is now:
mail-moved = The meeting of the resource team at { $kindergarten } has been moved from { $from }. This is how it is now:
mail-cancelled = The meeting of the resource team at { $kindergarten } has been called off.
mail-removed = You need not come to the meeting of the resource team at { $kindergarten } this time. It takes place without you.
mail-meeting-invitation = You are invited to a meeting at { $kindergarten }.
mail-meeting-changed = The invitation to the meeting at { $kindergarten } has changed. This is how it is now:
mail-meeting-moved = The meeting at { $kindergarten } has been moved from { $from }. This is how it is now:
mail-meeting-cancelled = The meeting at { $kindergarten } has been called off.
mail-meeting-removed = You need not come to the meeting at { $kindergarten } this time. It takes place without you.
mail-meeting-attached = The invitation is attached.
mail-label-when = Time
mail-label-place = Place
mail-label-link = Link
mail-when = { $day }, { $start }–{ $end }
mail-day = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $date }
mail-day-and-time = { $day } at { $time }
mail-attached = The agenda is in the attached invitation.
mail-answer = Please answer from your calendar whether you are coming.
mail-no-personal-data = Please do not write names or other details of children in your answer. Refer to the case reference.
mail-regards = Kind regards

## E-mail with encrypted documents

parcel-subject = Documents from { $sender }
parcel-attached = Here are documents from { $sender }. They are in the attached file, which is encrypted: it only opens with a password.
parcel-password = You get the password by phone or text message, never by e-mail.
parcel-how = How to read the documents:
parcel-save = Save the file { $file } on a computer.
parcel-open = Open it with 7-Zip on Windows or Keka on a Mac. Both can be used free of charge. File Explorer on Windows can usually not open it.
parcel-type = Type the password exactly as you were given it, when the program asks.
parcel-call = If you have not been given the password, or the file does not open, please call { $sender }.
parcel-call-phone = If you have not been given the password, or the file does not open, please call us on { $phone }.
parcel-answer = If you answer this e-mail, please write nothing confidential: the answer is not encrypted. If it has come to the wrong person, please tell us and delete it.

## Sending, outbox and answers

send-no-settings = The settings do not say how e-mail is sent. Write [mail] with from, host, port, username and password_file in blankett.toml. The guide “E-post” shows how.
send-sender = The address cannot be used. Write it like this: Solsikken barnehage <post@solsikken.example.org>
send-no-password = There is a user name but no password. Write the password in a file of its own, and the file’s name as password_file under [mail].
send-server = { $reason ->
    [certificates] The certificates in ca_file cannot be read, or this machine has none that it trusts. Use a PEM file.
    [name] The name of the mail server cannot be used. Write it under [mail] as host, for example smtp.example.org.
    [in-clear] Without encryption, mail can only be handed to a server on the same machine. Write tls = "starttls" or tls = "implicit".
   *[login] The user name or the password is empty or has characters that cannot be used. The password goes on one line.
    }
send-confidential = { $kind ->
    [child] This document is about a child and is confidential.
    [anonymous] This document is about a single case, although an anonymous one.
   *[group] This document is about a group of children.
    } It is not sent by open e-mail, and nothing has been sent. Send it encrypted with “blankett share”, or make it with “blankett fill” and hand it over on paper or through the archive.
share-invitation = This is an invitation, and it goes by open e-mail: send it with “blankett send”. Nothing has been sent.
share-cases = The documents are about children of several cases. Please send them for one case at a time, so that nobody gets anything about another child. Nothing has been sent.
share-nobody = Nothing says who gets { $document }. Please give the address with --to, for example --to eva.eksempel@example.org. Nothing has been sent.
share-unreached = { $gap ->
    [guardians] { $copy }: None of the forms of the case has an e-mail address of the guardians. Please write it in one of them, or use --to.
    [participants] { $copy }: The form has no e-mail address of the participants. Please write their addresses in the form, or use --to.
    [permanent] { $copy }: The profile has no permanent participants. Please mark the services that get copies as permanent, or use --to.
    [service] { $copy }: { $name } has no e-mail address that can be used. Please write it where the service stands in the profile, or use --to.
    [unknown-service] { $copy }: The profile has no service called { $name }. Please add it, or use --to.
   *[field] { $copy }: The e-mail address in the field { $name } cannot be used. Please correct it, or use --to.
    }
share-known = { $recipient } (sent or in the outbox already)
share-nothing-new = These documents have been sent or are in the outbox already, so nothing new was made. To send them once more, use --again. There will be a new password.
share-password-made = The password was made for these documents and is shown only now. Give it to { $recipients } by phone or text message, never by e-mail:
share-password-chosen = Give the password to { $recipients } by phone or text message, never by e-mail.
send-no-meeting = Only invitations can be sent by e-mail, and this form is not one. Nothing has been sent.
send-moved-or-new = People were invited to a meeting on { $date } that looks like this one. If the meeting has been moved, use --moved-from { $day }. If it is another meeting, use --new. Nothing has been sent.
send-nothing-to-move = Nobody was invited to a meeting on { $date } from here. Check the date, and that kindergarten and outbox are the same. Nothing has been sent.
send-nothing-to-cancel = Nobody was invited to this meeting from here, so there is nobody to tell. Check date and time.
send-over = The meeting on { $date } is over. Check the date. If the invitation is to be sent all the same, use --past. Nothing has been sent.
send-template-broken = The template { $file } has a mistake on line { $line }. Correct it, and try again. Handlebars says: { $detail }
send-subject = The subject of the e-mail is empty, too long, or has characters that cannot stand there. Check the template and the name of the kindergarten.
send-unwritable = The message cannot be written as e-mail. Look for unusual characters in names and addresses.
send-needs-yes = There is nobody to ask here. See with --dry-run what would be sent, and then use --yes.
send-last-look = The message was stopped before it was sent: what was about to leave has something that looks like personal data. The form was in order, so it comes from the template or the settings. Nothing has been sent.
send-last-look-unread = { $place }: there are characters here that cannot be read
send-confirm = Send? [y/N]
send-nothing-sent = Nothing has been sent.
send-known = { $count ->
    [one] ({ $count } of them has been sent or is in the outbox already)
   *[other] ({ $count } of them have been sent or are in the outbox already)
    }
send-dry-run = { $count ->
    [one] { $count } message would have been sent. Nothing has been sent.
   *[other] { $count } messages would have been sent. Nothing has been sent.
    }
send-queued = { $count ->
    [one] { $count } message is in the outbox. “blankett outbox deliver” sends it.
   *[other] { $count } messages are in the outbox. “blankett outbox deliver” sends them.
    }
send-dead = { $recipient }: the mail server did not take the message ({ $reason }). Check the address.
send-held = { $recipient }: the connection broke, and nobody knows whether the message arrived. Ask the recipient. Send it once more with “blankett outbox retry { $id }”, or leave it with “blankett outbox cancel { $id }”.
send-summary = { $sent } sent, { $waiting } waiting, { $held } uncertain, { $dead } not sent
send-deliver-later = What is waiting is kept safely. Send it later with “blankett outbox deliver”.
send-trouble = { $trouble ->
    [name] Nobody knows the mail server { $host }. Check the name under [mail], and that this machine is online.
    [silent] Nothing answers at { $host }, port { $port }. Check name and port, and whether a firewall is in the way.
    [broken] The connection to { $host } broke. Try again.
    [busy] The mail server { $host } is busy ({ $code }). Try again in a while.
    [refuses] The mail server { $host } says no ({ $code }). Ask those who run it.
    [no-encryption] The mail server { $host } offers no encryption at port { $port }, and nothing is sent without it. Try tls = "implicit" with port 465, or ask those who run the server.
    [tampered] Somebody tried to change the connection to { $host } before it was encrypted. Nothing has been sent. Tell those who look after the network.
    [issuer] The certificate of { $host } was issued by somebody this machine does not trust. If the municipality has an issuer of its own, write the file with its certificate as ca_file.
    [certificate-name] The certificate is for another name than { $host }. Write under host the name that the server has in its certificate.
    [certificate-date] The certificate of { $host } has expired or is not valid yet. Check the clock of this machine, or ask those who run the server.
    [encryption] An encrypted connection to { $host } could not be made. Check tls and port: "starttls" goes with 587, "implicit" with 465.
    [no-login] The mail server { $host } takes no login by user name and password.
    [login] The mail server { $host } does not accept the user name or the password ({ $code }).
    [sender] The mail server { $host } does not take mail from this sender ({ $code }). Write under from an address that the user may send from.
   *[other] What answers at { $host }, port { $port }, is not a mail server.
    }
mail-test-step = { $step ->
    [server] Server: { $value }. The connection is encrypted, and the certificate is in order
    [port] Port: { $value }
    [login] Login: { $value }
    [sender] Sender accepted: { $value }
   *[recipient] Recipient accepted: { $value }
    }
mail-test-works = Everything works. No e-mail has been sent.
mail-answer-says = { $answer ->
    [accepts] will come
    [tentative] will perhaps come
    [declines] will not come
    [delegates] sends somebody else
    [proposes-other-time] proposes another time
    [unreachable] could not be reached
    [delayed] delivery delayed
   *[delivered] delivered
    }
mail-read-unconfirmed = the answer does not say itself whom it is from
mail-read-no-answer = { $reason ->
    [ordinary] { $path } is an ordinary message, without an answer to an invitation.
    [automatic] { $path } is an automatic reply. It does not say whether anybody will come.
    [receipt] { $path } is a read receipt. It does not say whether anybody will come.
    [bounce] { $path } is a mail server’s message that does not follow the standard. Read it yourself.
    [forwarded] { $path } has the answer as an attachment. Save the attachment, and read that instead.
    [outlook] { $path } is in Outlook’s own format. Save the message as .eml or .ics.
    [request] { $path } is an invitation, not an answer.
    [contradiction] { $path } says several things that do not agree. Read it yourself.
    [limit] { $path } is too large to be read.
   *[incomplete] { $path } is damaged, or lacks what tells which meeting it is about.
    }
mail-read-stranger = { $path } answers something that was not sent from this outbox.
outbox-state = { $state ->
    [queued] waiting
    [leased] taken
    [sending] being sent
    [sent] sent
    [held] uncertain
   *[dead] not sent
    }
outbox-event = { $event ->
    [queued] put into the outbox
    [sending] being sent
    [sent] sent
    [deferred] put off
    [held] uncertain
    [dead] not sent
    [retried] tried again
    [cancelled] stopped
    [exported] taken out
   *[answered] answer
    }
outbox-empty = The outbox is empty.
outbox-no-message = There is no message no. { $id } in the outbox. “blankett outbox list” shows all of them.
outbox-not-now = Message no. { $id } is not in a state in which that is possible. “blankett outbox list” shows where it is. Nothing has been changed.
outbox-retried = { $count ->
    [one] { $count } message will be tried again by the next “blankett outbox deliver”.
   *[other] { $count } messages will be tried again by the next “blankett outbox deliver”.
    }
outbox-cancelled = { $count ->
    [one] { $count } message will not be sent.
   *[other] { $count } messages will not be sent.
    }
outbox-whole = The outbox is whole. The log has { $entries } entries, and none has been changed.
outbox-key-missing = The key of the outbox is gone: { $path }. Without it the messages cannot be read. Bring it back from the backup.
outbox-damaged = The outbox is damaged, or the key does not belong to it. Nothing has been sent. Bring outbox and key back from the backup, or move the folder away and send again.
outbox-version = The outbox was made by a later version of the program. Use that one.
outbox-full = The disk is full. What has not been sent is kept safely. Make room, and try again.
outbox-changed = Somebody else sent the same, or something about the same meeting, meanwhile. Try again.
outbox-database = The outbox cannot be read or written: { $reason }

# Cases
help-any-cases = Folder of the cases; else the one in the settings, or the folder “saker”
help-any-case = Reference of the case, for example 2026-014
help-case = Make and see cases; each case is a folder of files
help-case-examples =
    Examples:
      blankett case new gjelder=individ "barnehage=Solsikken barnehage"
      blankett case show 2026-014
help-case-new = Make a folder for a new case, with the next free number
help-case-new-examples =
    Examples:
      blankett case new gjelder=individ "barnehage=Solsikken barnehage"
      blankett case new gjelder=system "barnehage=Solsikken barnehage"
help-case-new-values = Fields of the case sheet, for example gjelder=individ
help-case-new-form = Form that opens the case, when there are several
help-case-list = Show all cases, each with what is missing first
help-case-list-examples =
    Examples:
      blankett case list
      blankett case list --open
help-case-list-open = Only cases that are not closed
help-case-show = Show the course of a case, what is open and what is missing
help-case-show-examples =
    Examples:
      blankett case show 2026-014
cli-case-unknown = There is no case { $case } in { $path }. “blankett case list” shows the cases; “--cases” says which folder they are in.
cli-case-unreadable = The case cannot be read: { $reason }.
case-kind-system = system case
case-kind-single = single case
case-kind-anonymous = anonymous
case-open = open
case-closed = closed { $date }
case-problems = { $count ->
    [one] (something is wrong with one file)
   *[other] (something is wrong with { $count } files)
}
case-list-empty = There are no cases in { $path }. Make one with “blankett case new”.
case-timeline = Course of the case:
case-open-measures = Open measures:
case-measure = {"  "}– { $what } ({ $responsible }), to be evaluated { $deadline }
case-measure-overdue = {"  "}– { $what } ({ $responsible }), should have been evaluated { $deadline }
case-missing-next = Missing:
case-nothing-missing = Nothing is missing.
case-wrong-files = Files with something wrong:
case-problem-other-case = The form belongs to another case. Please move the file, or correct the reference in it.
case-problem-unknown = The file is neither a form, a PDF nor a picture (.png, .jpg). Please save it as PDF, or move it out of the folder.
case-problem-missing = A form refers to this file, but it is not in the folder. Please put it there, or correct its name in the form.
case-consent-gitt = Consent given { $since }{ $by ->
    [none] {""}
   *[other] {" "}by { $by }
}{ $until ->
    [none] {""}
   *[other] , until { $until }
}{ $attached ->
    [yes] . The signed form is in the case.
   *[no] . The signed form is not in the case.
}
case-consent-begrenset = The consent is limited from { $since }{ $by ->
    [none] {""}
   *[other] {" "}by { $by }
}{ $until ->
    [none] {""}
   *[other] , and holds until { $until }
}{ $attached ->
    [yes] . The signed form is in the case.
   *[no] . The signed form is not in the case.
}
case-consent-utlopt = The consent does not hold any more from { $since }.
case-consent-trukket = The consent was withdrawn from { $since }{ $by ->
    [none] {""}
   *[other] {" "}by { $by }
}. Nothing new that names the child can be made, packed or sent.
fault-consent-withdrawn = The consent of the case was withdrawn from { $since }. Nothing new that names the child can be made. What was made before stays.
fault-consent-expired = The consent of the case did not hold any more from { $since }. Please get a new consent from the guardians, or discuss the case anonymously.
fault-consent-missing = The case holds no valid consent for this date. Please put the consent into the folder, or discuss the case anonymously.
fault-consent-not-attached = The signed consent form is not in the case. Please scan it, put the file into the folder, and write its name under “vedlegg” in the consent.

## Packets

packet-archive-case = Case { $reference }: child in kindergarten
packet-archive-referral = Referral to PPT, case { $reference }
packet-password-short = The password is too short. It needs at least { $number } characters, for whoever has the file can try billions of passwords a second.
packet-password-long = The password is too long. It can have at most { $number } characters.
packet-password-characters = The password has characters that not all programs write alike, and then the receiver cannot open the packet. Use a to z, digits, spaces and common punctuation, but not æ, ø and å.
packet-password-uniform = The password is the same few characters again and again. Choose more that differ, for example some words that do not belong together.
packet-damage-not-a-packet = This is not a packet. Check that it is the right file.
packet-damage-cut = The packet is not whole: its end is missing or damaged. Fetch it again, or ask the sender to send it once more.
packet-damage-too-large = The file is larger than a packet can be. Check that it is the right file.
packet-damage-too-many-files = The file has more than { $max } files in it, which no packet has. Do not unpack it.
packet-damage-inflating = The file becomes many times larger when it is unpacked, which no packet does. Do not unpack it.
packet-damage-path = A file in the packet would end up in another folder than the one it is unpacked in. Do not unpack it.
packet-damage-link = The packet has a link instead of a file. Do not unpack it.
packet-damage-overlapping = The files in the packet lie over each other, which they do in no true packet. Do not unpack it.
packet-damage-twice = Two files in the packet have the same name.
packet-damage-password-missing = The packet is encrypted. Give the password to check it.
packet-damage-password-wrong = The password does not open the packet. Check that it is written correctly, with capital and small letters and hyphens. If it is right, the packet is damaged.
packet-damage-sealed = The encrypted content has been changed or damaged. Ask the sender to send the packet once more.
packet-damage-manifest-missing = The list of contents (manifest.json) is missing, so the packet cannot be checked.
packet-damage-manifest-changed = The list of contents (manifest.json) has been changed or damaged, so the packet cannot be checked.
packet-damage-later = The packet was made with a later version of Blankett. Update the program and check it again.
packet-damage-changed = { $file } has been changed or damaged.
packet-damage-missing = { $file } is missing.
packet-damage-added = { $file } was added after the packet was made.
packet-damage-added-unnamed = A file with a name that does not belong in a packet was added after the packet was made.
packet-damage-renamed = { $file } has another name now: { $now }.
packet-damage-renamed-unnamed = { $file } has been given a name that does not belong in a packet.
packet-damage-reordered = The files are in another order than when the packet was made. It has been packed anew.
packet-damage-archive-message = The archive message (arkivmelding.xml) cannot be read.
packet-damage-archive-disagrees = The archive message and the list of contents do not say the same of { $file }.
packet-damage-archive-files = The archive message and the list of contents do not have the same files.
packet-damage-layout = The files agree, but the packet is not as it was made (from byte { $offset }): it has been packed anew, or something outside the files has been changed.

# The packet for PPT
help-packet = Put the referral packet for PPT together from a case
help-packet-examples =
    Examples:
      blankett packet 2026-014                          # what is there, and what is missing
      blankett packet 2026-014 -o packet.pdf
      blankett packet 2026-014 -o packet.zip --encrypt
      blankett packet verify packet.zip
help-packet-output = File of the packet: .pdf for one PDF of everything, .zip for single files for the archive
help-packet-draft = Make a draft, marked on every page, although something is missing
help-packet-encrypt = Encrypt the packet with a password; one is made unless you choose it yourself
help-packet-password_file = File with the password; otherwise you are asked
help-packet-receiver = Who the packet is for, as the archive is to have it
help-packet-verify = Check that a packet is whole and unchanged
help-packet-verify-examples =
    Examples:
      blankett packet verify packet.zip
help-packet-verify-file = The packet (.zip)
help-packet-verify-password_file = File with the password, when the packet is encrypted
packet-title = Referral packet for PPT, case { $case }
packet-receiver = PP-tjenesten
packet-attachment = Attachment
packet-attachment-file = attachment
packet-check-present = present
packet-check-missing = missing
packet-check-not-applicable = not applicable
packet-check-duty = {" "}– must be there
packet-left-out = Stays behind: { $file }. No form of the case names it. If it is to go along, please list it under “vedlegg” in the referral.
packet-no-referral = The case has no referral. Please make one with “blankett new henvisning”, fill it in, and put it into the folder of the case.
packet-incomplete = The packet cannot be made before what must be there is there. With “--draft” you get a draft to look at.
packet-withdrawn = The consent was withdrawn from { $since }. No packet about the child can be made. [rule R5]
packet-done = { $path }: { $documents } documents, { $pages } pages
packet-pictured = { $pages ->
    [one] One page of other programs is in it as a picture, with its text as the alternative.
   *[other] { $pages } pages of other programs are in it as pictures, with their text as the alternative.
} The whole packet keeps PDF/A-2a and PDF/UA-1.{ $silent ->
    [0] {""}
    [one] {" "}One of the pages has no text that can be read aloud; it is a scan.
   *[other] {" "}{ $silent } of the pages have no text that can be read aloud; they are scans.
}
packet-password-made = The password was made for this packet and is shown only now. Please give it to the receiver in another way than the packet, for example by telephone:
packet-password-choose = Password of the packet (empty: one is made):
packet-password-again = The password once more:
packet-password-differs = The two passwords differ. Please try again.
packet-password-open = Password of the packet:
packet-verified = { $path } is whole and unchanged: case { $case }, { $count ->
    [one] one document
   *[other] { $count } documents
}.
    SHA-256 { $sum }
cli-packet-ending = { $path } is neither .pdf nor .zip. Please choose .pdf for one PDF of everything, or .zip for single files for the archive.
cli-packet-failed = The packet cannot be made: { $reason }. Please report the mistake.
cli-no-random-numbers = The system has no random numbers to make a password of. Please choose one yourself with “--password-file”.
cli-packet-time = A packet can only be made with a date from 1980 to 2107.
# Key figures, measures and agenda
help-any-folders = Folders of cases, for example one for each kindergarten; else the folder of the settings or “--cases”
help-report = Show the key figures K1–K7 and the balance between system work and single cases
help-report-examples =
    Examples:
      blankett report --from 2026-01-01 --to 2026-06-30
      blankett report kindergartens/*/cases --from 2025-01-01 --to 2026-12-31 --by kindergarten -o figures.csv
      blankett report --from 2025-01-01 --to 2026-12-31 --for-sharing -o figures.pdf
help-report-from = The first day that counts, for example 2026-01-01
help-report-to = The last day that counts
help-report-by = What the figures are parted by: meeting, half-year or kindergarten
help-report-output = The file to write; its ending says whether it is .csv, .json or .pdf
help-report-format = How the figures are printed: text, csv or json
help-report-for_sharing = Hide counts below five, and what they could be computed from; use this when the figures leave the kindergarten
cli-unknown-output = The file { $path } cannot be written: its ending must be .{ $kinds }.
cli-period-reversed = The period ends before it begins: { $from } to { $to }. Please swap the dates.
report-title = Key figures of the resource team
report-headline = Key figures from { $from } to { $to }, both days included
report-total = All together
report-spring = Spring { $year }
report-autumn = Autumn { $year }
report-no-kindergarten = Kindergarten not given
report-kindergartens = { $count ->
    [one] { $count } kindergarten
   *[other] { $count } kindergartens
}
report-hidden-cell = hidden
report-by-meeting = Meeting
report-by-half-year = Half-year
report-by-kindergarten = Kindergarten
report-short-meetings = Meetings
report-short-k1 = K1
report-short-k2 = K2
report-short-k3 = K3
report-short-k4 = K4
report-short-k5 = K5
report-short-k6 = K6
report-short-k7 = K7
report-short-balance = Balance
report-label-k1 = Time until closing
report-label-k2 = System cases discussed
report-label-k3 = System measures started
report-label-k4 = Staff who benefit from each measure
report-label-k5 = Single cases discussed
report-label-k6 = System measures from single cases
report-label-k7 = Single measures started
report-label-balance = Share of system work
report-means-k1 = days from the first concern to closing or referral, for cases that were closed in the period: the median, the middle half in brackets, and the number of cases (n)
report-means-k2 = system cases discussed; a case counts once for each meeting
report-means-k3 = system measures started in system cases, by the date of the meeting that decided them
report-means-k4 = staff who benefit from each measure of K3, on average
report-means-k5 = single cases discussed, anonymous ones among them; a case counts once for each meeting
report-means-k6 = system measures started in single cases
report-means-k7 = single measures started
report-means-balance = the share of system cases among the cases discussed (K2 of K2 and K5), and of system measures among the measures started (K3 and K6 of K3, K6 and K7)
report-column-part = Part
report-column-meetings = Meetings
report-column-k1 = K1 Cases closed
report-column-lower = K1 Lower quartile, days
report-column-median = K1 Median, days
report-column-upper = K1 Upper quartile, days
report-column-k2 = K2 System cases discussed
report-column-k3 = K3 System measures started
report-column-k4 = K4 Staff who benefit, average
report-column-k5 = K5 Single cases discussed
report-column-k6 = K6 System measures from single cases
report-column-k7 = K7 Single measures started
report-column-cases-share = Share of system cases
report-column-measures-share = Share of system measures
report-column-without-concern = Closed without a date of the first concern
report-days = { $days } days
report-no-days = no days are shown
report-half-of-cases = median; half between { $lower } and { $upper } (n={ $cases })
report-cases-and-measures = of cases / of measures
report-share-of-cases = System cases among cases
report-share-of-measures = System measures among measures
report-plot-cases = Cases discussed
report-plot-measures = Measures started
report-plot-balance = Share of system work
report-plot-days = Days from the first concern to closing or referral
report-table = The figures
report-meanings = What the figures mean
report-hidden = { $count ->
    [0] No counts are hidden: all are none or at least { $fewest }.
   *[other] { $count } counts are hidden. “<5” stands for 1 to 4. “hidden” stands where a small count could be computed otherwise. Days, averages and shares are only shown where the counts behind them are.
}
report-without-concern = { $count ->
    [one] One closed case has no date of the first concern and is not part of K1.
   *[other] { $count } closed cases have no date of the first concern and are not part of K1.
}
report-uncounted = { $count ->
    [one] One file could not be read and is not part of the figures.
   *[other] { $count } files could not be read and are not part of the figures.
}
report-uncounted-files = { $count ->
    [one] The file above could not be read and is left out. “blankett check FILE” says what is wrong.
   *[other] The { $count } files above could not be read and are left out. “blankett check FILE” says what is wrong.
}
report-no-plots = There are too many kindergartens to draw. Their figures are in the table.
report-last-plotted = The plots show the last { $count }. All are in the table.
help-measures = Show open measures with responsible and deadline; those overdue come first
help-measures-examples =
    Examples:
      blankett measures
      blankett measures -o measures.pdf
      blankett measures -o deadlines.ics    # for the calendar; says the case reference alone
      blankett measures --system-only --no-text -o measures.csv
help-measures-output = The file to write; its ending says whether it is .csv, .json, .pdf or .ics
help-measures-format = How the measures are printed: text, csv or json
help-measures-all = Show measures that have ended as well
help-measures-system_only = Measures from system cases alone
help-measures-no_text = Leave out what the measures are; the text may name a child
measures-title = Measures of the resource team
measures-column-deadline = Evaluated
measures-column-kindergarten = Kindergarten
measures-column-case = Case
measures-column-level = Level
measures-column-responsible = Responsible
measures-column-state = State
measures-column-what = Measure
measures-system = system
measures-single = single
measures-started = started
measures-not-started = not started
measures-overdue = overdue
measures-ended = ended
measures-withdrawn = The text is not shown: the consent was withdrawn
measures-event = Measure to be evaluated, case { $case }
measures-summary = { $count ->
    [0] No measures.
    [one] One measure{ $overdue ->
        [0] .
       *[other] , overdue.
    }
   *[other] { $count } measures{ $overdue ->
        [0] , none overdue.
       *[other] , { $overdue } overdue.
    }
}
help-agenda = Propose the next invitation from the open cases: system work first, follow-up before what is new
help-agenda-examples =
    Examples:
      blankett agenda --date 2026-05-12 --like meetings/2026-03-17.yaml -o meetings/2026-05-12.yaml
      blankett agenda --date 2026-05-12 --from 09:00 --to 10:30 --place "Meeting room 2"
help-agenda-date = The date of the meeting
help-agenda-from = When it begins
help-agenda-to = When it ends
help-agenda-place = The place
help-agenda-like = An earlier invitation that participants, times, place and sender are taken from
help-agenda-form = The form of the invitation, when there are several
help-agenda-output = The file to write; else the proposal is printed
agenda-title = Case { $case }
agenda-consent-missing = Case { $case } is left out: the guardians have not consented.
agenda-consent-expired = Case { $case } is left out: the consent no longer holds on the day of the meeting.
agenda-consent-withdrawn = Case { $case } is left out: the consent was withdrawn.
agenda-later = Case { $case } is left out: it is to be followed up on { $day }.
agenda-no-sheet = Case { $case } is left out: its folder has no case sheet.
agenda-unreadable = Case { $case } is left out: a file of it cannot be read. “blankett case show { $case }” says which.
agenda-stopped = The invitation holds something that cannot go by e-mail. “blankett check FILE” shows what.
agenda-left = { $count ->
    [one] This is left to fill in:
   *[other] This is left to fill in ({ $count }):
}
cli-no-agenda = The form “{ $name }” has no agenda that could be proposed. Its definition needs [meeting.agenda].
cli-not-like = { $path } is not a filled “{ $form }”. Please choose an earlier invitation.

## Profiles

cli-profile-unknown = There is no profile called “{ $name }”. “blankett profile list” shows all of them.
cli-profile-unknown-nearest = There is no profile called “{ $name }”. Did you mean “{ $nearest }”?
cli-profile-exists = There is a profile called “{ $name }” already. Choose another name.
help-any-profile = The profile to use, for example hustadvika; otherwise the one in the settings, or baerum
help-profile = Shows, checks and makes profiles: how a municipality uses the forms
help-profile-list = Shows which profiles there are
help-profile-list-examples =
    Example:
      blankett profile list
help-profile-show = Shows the forms, the meetings, who gets what, and the services of a profile
help-profile-show-examples =
    Example:
      blankett profile show hustadvika
help-profile-show-id = The name of the profile; otherwise the one in use
help-profile-check = Tries a profile and all its forms, and says what is wrong
help-profile-check-examples =
    Example:
      blankett --catalog egne profile check eksempelby
help-profile-check-id = The name of the profile; otherwise the one in use
help-profile-new = Makes a profile of your own from another one
help-profile-new-id = The name of the new profile: small letters, digits and hyphens
help-profile-new-like = The profile to make it from; otherwise the one in use
help-profile-new-name = The name of the municipality or unit, as it is to stand in the letterhead
help-profile-new-output = The folder for forms and templates of your own; otherwise the folder you are in
profile-lineage = Made from: { $lineage }
profile-forms = Forms
profile-meetings = Meetings
profile-minutes = { $shortest }–{ $longest } minutes
profile-every-month = every month
profile-every-half-year = every half-year
profile-every-weeks = every { $weeks } weeks
profile-copies = Who gets what
profile-to-guardians = the guardians
profile-to-participants = those who took part
profile-to-permanent = the permanent members
profile-to-chosen = the services ticked in the form
profile-archive = Archive
profile-archive-places = { $system }: { $child } (about a child), { $group } (about a group)
profile-services = Services
profile-permanent = permanent member
profile-measures = Bank of measures: { $count ->
    [one] 1 measure
   *[other] { $count } measures
 }
profile-check-broken = { $id }: { $count ->
    [one] 1 mistake
   *[other] { $count } mistakes
 }
profile-check-done = { $id }: all in order, { $count ->
    [one] 1 form
   *[other] { $count } forms
 } tried in three languages
profile-check-no-address = Note: { $service } is to get copies but has no e-mail address. Give it under [[services]] with id = "{ $id }".
profile-new-next = Next: edit the file, write catalog = "{ $folder }" and profile = "{ $id }" in blankett.toml, and run “blankett profile check”.
profile-new-head =
    A profile made from “{ $base }”. What is not said here is as it is there.
    Remove # before the lines you want to use. “blankett profile check { $id }” says what is wrong.
profile-new-services = Services and contacts. Say only what is different; new services need a label, too.
profile-new-forms = Fields and rules of your own stand in a file for each form that is changed:
help-profile-examples =
    Examples:
      blankett profile list
      blankett profile show hustadvika
      blankett profile new eksempelby --name "Eksempelby kommune"
help-profile-new-examples =
    Example:
      blankett profile new eksempelby --like hustadvika --name "Eksempelby kommune"
help-bank = Searches the bank of measures, and prints it
help-bank-examples =
    Examples:
      blankett --profile familiesenter bank foreldre
      blankett --profile familiesenter bank --access open -o tiltaksbank.pdf
help-bank-words = Words in the name, description or unit; all must be there
help-bank-unit = Only the measures of this unit, for example helsestasjon
help-bank-access = Only measures that people apply for themselves (open), or that go through the resource team (team)
help-bank-format = What is written: text for people, csv for spreadsheets, json for other programs
help-bank-output = The file to write; its ending says of what kind: .pdf, .csv or .json
cli-no-bank = The profile “{ $name }” has no bank of measures. Write measures under [[measures]] in the profile, or choose another profile with “--profile”.
cli-unit-unknown = There is no unit called “{ $name }”. The units are: { $units }.
cli-unit-unknown-nearest = There is no unit called “{ $name }”. Did you mean “{ $nearest }”?
bank-title = Bank of measures
bank-id = Id
bank-measure = Measure
bank-unit = Unit
bank-access = How to get it
bank-access-open = Open: apply directly
bank-access-team = Through the resource team
bank-text = What it is
bank-nothing = No measure has all the words. Try fewer or shorter words.
help-plan = Makes the invitations of a whole half-year in one file, in the rhythm of the profile
help-plan-examples =
    Examples:
      blankett plan --first 2026-08-18 --last 2026-12-31 -o plan.yaml
      blankett plan --first 2026-08-18 --last 2026-12-31 --like innkalling.yaml -o plan.yaml
help-plan-first = The date of the first meeting; the others have the same weekday
help-plan-last = The last date that a meeting may have
help-plan-like = An earlier invitation to take participants, place and times from
cli-no-rhythm = The profile “{ $name }” does not say how often there is a meeting with this form. Say it under [[meetings]] in the profile.
plan-gap = Note: { $file } has no meeting between { $after } and { $before }. By the profile there is one { $every } (R21).

"""Makes up records of meldeskjema-individ: records.py [--count N] [--seed S] > records.jsonl.

The same count and seed always give the same records. Persons and kindergartens are invented.
"""

import argparse
import json
import random
import sys
from datetime import date, timedelta

FIRST_NAMES = """
    Ada Aksel Alma Amalie Amund Astrid Aron Birk Brage Dina Eline Embla Emil Filip Frøya Gard
    Hedda Håkon Idun Iver Jakob Jenny Kasper Klara Lage Live Ludvig Mads Mio Nora Odin Oline
    Peder Rakel Saga Sigrid Sander Solveig Sølvi Tiril Trym Une Vetle Ylva Øystein Åse
""".split()

SURNAMES = """
    Eksempel Prøvedal Testnes Fiktivrud Utdiktet Mønsterlid Skisseberg Malbakken Kladdheim
    Påhittvik Øvelsrud Ånes-Eksempel
""".split()

GROUPS = ["Maurtua", "Bjørkestua", "Småtrollene", "Kråkereiret", "Revehiet", "Blåklokka", "Ekornbo"]

CHALLENGES = [
    "sprak",
    "lek",
    "emosjonelt",
    "motorisk",
    "konsentrasjon",
    "atferd",
    "urolig",
    "passiv",
]

OTHER_CHALLENGES = [
    "Søvn og hvile i løpet av dagen",
    "Måltider – spiser lite og bare noen få ting",
    "Overganger mellom aktiviteter",
    "Påkledning og selvhjelp i garderoben",
]

WELL_BEING = [
    "{name} trives godt i små grupper og søker gjerne til en fast voksen ved levering.",
    "I frileken finner {name} seg til rette i sandkassa og ved byggehjørnet.",
    "{name} er glad i bøker, rim og sang, og husker tekster etter {few} gjentakelser.",
    "Det er oftest godt humør om morgenen, mens ettermiddagen krever mer hjelp fra oss.",
    "{name} viser omsorg for de yngste og trøster når noen er lei seg.",
    "Ute er {name} utholdende, klatrer høyt og tar initiativ til lek med {few} andre.",
    "{name} liker å hjelpe til med å dekke bord og følger dagsrytmen når den er kjent.",
]

DIFFICULTIES = [
    "I grupper på mer enn {few} barn trekker {name} seg unna og bruker få ord.",
    "Overgangen fra lek til samling er vanskelig, og {name} blir stående igjen alene.",
    "Beskjeder som gis til hele gruppa, må gjentas {few} ganger før {name} oppfatter dem.",
    "Når leken endrer seg raskt, faller {name} ut og begynner på noe annet.",
    "Konflikter om leker løses ofte med å ta eller dytte, særlig når det er trangt.",
    "Ord for følelser mangler, og {name} blir fort frustrert av ikke å bli forstått.",
    "Finmotoriske aktiviteter unngås; saks og blyant legges bort etter {few} minutter.",
    "{name} sitter urolig ved måltidet og forlater bordet {few} ganger.",
]

OBSERVATIONS = [
    "Vi har observert i {few} uker, {minutes} minutter om gangen, i frilek og i samling.",
    "I frilek tok {name} kontakt med andre barn {few} ganger i snitt per økt.",
    "TRAS er fylt ut av to ansatte; språkforståelse og lek ligger under forventet nivå.",
    "Alle Med viser jevn utvikling, bortsett fra områdene språk og sosial utvikling.",
    "I samlingsstunden fulgte {name} med i {minutes} minutter før oppmerksomheten glapp.",
    "Foreldrene kjenner igjen beskrivelsen og forteller om det samme på fritida.",
    "Hørsel og syn ble sjekket på helsestasjonen i uke {week}, uten merknader.",
    "{name} lykkes i {few} av ti forsøk når en voksen sitter ved siden av og viser først.",
    "Loggen for uke {week} viser at uroen er størst på dager med vikarer og lite utetid.",
]

MEASURES = [
    "Lekegruppe med {few} barn to ganger i uka fra uke {week}, ledet av pedagogisk leder.",
    "Språkgruppe med samtalebøker og konkreter, {minutes} minutter hver dag fra uke {week}.",
    "Dagsrytmetavle med bilder ved plassen til {name}; gjennomgått hver morgen i {few} uker.",
    "Individuell beskjed i øyehøyde før felles beskjed, med tid til å svare, fra uke {week}.",
    "Skjerming i rolig rom i {minutes} minutter før samling, når {name} selv ønsker det.",
    "Fast voksen i garderoben fra uke {week} og samme rekkefølge på klærne hver dag.",
    "Veiledning av personalet i {few} økter om å følge initiativet til {name} i lek.",
]

ASSESSMENTS = [
    "Tiltaket har hatt god virkning; {name} tar oftere ordet i den lille gruppa.",
    "Virkningen er usikker fordi gruppa ble endret i uke {week}.",
    "Vi ser framgang når det gjennomføres hver dag, men den holder ikke på travle dager.",
    "{name} er blitt roligere av å vite hva som kommer, og bruker hjelpen på eget initiativ.",
    "Tiltaket er avsluttet etter {few} uker uten tydelig endring, og vi ønsker drøfting.",
]


def particular(chance: random.Random, sentence: str, name: str) -> str:
    """A sentence with the particulars of one child filled in."""
    return sentence.format(
        name=name,
        few=chance.randint(3, 8),
        minutes=chance.randrange(10, 46),
        week=chance.randint(1, 52),
    )


def sentences(chance: random.Random, pool: list[str], name: str, count: int) -> list[str]:
    return [particular(chance, sentence, name) for sentence in chance.sample(pool, count)]


def description(chance: random.Random, name: str) -> str:
    well_being = sentences(chance, WELL_BEING, name, chance.randint(4, 7))
    difficulties = sentences(chance, DIFFICULTIES, name, chance.randint(5, 8))
    return " ".join(well_being) + "\n\n" + " ".join(difficulties)


def observation(chance: random.Random, name: str) -> str:
    return " ".join(sentences(chance, OBSERVATIONS, name, chance.randint(6, 9)))


def tried_measures(chance: random.Random, name: str) -> str:
    return "\n\n".join(
        measure + " " + particular(chance, chance.choice(ASSESSMENTS), name)
        for measure in sentences(chance, MEASURES, name, chance.randint(5, 7))
    )


def record(chance: random.Random, number: int) -> dict:
    reported = date(2026, 1, 5) + timedelta(days=chance.randrange(150))
    consent = reported - timedelta(days=chance.randint(3, 30))
    first_name = chance.choice(FIRST_NAMES)
    main, *others = chance.sample(CHALLENGES, chance.randint(1, 4))
    if chance.random() < 0.2:
        others.append({"annet": chance.choice(OTHER_CHALLENGES)})
    return {
        "skjema": "meldeskjema-individ",
        "sprak": "nb",
        "sak": f"2026-{number:03}",
        "barn": f"{first_name} {chance.choice(SURNAMES)}",
        "avdeling": chance.choice(GROUPS),
        "samtykke_innhentet": True,
        "samtykke_dato": consent.isoformat(),
        "samtykkeskjema_vedlagt": True,
        "hovedutfordring": main,
        "tilleggsutfordringer": others,
        "beskrivelse": description(chance, first_name),
        "kartlegging": observation(chance, first_name),
        "tiltak_vurdering": tried_measures(chance, first_name),
        "dato": reported.isoformat(),
        "signatur": f"{chance.choice(FIRST_NAMES)} {chance.choice(SURNAMES)}",
    }


def records(count: int, seed: int) -> list[dict]:
    chance = random.Random(seed)
    return [record(chance, number) for number in range(1, count + 1)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    for each in records(options.count, options.seed):
        json.dump(each, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")

#!/usr/bin/env python3
"""Makes invented cases to measure key figures with: many_cases.py FOLDER COUNT [KINDERGARTENS]

Each case has a sheet, a needs report, two to four minutes, and for a named child a consent: six
files on average. With several kindergartens, each has a folder of its own below FOLDER. The same
arguments give the same cases. Prints the figures that the cases add up to for 2024 to 2026, for
the program's own to be compared with.
"""

import datetime
import json
import random
import statistics
import sys
from pathlib import Path

TEXT = "Gruppen har 18 barn og fire voksne. Overgangene tar mye av formiddagen, og mange venter. " * 6
PEOPLE = ["Kari Nordli", "Ingrid Solhaug", "Jon Arne Myrdal", "Mats Lindvik"]


def sheet(kind, kindergarten, opened, concern):
    return (
        f"barnehage: {kindergarten}\nopprettet: {opened}\ngjelder: {kind}\n"
        f"forste_bekymring: {concern}\nansvarlig: Ingrid Solhaug\n"
    )


def need(kind, date):
    if kind == "system":
        return "meldeskjema-system", (
            f"dato: {date}\navdeling: Maurtua\npedagog: Ingrid Solhaug\nutfordringer: [sprakmiljo]\n"
            f"miljo: >-\n  {TEXT}\nprovde_tiltak: Dagtavle\nbistand: Veiledning\n"
            f"signaturdato: {date}\nsignatur: Ingrid Solhaug\n"
        )
    if kind == "individ":
        return "meldeskjema-individ", (
            f"barn: Prøve Prøvesen\navdeling: Maurtua\nsamtykke_innhentet: ja\nsamtykke_dato: {date}\n"
            f"samtykkeskjema_vedlagt: ja\nhovedutfordring: sprak\nbeskrivelse: >-\n  {TEXT}\n"
            f"kartlegging: TRAS\ntiltak_vurdering: Språkgruppe\ndato: {date}\nsignatur: Ingrid Solhaug\n"
        )
    return "meldeskjema-anonym", (
        f"pedagog_avdeling: Ingrid Solhaug\nhovedutfordring: sprak\nbeskrivelse: >-\n  {TEXT}\n"
        f"kartlegging: Logg\ntiltak_vurdering: Beskjeder\ndato: {date}\nsignatur: Ingrid Solhaug\n"
        "saerlige_grunner: Rask avklaring\n"
    )


def minutes(kind, date, measures, closed):
    about = "system" if kind == "system" else "individ"
    text = f"dato: {date}\ngjelder: {about}\nom: Prøve\ntil_stede:\n"
    text += "".join(f"  - {{navn: {name}, rolle: deltaker}}\n" for name in PEOPLE)
    text += f"opplysninger: >-\n  {TEXT}\n"
    if measures:
        text += "tiltak:\n"
    for level, started, staff in measures:
        text += (
            f"  - tiltak: Faste smågrupper\n    ansvarlig: Ingrid Solhaug\n"
            f"    evalueres: {date + datetime.timedelta(days=56)}\n    nivaa: {level}\n"
            f"    iverksatt: {'ja' if started else 'nei'}\n    ansatte_nytte: {staff}\n"
        )
    text += f"konklusjon:\n  - folges_opp: {date + datetime.timedelta(days=28)}\n"
    if kind == "anonym":
        text += "anonym_drofting: ja\n"
    if kind == "individ":
        text += f"samtykke_dato: {date}\n"
    if closed:
        text += f"avsluttet: {closed}\n"
    return text


def write(folder, name, form, reference, text):
    (folder / name).write_text(f"skjema: {form}\nsprak: nb\nsak: {reference}\n\n{text}", encoding="utf-8")


def main():
    root, count = Path(sys.argv[1]), int(sys.argv[2])
    kindergartens = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    chance = random.Random(2026)
    days, staff = [], []
    sums = dict.fromkeys(["k2", "k3", "k5", "k6", "k7"], 0)
    for number in range(count):
        kindergarten = number % kindergartens
        year = 2024 + number % 3
        reference = f"{year}-{number // kindergartens + 1:03d}"
        folder = root / f"barnehage-{kindergarten + 1:03d}" / reference
        folder.mkdir(parents=True)
        kind = chance.choices(["system", "individ", "anonym"], [5, 4, 1])[0]
        concern = datetime.date(year, chance.randint(1, 6), chance.randint(1, 28))
        opened = concern + datetime.timedelta(days=chance.randint(0, 30))
        name = f"Barnehage {kindergarten + 1}"
        write(folder, "sak.yaml", "sak", reference, sheet(kind, name, opened, concern))
        form, text = need(kind, opened)
        write(folder, f"{opened}-behovsmelding.yaml", form, reference, text)
        if kind == "individ":
            consent = f"barn: Prøve Prøvesen\nbarnehage: {name}\ndato: {opened}\nunderskrift: Prøve\n"
            write(folder, f"{opened}-samtykke.yaml", "samtykke", reference, consent)
        meetings = chance.randint(2, 5)
        for meeting in range(meetings):
            date = opened + datetime.timedelta(days=7 + 28 * meeting)
            closed = date if meeting == meetings - 1 and chance.random() < 0.6 else None
            measures = []
            for _ in range(chance.randint(0, 3)):
                level = "system" if kind == "system" or chance.random() < 0.4 else "individ"
                measures.append((level, chance.random() < 0.8, chance.randint(0, 9)))
            text = minutes(kind, date, measures, closed)
            write(folder, f"{date}-referat.yaml", "referat", reference, text)
            sums["k2" if kind == "system" else "k5"] += 1
            for level, started, benefit in measures:
                if started and level == "individ":
                    sums["k7"] += 1
                elif started and kind == "system":
                    sums["k3"] += 1
                    staff.append(benefit)
                elif started:
                    sums["k6"] += 1
            if closed:
                days.append((closed - concern).days)
    sums["k1"] = {"cases": len(days), "median": statistics.median(days) if days else None}
    sums["k4"] = statistics.mean(staff) if staff else None
    print(json.dumps(sums))


if __name__ == "__main__":
    main()

"""Makes the fonts of this folder from Google's: strip.py SOURCE_FOLDER (needs fonttools).

Hinting is for screens of few dots, and more than a third of every font in a PDF; glyph names are
not needed either. Glyphs, characters and layout features all stay, but for signs that nobody writes
into a form, and the distances of pairs in Ethiopic, two thirds of that font for letters that stand
well without; in the two fonts of nearly all text, the tables that every letter is looked up in are
written so that no search is needed.
"""

import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.otlLib.builder import buildPairPosClassesSubtable, buildValue
from fontTools.ttLib.tables.otTables import ClassDef

HERE = Path(__file__).resolve().parent

PAIRS, LIGATURES = 2, 4

# By font: braille, hexagrams, game pieces, ancient numbers and notes, the shapes of old computers;
# letters in the styles of formulas.
LEFT_OUT = {
    "NotoSansSymbols2-Regular.ttf": [
        range(0x2800, 0x2900),
        range(0x4DC0, 0x4E00),
        range(0x10100, 0x11000),
        range(0x1D200, 0x1D380),
        range(0x1F000, 0x1F100),
        range(0x1F700, 0x1F900),
        range(0x1FA00, 0x1FC00),
    ],
    "NotoSansMath-Regular.ttf": [range(0x1D400, 0x1D800), range(0x1EE00, 0x1EF00)],
}

WITHOUT_KERNING = ["NotoSansEthiopic-Regular.ttf"]


class ClassArray(ClassDef):
    """The classes of all glyphs in their order, instead of ranges."""

    def __init__(self, classes):
        self.classDefs = classes.classDefs

    def preWrite(self, font):
        self.Format = 1
        order = font.getGlyphOrder()
        classes = [self.classDefs.get(glyph, 0) for glyph in order]
        return {"StartGlyph": order[0], "ClassValueArray": classes}


def kerning(tables):
    """The distances of pairs: the second glyphs by the first."""
    rows = {}
    # The first table that knows a pair decides; a table of classes knows all pairs of its glyphs.
    for table in reversed(tables):
        for number, first in enumerate(table.Coverage.glyphs):
            if table.Format == 1:
                for pair in table.PairSet[number].PairValueRecord:
                    rows.setdefault(first, {})[pair.SecondGlyph] = pair.Value1.XAdvance
            else:
                values = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
                classes = table.ClassDef2.classDefs.items()
                rows[first] = {second: values[of].Value1.XAdvance for second, of in classes}
    return rows


def alike(rows):
    """Keys with the same row, together."""
    groups = {}
    for key, row in rows.items():
        groups.setdefault(row, []).append(key)
    return {tuple(keys): row for row, keys in groups.items()}


def join_kerning(font, lookup):
    """One table of classes for several tables."""
    glyphs = font.getGlyphOrder()
    rows = alike({
        first: tuple(row.get(second, 0) for second in glyphs)
        for first, row in kerning(lookup.SubTable).items()
        if any(row.values())
    })
    columns = alike(dict(zip(glyphs, zip(*rows.values()))))
    pairs = {
        (firsts, seconds): (buildValue({"XAdvance": distance}), None)
        for seconds, column in columns.items()
        for firsts, distance in zip(rows, column)
    }
    table = buildPairPosClassesSubtable(pairs, font.getReverseGlyphMap())
    table.ClassDef1, table.ClassDef2 = ClassArray(table.ClassDef1), ClassArray(table.ClassDef2)
    lookup.SubTable = [table]


def leave_out_composed(font, lookup):
    """Letter and mark become one glyph before any lookup if Unicode has a character for both."""
    characters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}

    def is_composed(first, ligature):
        parts = "".join(characters.get(glyph, "") for glyph in [first, *ligature.Component])
        return unicodedata.normalize("NFC", parts) == characters.get(ligature.LigGlyph)

    for table in lookup.SubTable:
        kept = {
            first: [ligature for ligature in ligatures if not is_composed(first, ligature)]
            for first, ligatures in table.ligatures.items()
        }
        table.ligatures = {first: ligatures for first, ligatures in kept.items() if ligatures}


def quicken(font):
    kinds = font["GDEF"].table
    kinds.GlyphClassDef = ClassArray(kinds.GlyphClassDef)
    for lookup in font["GPOS"].table.LookupList.Lookup:
        if lookup.LookupType == PAIRS:
            join_kerning(font, lookup)
    for lookup in font["GSUB"].table.LookupList.Lookup:
        if lookup.LookupType == LIGATURES:
            leave_out_composed(font, lookup)


for target in sorted(HERE.glob("*.ttf")):
    options = subset.Options(
        hinting=False,
        glyph_names=False,
        layout_features=["*"],
        name_IDs=["*"],
        name_languages=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    font = subset.load_font(str(Path(sys.argv[1]) / target.name), options)
    if target.name in WITHOUT_KERNING:
        tables = [font[tag].table for tag in ["GSUB", "GPOS"] if tag in font]
        tags = {record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord}
        options.layout_features = sorted(tags - {"kern"})
    subsetter = subset.Subsetter(options)
    left_out = LEFT_OUT.get(target.name)
    if left_out:
        kept = [code for code in font.getBestCmap() if not any(code in out for out in left_out)]
        subsetter.populate(unicodes=kept)
    else:
        subsetter.populate(glyphs=font.getGlyphOrder(), unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    if target.name.startswith("NotoSans-"):
        quicken(font)
    subset.save_font(font, str(target), options)

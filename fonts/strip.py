"""Makes the fonts of this folder from Google's: strip.py SOURCE_FOLDER (needs fonttools).

Hinting is for screens of few dots, and more than a third of every font in a PDF; glyph names are
not needed either. Glyphs, characters and layout features all stay.
"""

import sys
from pathlib import Path

from fontTools import subset

HERE = Path(__file__).resolve().parent

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
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=font.getGlyphOrder(), unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    subset.save_font(font, str(target), options)

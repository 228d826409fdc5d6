"""The form with WeasyPrint, as tagged PDF/UA-1: peer_weasyprint.py ROOT OUT RECORD...

Template, style sheet, fonts and pictures are read once for all records. Fonts are those that
fontconfig knows.
"""

import json
import sys
from pathlib import Path

import jinja2
import weasyprint
from weasyprint.text.ffi import harfbuzz_subset
from weasyprint.text.fonts import FontConfiguration

here = Path(__file__).parent


def main(root: Path, out: Path, records: list[Path]) -> None:
    if harfbuzz_subset is None:
        sys.exit("install libharfbuzz-subset0: without it WeasyPrint takes three times as long")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(here), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("meldeskjema-individ.html")
    form = json.loads((root / "form.json").read_text(encoding="utf-8"))
    logo = (root / (form["organisation"]["logo"] or "").lstrip("/")).as_uri()
    fields = {field["id"]: field for section in form["sections"] for field in section["fields"]}
    font_config = FontConfiguration()
    style = weasyprint.CSS(here / "meldeskjema-individ.css", font_config=font_config)
    pictures: dict = {}
    for record in records:
        data = json.loads(record.read_text(encoding="utf-8"))
        page = template.render(form=form, fields=fields, logo=logo, **data)
        weasyprint.HTML(string=page, base_url=str(here)).write_pdf(
            out / f"{record.stem}.pdf",
            stylesheets=[style],
            font_config=font_config,
            cache=pictures,
            pdf_variant="pdf/ua-1",
        )


if __name__ == "__main__":
    root, out, *records = map(Path, sys.argv[1:])
    main(root, out, records)

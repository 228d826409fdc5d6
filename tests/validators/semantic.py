"""Asks outloud and pdfua what a screen reader would make of PDF files.

    semantic.py EXPLAINED ROOT FILE...

Prints every finding. Fails unless each one is explained in the file EXPLAINED, whose patterns
are matched against the files' paths below ROOT. A rule that could not run counts as a finding.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

import outloud
import pdfua

SEPARATOR = " | "


@dataclass(frozen=True)
class Finding:
    file: str
    rule: str
    severity: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.rule} ({self.severity}): {self.message}"


@dataclass
class Explanation:
    rule: str
    file_pattern: str
    words: str
    reason: str
    files: set[str] = field(default_factory=set)

    def covers(self, finding: Finding) -> bool:
        return (
            self.rule == finding.rule
            and fnmatchcase(finding.file, self.file_pattern)
            and self.words in finding.message
        )


def read_explanations(path: Path) -> list[Explanation]:
    explanations = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split(SEPARATOR)]
        if len(parts) != 4 or not all(parts):
            sys.exit(
                f"{path}:{number}: expected «rule{SEPARATOR}files{SEPARATOR}words{SEPARATOR}reason»"
            )
        explanations.append(Explanation(*parts))
    return explanations


def outloud_findings(path: Path, name: str) -> Iterator[Finding]:
    result = outloud.check(str(path))
    if result.error:
        yield Finding(name, "outloud", "error", f"not readable: {result.error}")
    for found in result.sorted_findings():
        place = f"page {found.page}: " if found.page else ""
        evidence = f" [{found.evidence}]" if found.evidence else ""
        message = f"{place}{found.message}{evidence}"
        yield Finding(name, f"outloud {found.rule}", found.severity, message)
    for run in result.runs:
        if run.status == "crashed":
            yield Finding(name, f"outloud {run.rule}", "skipped", f"not evaluated: {run.reason}")


def pdfua_findings(path: Path, name: str) -> Iterator[Finding]:
    try:
        report = pdfua.validate(str(path))
    except pdfua.PdfuaError as error:
        yield Finding(name, "pdfua", "error", f"not readable: {error}")
        return
    for found in report.findings:
        message = f"{found.location.describe()}: {found.message}"
        yield Finding(name, f"pdfua {found.rule_id}", found.severity.name.lower(), message)
    for outcome in report.skipped:
        message = f"not evaluated: {outcome.skipped_reason}"
        yield Finding(name, f"pdfua {outcome.rule_id}", "skipped", message)


def main(explained: Path, root: Path, files: list[Path]) -> int:
    explanations = read_explanations(explained)
    unexplained = 0
    for path in files:
        name = str(path.relative_to(root))
        for finding in (*outloud_findings(path, name), *pdfua_findings(path, name)):
            covering = [each for each in explanations if each.covers(finding)]
            for each in covering:
                each.files.add(name)
            if not covering:
                unexplained += 1
                print(f"FAIL {finding}")
    for each in explanations:
        if each.files:
            print(
                f"explained, in {len(each.files)} files: {each.rule} «{each.words}»: {each.reason}"
            )
    print(f"{len(files)} files, {unexplained} unexplained findings")
    return 1 if unexplained else 0


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit("usage: semantic.py EXPLAINED ROOT FILE...")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(each) for each in sys.argv[3:]]))

"""Checks the licence of every dependency against the list in deny.toml, and that all come from crates.io."""

import json
import re
import subprocess
import sys
import tomllib

with open("deny.toml", "rb") as file:
    allowed = set(tomllib.load(file)["licenses"]["allow"])


def fits(expression: str) -> bool:
    """Whether an SPDX expression can be met with the allowed licences."""
    tokens = re.findall(r"\(|\)|\bAND\b|\bOR\b|[^()\s/]+(?:\s+WITH\s+\S+)?|/", expression)
    python = {"(": "(", ")": ")", "AND": "and", "OR": "or", "/": "or"}
    return bool(eval(" ".join(python.get(token, str(token in allowed)) for token in tokens)))


metadata = subprocess.run(
    ["cargo", "metadata", "--format-version", "1", "--locked"], check=True, capture_output=True
)
wrong = []
packages = [package for package in json.loads(metadata.stdout)["packages"] if package["source"]]
for package in packages:
    name = f"{package['name']} {package['version']}"
    if not package["source"].startswith("registry+"):
        wrong.append(f"{name} comes from {package['source']}")
    if not package["license"] or not fits(package["license"]):
        wrong.append(f"{name} is licensed as {package['license']}")
print("\n".join(wrong) or f"{len(packages)} dependencies, all licences allowed")
sys.exit(1 if wrong else 0)

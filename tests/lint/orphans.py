#!/usr/bin/env python3
"""Check that the build knows every C file: a test that nobody builds tests nothing.

    orphans.py COMPILE_COMMANDS

SPDX-License-Identifier: MIT
"""

import json
import sys
from pathlib import Path

import tree


def built(database):
    """The files that some target compiles."""
    with open(database, encoding="utf-8") as commands:
        return {Path(entry["directory"], entry["file"]).resolve() for entry in json.load(commands)}


def problems(top, database):
    known = built(database)
    for path in tree.files(top, (".c",), ("src", "tests", "tmx")):
        if path.resolve() not in known:
            yield f"{path.relative_to(top)}: no target builds it"


if __name__ == "__main__":
    tree.report(problems(Path(__file__).resolve().parents[2], sys.argv[1]))

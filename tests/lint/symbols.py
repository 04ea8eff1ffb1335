#!/usr/bin/env python3
"""Check that the library exports what the public headers declare, and that tests name all of it.

    symbols.py LIBRARY

SPDX-License-Identifier: MIT
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import tree

DECLARATION = re.compile(r"COTEJO_API\b[^;(]*?\b(cotejo_\w+)\s*\(")


def declared(top):
    """The names of the functions in the public headers, each with its header."""
    return {
        name: path.name
        for path in tree.files(top, (".h",), ("include",))
        for name in DECLARATION.findall(tree.text(path))
    }


def exported(library):
    """The names that the dynamic linker sees, without the version behind "@"."""
    listing = subprocess.run(
        ["nm", "-D", "--defined-only", library], check=True, capture_output=True, text=True)
    words = [line.split() for line in listing.stdout.splitlines()]
    return {word[2].split("@")[0] for word in words if len(word) == 3 and word[1] != "A"}


def named(top):
    """Everything that looks like one of our names in the tests."""
    return {
        name
        for path in tree.files(top, (".c", ".h", ".sh", ".py"), ("tests",))
        for name in re.findall(r"\bcotejo_\w+", tree.text(path))
    }


def problems(top, library):
    headers, symbols, tests = declared(top), exported(library), named(top)
    for name in sorted(symbols - headers.keys()):
        yield f"{name}: exported, and in no header"
    for name in sorted(headers.keys() & symbols - tests):
        yield f"{headers[name]}: {name}: no test names it"


def missing(top, library):
    headers = declared(top)
    return sorted(headers.keys() - exported(library))


if __name__ == "__main__":
    if not shutil.which("nm"):
        print("nm is not installed")
        sys.exit(77)
    place = Path(__file__).resolve().parents[2]
    wrong = list(problems(place, sys.argv[1]))
    # The rooms of the first version are still being filled.
    if not wrong and missing(place, sys.argv[1]):
        print("declared, and not in the library:", *missing(place, sys.argv[1]))
        sys.exit(77)
    tree.report(wrong)

#!/usr/bin/env python3
"""Folders of articles become lines for cotejo align --stream.

    make_lines.py [--left-lang TAG] [--right-lang TAG] [--tsv] LEFT RIGHT

LEFT and RIGHT are folders. Files of the same name, apart from a language (report.en.html and
report.es.html), are a pair, and that name is its id. HTML is told by the file's name. With --tsv the
lines are those of Bitextor: both paths, both files in base64; else all files must be UTF-8.

SPDX-License-Identifier: MIT
"""

import argparse
import base64
import json
import re
import sys
from pathlib import Path

ENDING = re.compile(r"(\.[a-z]{2}(-[A-Za-z]{2})?)?\.(html?|xhtml|txt|md)$")
LANGUAGE_LAST = re.compile(r"\.[a-z]{2}(-[A-Za-z]{2})?$")


def name_of(path, folder):
    """What both files of a pair have in common."""
    name = path.relative_to(folder).as_posix()
    return LANGUAGE_LAST.sub("", ENDING.sub("", name))


def files(folder):
    return {name_of(path, folder): path for path in sorted(folder.rglob("*")) if path.is_file()}


def side(path, language):
    kind = "html" if path.suffix.lower() in (".html", ".htm", ".xhtml") else "text"
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        sys.exit(f"{path}: not UTF-8; its bytes can only be passed on with --tsv")
    return {"lang": language, kind: text} if language else {kind: text}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--left-lang")
    parser.add_argument("--right-lang")
    parser.add_argument("--tsv", action="store_true")
    parser.add_argument("left", type=Path)
    parser.add_argument("right", type=Path)
    wish = parser.parse_args()
    lefts, rights = files(wish.left), files(wish.right)
    for name in sorted(lefts.keys() & rights.keys()):
        pair = [lefts[name], rights[name]]
        if wish.tsv:
            encoded = [base64.b64encode(path.read_bytes()).decode() for path in pair]
            print(*pair, *encoded, sep="\t")
        else:
            line = {"id": name, "left": side(pair[0], wish.left_lang),
                    "right": side(pair[1], wish.right_lang)}
            print(json.dumps(line, ensure_ascii=False))
    lonely = len(lefts.keys() ^ rights.keys())
    if lonely:
        print(f"{lonely} files have no partner", file=sys.stderr)


main()

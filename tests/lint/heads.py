#!/usr/bin/env python3
"""Check that every file of code opens with what it is and under which licence.

SPDX-License-Identifier: MIT
"""

import re

import tree

SUFFIXES = (".c", ".h", ".inc", ".py", ".sh", ".sql", ".rng")
LINES = 40
MARK = "SPDX-License-Identifier: MIT"
# What may stand before or around the title, in any of the languages.
DECORATION = re.compile(r'^(#!.*|<\?xml.*|[\s/*#"\'<>!-]*)')


def fault(head):
    """What is missing in the first lines of a file, or None."""
    before = []
    for line in head:
        if MARK in line:
            break
        before.append(DECORATION.sub("", line).strip())
    else:
        return f"no {MARK} in its first {LINES} lines"
    return None if any(len(line) > 8 for line in before) else "no title above the licence"


def problems(top):
    for path in tree.files(top, SUFFIXES, ("include", "src", "tests", "tmx", "corpora")):
        wrong = fault(tree.text(path).splitlines()[:LINES])
        if wrong:
            yield f"{path.relative_to(top)}:1: {wrong}"


if __name__ == "__main__":
    tree.report(problems(tree.root()))

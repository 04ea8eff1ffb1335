#!/usr/bin/env python3
"""Check that no file holds notes to oneself or places that only one machine has.

SPDX-License-Identifier: MIT
"""

import re

import tree

SUFFIXES = (".c", ".h", ".inc", ".py", ".sh", ".sql", ".build", ".md", ".1", ".3", ".5", ".7")
# Each in two pieces, so that this file may be read like any other.
FORBIDDEN = {
    "a note to oneself": r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b",
    "an unfinished piece": r"(?i)\b(stu" r"b|not (yet )?imple" r"mented)\b",
    "a place of one machine": r"(?<![\w.}>:-])/(wo" r"rk|ho" r"me|ro" r"ot|o" r"pt|m" r"nt)/\w",
    "a scratch place without TMPDIR": r"(?<!-)/t" r"mp/",
    "a package registry": r"(?i)\b(regis" r"try\.npm|deb\.deb" r"ian\.org|py" r"pi\.org)",
    "a helper of a session": r"\bfa" r"rm-[a-z]|\.lib" r"rary\b",
    "code in a comment": r"^\s*(//|/\*)\s*[\w>.\-\[\]]+(\(.*\))?( = .*)?;\s*(\*/)?$",
}


def problems(top):
    patterns = {what: re.compile(pattern) for what, pattern in FORBIDDEN.items()}
    places = list(tree.files(top, SUFFIXES, ("docs", "include", "src", "tests", "tmx")))
    places += [path for path in (top / "README.md", top / "meson.build", top / ".ci/run")
               if path.exists()]
    for path in places:
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            for what, pattern in patterns.items():
                found = pattern.search(line)
                if found:
                    yield f"{path.relative_to(top)}:{number}: {what}: {found[0].strip()}"


if __name__ == "__main__":
    tree.report(problems(tree.root()))

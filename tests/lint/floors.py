#!/usr/bin/env python3
"""Check that includes go down the floors of the house and never up or across.

A file includes its own folder, lower floors, and public headers of its own floor or lower ones; the
program includes public headers and itself. Each library from outside is known to few rooms.

SPDX-License-Identifier: MIT
"""

import re

import tree

FLOORS = {
    "src/base": 0,
    "src/text": 1,
    "src/article": 2,
    "src/align": 2,
    "src/lexicon": 2,
    "src/memory": 2,
    "src/words": 2,
    "tmx": 2,
    "src/learn": 3,
    "src/lookup": 3,
    "src/match": 3,
    "src/check": 3,
    "src/exchange": 3,
    "src/serve": 4,
    "src/cli": 5,
}
PUBLIC = {
    "base": 0,
    "error": 0,
    "segment": 1,
    "article": 2,
    "align": 2,
    "lexicon": 2,
    "memory": 2,
    "edit": 2,
    "pool": 2,
    "words": 2,
    "learn": 3,
    "lookup": 3,
    "match": 3,
    "check": 3,
    "exchange": 3,
    "stream": 3,
    "evaluate": 3,
    "pretranslate": 3,
    "cotejo": 5,
}
# Who may know a library: the beginnings of the paths.
LIBRARIES = {
    r"unicode/": ("src/text/",),
    r"libstemmer\.h": ("src/text/",),
    r"(libexttextcat/)?textcat\.h|libexttextcat/": ("src/text/", "src/article/"),
    r"libxml/": ("src/base/xml", "src/article/", "tmx/", "src/exchange/", "src/text/srx", "src/lexicon/"),
    r"sqlite3": ("src/memory/", "src/lookup/", "src/match/"),
    r"jansson\.h": ("src/exchange/", "src/serve/"),
    r"microhttpd\.h": ("src/serve/",),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(name):
    """The room that a path from the top is in; None outside the house."""
    return next((room for room in FLOORS if name.startswith(room + "/")), None)


def fault(name, quote, included):
    """What is wrong with an include, or None."""
    room = room_of(name)
    public = re.fullmatch(r"cotejo/(\w+)\.h", included)
    for library, places in LIBRARIES.items():
        if re.match(library, included) and not name.startswith(places):
            return "this library is not known in this room"
    if public and room is None:
        return None
    if public:
        floor = PUBLIC.get(public[1])
        if floor is None:
            return "no floor is written down for this header"
        return "a public header of a higher floor" if floor > FLOORS[room] else None
    if quote == "<":
        return None
    if room is None:
        return "a public header includes public headers only"
    folder, below, _ = included.partition("/")
    target = room if not below else folder if folder == "tmx" else "src/" + folder
    if target not in FLOORS:
        return "name it by its room, as in \"text/words.h\""
    if target == room:
        return None
    if room == "src/cli":
        return "the program knows public headers only"
    return "not a lower floor" if FLOORS[target] >= FLOORS[room] else None


def problems(top):
    for path in tree.files(top, (".c", ".h", ".inc"), ("include", "src", "tmx")):
        name = path.relative_to(top).as_posix()
        if room_of(name) is None and not name.startswith("include/cotejo/"):
            yield f"{name}:1: in no room of the house"
            continue
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            found = INCLUDE.match(line)
            wrong = found and fault(name, found[1], found[2])
            if wrong:
                yield f"{name}:{number}: {found[2]}: {wrong}"


if __name__ == "__main__":
    tree.report(problems(tree.root()))

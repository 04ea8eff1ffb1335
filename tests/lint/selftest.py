#!/usr/bin/env python3
"""Check that the lints find what they are for: a lint that cannot fail guards nothing.

Each row is a tree of one file, the lint that looks at it, and what it has to say ("" for nothing).

SPDX-License-Identifier: MIT
"""

import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

HEAD = "/*\n * x.c - what it is\n *\n * SPDX-License-Identifier: MIT\n */\n"
LONG = "int f(void)\n{\n" + "\tg();\n" * 111 + "}\n"

ROWS = [
    ("floors.py", "src/text/x.c", '#include "base/slice.h"\n', ""),
    ("floors.py", "src/text/x.c", '#include "text/y.h"\n#include <cotejo/segment.h>\n', ""),
    ("floors.py", "src/text/x.c", '#include "text/data/en.inc"\n', ""),
    ("floors.py", "src/text/x.c", '#include "memory/y.h"\n', "src/text/x.c:1: memory/y.h: not a"),
    ("floors.py", "src/align/x.c", '#include "article/y.h"\n', "not a lower floor"),
    ("floors.py", "src/memory/x.c", '#include "tmx/unit.h"\n', "not a lower floor"),
    ("floors.py", "src/exchange/x.c", '#include "tmx/unit.h"\n', ""),
    ("floors.py", "src/text/x.c", "#include <cotejo/article.h>\n", "higher floor"),
    ("floors.py", "src/align/x.c", "#include <unicode/uchar.h>\n", "not known in this room"),
    ("floors.py", "src/lookup/x.c", "#include <sqlite3.h>\n", ""),
    ("floors.py", "src/exchange/x.c", "#include <sqlite3.h>\n", "not known in this room"),
    ("floors.py", "src/text/x.c", "#include <libxml/tree.h>\n", "not known in this room"),
    ("floors.py", "src/cli/x.c", '#include <cotejo/cotejo.h>\n#include "output.h"\n', ""),
    ("floors.py", "src/cli/x.c", '#include "base/slice.h"\n', "public headers only"),
    ("floors.py", "src/text/x.c", '#include "../base/slice.h"\n', "name it by its room"),
    ("floors.py", "include/cotejo/x.h", '#include "base/slice.h"\n', "public headers only"),
    ("floors.py", "src/attic/x.c", "", "in no room"),
    ("heads.py", "src/base/x.c", HEAD, ""),
    ("heads.py", "src/base/x.c", "/* SPDX-License-Identifier: MIT */\n", "no title"),
    ("heads.py", "tests/x.py", '"""A title and nothing else."""\n', "no SPDX"),
    ("measures.py", "src/base/x.c", "\t" * 12 + "abcd\n", ""),
    ("measures.py", "src/base/x.c", "\t" * 12 + "a b = c\n", "103 columns"),
    ("measures.py", "src/base/x.c", LONG, "a function of 111 lines"),
    ("measures.py", "src/base/x.c", "\n" * 701, "a file of 701 lines"),
    ("python.py", "tests/x.py", "def f(:\n", "tests/x.py:1"),
    ("words.py", "src/base/x.c", "/* TO" "DO: more */\n", "a note to oneself"),
    ("words.py", "docs/x.md", "see /ho" "me/somebody/x\n", "a place of one machine"),
    ("words.py", "tests/x.sh", 'mktemp "${TMPDIR:-/t' 'mp}/x"\n', ""),
    ("words.py", "tests/x.sh", "cd /t" "mp/x\n", "TMPDIR"),
    ("words.py", "src/base/x.c", "\t/* f(x); */\n", "code in a comment"),
    ("words.py", "src/base/x.c", "\tf(x); /* sets x */\n", ""),
    ("layout.sh", "attic/x.c", "", "attic: no place"),
    ("layout.sh", "src/base/x.c", "", ""),
]


def verdict(lint, top):
    """What a lint says of a tree."""
    if lint.endswith(".py"):
        return "\n".join(importlib.import_module(lint[:-3]).problems(top))
    script = Path(__file__).with_name(lint)
    done = subprocess.run(["sh", script, top], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def wrong(lint, name, content, expected):
    """What is wrong with a lint's verdict on a tree of one file, or None."""
    with tempfile.TemporaryDirectory(prefix="cotejo-lint.") as folder:
        path = Path(folder, name)
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
        said = verdict(lint, Path(folder))
    if expected and expected not in said:
        return f"says {said!r} instead of {expected!r}"
    return None if expected else said


failed = 0
for row in ROWS:
    problem = wrong(*row)
    if problem:
        failed += 1
        print(f"{row[0]} on {row[1]} {row[2][:60]!r}: {problem}")
sys.exit(1 if failed else 0)

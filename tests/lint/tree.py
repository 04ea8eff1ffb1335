"""Where the lints find our files: by looking, never from a list.

SPDX-License-Identifier: MIT
"""

import os
import sys
from pathlib import Path

FOLDERS = ("corpora", "docs", "include", "src", "tests", "tmx")


def root():
    """The tree to look at: the first argument, or the repository that this file is in."""
    return Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()


def files(top, suffixes, folders=FOLDERS):
    """Yield the files of our folders whose name ends in one of the suffixes, in a fixed order."""
    for folder in folders:
        for path, names, found in os.walk(top / folder):
            names[:] = sorted(name for name in names if not name.startswith((".", "__")))
            for name in sorted(found):
                if name.endswith(suffixes):
                    yield Path(path, name)


def text(path):
    """The text of a file, whatever bytes are in it."""
    return path.read_text(encoding="utf-8", errors="replace")


def report(problems):
    """Print the problems, one a line, and exit 1 if there were any."""
    problems = list(problems)
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)

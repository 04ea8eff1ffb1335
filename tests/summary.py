#!/usr/bin/env python3
"""Count what all runs of tests/run.sh have said, and end with one line.

    summary.py STEPS [TESTLOG...]

STEPS holds a line "OK|FAIL|SKIP, tab, name" for each check that is no Meson test; a TESTLOG is a
testlog.json of Meson, an object a line. Names what failed and what was skipped. Exit status: 1 when
anything failed or nothing passed.

SPDX-License-Identifier: MIT
"""

import json
import sys
from pathlib import Path

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP", "IGNORED"}


def results(steps, logs):
    """Yield (result, name) of every check."""
    for line in Path(steps).read_text(encoding="utf-8").splitlines():
        result, name = line.split("\t", 1)
        yield result, name
    for log in logs:
        run = f"{Path(log).parent.parent.name} {Path(log).stem}"
        with open(log, encoding="utf-8") as lines:
            for line in lines:
                test = json.loads(line)
                yield test["result"], f"{test['name']} ({run})"


def main():
    names = {"passed": [], "failed": [], "skipped": []}
    for result, name in results(sys.argv[1], sys.argv[2:]):
        kind = "passed" if result in PASSED else "skipped" if result in SKIPPED else "failed"
        names[kind].append(name)
    for kind in ("skipped", "failed"):
        for name in names[kind]:
            print(f"{kind}: {name}")
    print(", ".join(f"{len(names[kind])} {kind}" for kind in ("passed", "failed", "skipped")))
    return 1 if names["failed"] or not names["passed"] else 0


sys.exit(main())

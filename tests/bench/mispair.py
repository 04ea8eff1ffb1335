#!/usr/bin/env python3
"""How often does Cotejo see that two texts are not translations of each other?

    mispair.py PROGRAM FOLDER

Aligns each document of the sets in FOLDER (a folder a set: NAME.src, NAME.trg, a sentence a line,
and a file `languages`) with its translation, and with the translations of the two documents that
follow it, and counts what PROGRAM (cotejo) refuses. Without such a folder says so and ends with 77.

SPDX-License-Identifier: MIT
"""

import subprocess
import sys
from pathlib import Path

REFUSED = "not translations of each other"
OTHERS = 2
SKIPPED = 77


def is_refused(program, left, right, languages):
    command = [program, "align", "--input", "sentences", "--format", "beads"]
    command += ["--left-lang", languages[0], "--right-lang", languages[1], left, right]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return REFUSED in done.stderr


def tell(name, counts):
    for kind, (refused, count) in counts.items():
        what = "pairs" if kind else "mispairs"
        print(f"{name:16} {what:8} refused {refused} of {count}", flush=True)


def main(program, folder):
    if not Path(folder).is_dir():
        print(f"{folder} is not there: nothing to measure")
        return SKIPPED
    totals = {True: [0, 0], False: [0, 0]}
    for path in sorted(Path(folder).glob("*/languages")):
        languages = path.read_text(encoding="utf-8").split()
        lefts = sorted(path.parent.glob("*.src"))
        counts = {True: [0, 0], False: [0, 0]}
        for i, left in enumerate(lefts):
            for k in range(min(OTHERS + 1, len(lefts))):
                right = lefts[(i + k) % len(lefts)].with_suffix(".trg")
                refused = is_refused(program, left, right, languages)
                counts[k == 0][0] += refused
                counts[k == 0][1] += 1
                if refused == (k == 0):
                    print("  wrong:", left.name, right.name)
        for kind, (refused, count) in counts.items():
            totals[kind][0] += refused
            totals[kind][1] += count
        tell(path.parent.name, counts)
    tell("all", totals)
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""What if whole books are missing on each side? Boundaries found around and between the gaps.

    gaps.py PROGRAM FOLDER [LEFT-GAP RIGHT-GAP]

FOLDER is a set of documents (NAME.src, NAME.trg a sentence a line, NAME.gold beads of groups of
verses, a file `languages`), such as books of the Bible. Joins them into one text, leaves out document
number LEFT-GAP (from 0; default: one in the first third) on the left and RIGHT-GAP (one in the last
third) on the right, aligns what is left with PROGRAM (cotejo), and counts the boundaries between gold
beads of both sides that the result has as well. Without such a folder says so and ends with 77.

SPDX-License-Identifier: MIT
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
BEAD = re.compile(r"\[([^\]]*)\]:\[([^\]]*)\]")


def beads(lines):
    """Pairs of lists of numbers."""
    for line in lines:
        found = BEAD.match(line)
        if found:
            yield [[int(n) for n in side.replace(",", " ").split()] for side in found.groups()]


def join(folder, gaps):
    """The joined sides without the gaps, and the boundaries between gold beads as pairs of places."""
    sides, boundaries = [[], []], set()
    for number, gold in enumerate(sorted(folder.glob("*.gold"))):
        texts = [gold.with_suffix(s).read_text(encoding="utf-8").split("\n") for s in (".src", ".trg")]
        texts = [text[:-1] if text[-1] == "" else text for text in texts]
        begin = [len(side) for side in sides]
        for i in range(2):
            if number != gaps[i]:
                sides[i] += texts[i]
        if number in gaps:
            continue
        boundaries.add(tuple(begin))
        for bead in beads(gold.read_text(encoding="utf-8").splitlines()):
            if bead[0] and bead[1]:
                boundaries.add(tuple(begin[i] + max(bead[i]) + 1 for i in range(2)))
    return sides, boundaries


def ends(found):
    """The places where a found bead begins or ends."""
    places, last = set(), [0, 0]
    for bead in found:
        if bead[0] and bead[1]:
            places.add((min(bead[0]), min(bead[1])))
        for i in range(2):
            if bead[i]:
                last[i] = max(bead[i]) + 1
        places.add(tuple(last))
    return places


def main(program, folder, gaps):
    folder = Path(folder)
    if not folder.is_dir():
        print(f"{folder} is not there: nothing to measure")
        return SKIPPED
    count = len(list(folder.glob("*.gold")))
    gaps = [int(gap) for gap in gaps] or [count // 4, count * 3 // 4]
    sides, boundaries = join(folder, gaps)
    languages = (folder / "languages").read_text(encoding="utf-8").split()
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch, name) for name in ("left", "right")]
        for path, side in zip(paths, sides):
            path.write_text("\n".join(side) + "\n", encoding="utf-8")
        done = subprocess.run(
            [program, "align", "--input", "sentences", "--format", "beads", "--left-lang", languages[0],
             "--right-lang", languages[1], *paths], capture_output=True, text=True, check=True)
    places = ends(beads(done.stdout.splitlines()))
    right = len(boundaries & places)
    print(f"documents {gaps[0]} left and {gaps[1]} right are missing: "
          f"{len(sides[0])} and {len(sides[1])} sentences; boundaries {right} of {len(boundaries)}: "
          f"{right / len(boundaries):.4f}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 5):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))

#!/usr/bin/env python3
"""How much of the text that stands elsewhere in the translation does Cotejo find?

    moved.py PROGRAM FOLDER [SEED...]

Of each longer document of the sets in FOLDER (a folder a set: NAME.src, NAME.trg and NAME.gold, a
sentence a line, and a file `languages`) moves 5 % of the beads, in chunks of two to four, to another
place of the right side, at least ten beads away; aligns with PROGRAM (cotejo) and counts which of
them come out as they are, and how many of the beads that are marked as moved are right. For each
seed (default: 1 2 3) and all together. Without such a folder says so and ends with 77.

SPDX-License-Identifier: MIT
"""

import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LEAST_BEADS = 60
SHARE = 0.05
CHUNK = (2, 4)
AWAY = 10
SKIPPED = 77


def read_beads(text):
    """Tuples of left sentences, of right ones, and whether it is marked as moved."""
    beads = []
    for line in text.splitlines():
        sides = re.findall(r"\[([^\]]*)\]", line)
        if len(sides) == 2:
            left, right = (tuple(int(n) for n in side.replace(",", " ").split()) for side in sides)
            beads.append((left, right, line.endswith("moved")))
    return beads


def shuffle(count, chance):
    """An order of beads in which chunks have moved, and the set of those."""
    order, moved = list(range(count)), set()
    while len(moved) < max(CHUNK[0], count * SHARE):
        length = chance.randint(*CHUNK)
        first = chance.randrange(count - length)
        chunk = list(range(first, first + length))
        if moved & set(chunk):
            continue
        rest = [bead for bead in order if bead not in chunk]
        was = order.index(first)
        places = [place for place in range(len(rest) + 1) if abs(place - was) > AWAY]
        place = chance.choice(places)
        order = rest[:place] + chunk + rest[place:]
        moved |= set(chunk)
    return order, moved


def align(program, languages, left, lines):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as right:
        right.write("\n".join(lines) + "\n")
        right.flush()
        command = [program, "align", "--input", "sentences", "--format", "beads"]
        command += ["--left-lang", languages[0], "--right-lang", languages[1], left, right.name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return read_beads(done.stdout)


def measure(program, languages, gold_path, chance):
    """Moved beads, those of them that were found, beads that were marked, those that are right."""
    gold = read_beads(gold_path.read_text(encoding="utf-8"))
    if len(gold) < LEAST_BEADS:
        return [0, 0, 0, 0]
    lines = gold_path.with_suffix(".trg").read_text(encoding="utf-8").split("\n")
    order, moved = shuffle(len(gold), chance)
    place = {}
    for bead in order:
        for sentence in gold[bead][1]:
            place[sentence] = len(place)
    right = sorted(place, key=place.get)
    found = align(
        program, languages, gold_path.with_suffix(".src"), [lines[sentence] for sentence in right]
    )
    wanted = [(left, tuple(place[n] for n in right)) for left, right, _ in gold]
    all_found = {bead[:2] for bead in found}
    marked = {bead[:2] for bead in found if bead[2]}
    two_sided = {wanted[bead] for bead in moved if all(wanted[bead])}
    return [len(two_sided), len(two_sided & all_found), len(marked), len(marked & set(wanted))]


def tell(name, counts):
    moved, found, marked, right = counts
    print(
        f"{name:8} found {found} of {moved} ({found / max(moved, 1):.3f}),"
        f" right {right} of {marked} marked ({right / max(marked, 1):.3f})",
        flush=True,
    )


def main(program, folder, seeds):
    if not Path(folder).is_dir():
        print(f"{folder} is not there: nothing to measure")
        return SKIPPED
    total = [0, 0, 0, 0]
    for seed in seeds:
        chance = random.Random(seed)
        counts = [0, 0, 0, 0]
        for path in sorted(Path(folder).glob("*/languages")):
            languages = path.read_text(encoding="utf-8").split()
            for gold in sorted(path.parent.glob("*.gold")):
                for k, n in enumerate(measure(program, languages, gold, chance)):
                    counts[k] += n
        tell(f"seed {seed}", counts)
        total = [a + b for a, b in zip(total, counts)]
    tell("all", total)
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:] or ["1", "2", "3"]))

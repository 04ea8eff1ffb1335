#!/usr/bin/env python3
"""Make a long text and its translation out of the corpora, the same every time.

    make_text.py SENTENCES FOLDER

Writes FOLDER/left.txt and FOLDER/right.txt, a sentence a line, about SENTENCES each, and gold.txt, the
beads. The pairs of corpora/*/gold.tsv are taken in another order each time round, and what both sides
share (numbers, names) is changed the same way on both, so that copies of a sentence differ as
sentences of one author do. One pair in forty loses a side.

SPDX-License-Identifier: MIT
"""

import random
import re
import sys
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
WORD = re.compile(r"\w+")
SYLLABLES = "ba co di fe gu ha jo ka li mo nu pe ra si to ve wi xa yu zo".split()
LOSES_A_SIDE = 40


def pairs():
    """The beads of all corpora with text on both sides."""
    found = []
    for path in sorted(CORPORA.glob("*/gold.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            left, _, right = line.partition("\t")
            if left and right:
                found.append((left, right))
    return found


def other(word, turn):
    """What a name or number is called in that turn."""
    if word.isdigit():
        return str(int(word) + 7 * turn)
    draw = random.Random(f"{word} {turn}")
    return "".join(draw.choice(SYLLABLES) for _ in range(3)).capitalize()


def disguise(pair, turn):
    """Both sides with the words that they share exchanged for others."""
    sides = [set(WORD.findall(side)) for side in pair]
    shared = {word for word in sides[0] & sides[1] if word[0].isupper() or word.isdigit()}
    new = {word: other(word, turn) for word in shared}
    return [WORD.sub(lambda found: new.get(found[0], found[0]), side) for side in pair]


def main(count, folder):
    source = pairs()
    left, right, gold = [], [], []
    turn = 0
    while len(left) < count:
        draw = random.Random(turn)
        for pair in draw.sample(source, len(source)):
            texts = disguise(pair, turn)
            lost = draw.randrange(2 * LOSES_A_SIDE)
            i = [] if lost == 0 else [len(left)]
            j = [] if lost == 1 else [len(right)]
            left += texts[:1] if i else []
            right += texts[1:] if j else []
            gold.append(f"{i}:{j}")
            if len(left) >= count:
                break
        turn += 1
    for name, lines in (("left", left), ("right", right), ("gold", gold)):
        Path(folder, name + ".txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if len(sys.argv) != 3:
    sys.exit(__doc__)
main(int(sys.argv[1]), sys.argv[2])

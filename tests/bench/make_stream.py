#!/usr/bin/env python3
"""Cut a long text and its translation into articles, for cotejo align --stream.

    make_stream.py FOLDER [SENTENCES]

FOLDER holds left.txt, right.txt and gold.txt, as make_text.py writes them. Prints a JSON object a line:
articles of SENTENCES beads (40), in paragraphs of three.

SPDX-License-Identifier: MIT
"""

import json
import sys
from pathlib import Path

PARAGRAPH = 3


def text_of(sentences):
    paragraphs = [sentences[i:i + PARAGRAPH] for i in range(0, len(sentences), PARAGRAPH)]
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def numbers(listed):
    return [int(word) for word in listed.strip("[]").split(",") if word]


def main(folder, size):
    left, right = (
        (folder / name).read_text(encoding="utf-8").splitlines() for name in ("left.txt", "right.txt"))
    gold = [line.split(":") for line in (folder / "gold.txt").read_text().splitlines()]
    for number, begin in enumerate(range(0, len(gold) - size + 1, size)):
        beads = gold[begin:begin + size]
        line = {
            "id": number,
            "left": {"lang": "en", "text": text_of([left[i] for b in beads for i in numbers(b[0])])},
            "right": {"lang": "es", "text": text_of([right[i] for b in beads for i in numbers(b[1])])},
        }
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 40)

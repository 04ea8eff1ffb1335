#!/usr/bin/env python3
"""Score an aligner's beads against the hand-made gold of corpora/.

    score.py [--show] [--min F1] [--only NAME]... [--count-empty] COTEJO

For every article folder this runs `COTEJO align --format tsv LEFT RIGHT`, which prints a bead a
line (source text, tab, target text, tab, anything else), and compares the beads with gold.tsv.
A found bead is right only when both its sides are the gold's, white space aside; there is no
credit for half a bead (the "strict" measure of the literature).

Precision is over the found beads, recall over the gold beads, and both leave out the beads with
an empty side: dropping a sentence is not finding a translation. One exception: a found bead with
an empty side that the gold has as well counts as a right one for precision. With --count-empty
the other found beads with an empty side count too, as wrong ones.

The total is over all beads of all articles, so a long article weighs more than a short one.

Exit status: 0, or 1 when the total F1 is below --min or the program failed, or 2 for wrong usage.

SPDX-License-Identifier: MIT
"""

import argparse
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
SECONDS = 60


class Score:
    """Counts of beads, which add up."""

    def __init__(self, right_found=0, found=0, right_gold=0, gold=0):
        self.right_found, self.found = right_found, found
        self.right_gold, self.gold = right_gold, gold

    def __add__(self, other):
        return Score(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self):
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self):
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self):
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def squeeze(text):
    """Every run of white space, also one written as an escape, becomes a space."""
    return " ".join(re.sub(r"\\[tnr]", " ", text).split())


def read_beads(tsv):
    """The beads of a TSV text, each a pair of squeezed texts; without those empty on both sides."""
    beads = []
    for line in tsv.split("\n"):
        columns = line.split("\t")
        bead = squeeze(columns[0]), squeeze(columns[1]) if len(columns) > 1 else ""
        if any(bead):
            beads.append(bead)
    return beads


def score_beads(gold, found, count_empty=False):
    """The Score of found beads; a bead that stands n times in the gold may be found n times."""
    right = Counter(gold) & Counter(found)
    right_full = sum(n for bead, n in right.items() if all(bead))
    right_empty = sum(n for bead, n in right.items() if not all(bead))
    found_full = sum(map(all, found))
    found_empty = len(found) - found_full if count_empty else right_empty
    return Score(
        right_full + right_empty, found_full + found_empty, right_full, sum(map(all, gold))
    )


def page(folder, language):
    """The page or plain text of a side."""
    pages = [folder / (language + end) for end in (".html", ".txt")]
    return next((path for path in pages if path.exists()), None)


def articles(names):
    """The article folders, all of them or those named."""
    folders = sorted(path.parent for path in CORPORA.glob("*/gold.tsv"))
    unknown = set(names) - {folder.name for folder in folders}
    if unknown:
        sys.exit(f"score.py: no article {', '.join(sorted(unknown))} in {CORPORA}")
    return [folder for folder in folders if not names or folder.name in names]


def align(program, folder):
    """The beads the program finds in an article; None, after a message, when it fails."""
    command = [program, "align", "--format", "tsv", page(folder, "en"), page(folder, "es")]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        return read_beads(done.stdout.decode("utf-8"))
    except subprocess.CalledProcessError as error:
        why = f"status {error.returncode}: {error.stderr.decode('utf-8', 'replace').strip()}"
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError) as error:
        why = str(error)
    print(f"{folder.name}: the program failed: {why}", file=sys.stderr)
    return None


def show_differences(name, gold, found):
    """Prints the gold beads not found (-) and the found beads not in the gold (+)."""
    missed = Counter(gold) - Counter(found)
    wrong = Counter(found) - Counter(gold)
    for sign, beads in (("-", missed), ("+", wrong)):
        for left, right in beads.elements():
            print(f"{name}: {sign} {left or '(nothing)'}\n{name}:   {right or '(nothing)'}")


def table_row(name, score):
    return (
        f"{name:22} {score.found:6} {score.right_found:6} {score.precision:10.4f}"
        f" {score.gold:6} {score.right_gold:6} {score.recall:8.4f} {score.f1:8.4f}"
    )


def read_arguments():
    parser = argparse.ArgumentParser(description="Score an aligner against corpora/.")
    parser.add_argument("cotejo", metavar="COTEJO", help="the program")
    parser.add_argument("--show", action="store_true", help="print missed and wrong beads")
    parser.add_argument("--min", type=float, default=0.0, metavar="F1", help="least total F1")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="this article")
    parser.add_argument(
        "--count-empty", action="store_true", help="wrong beads with an empty side count too"
    )
    return parser.parse_args()


def main():
    arguments = read_arguments()
    rows, total, failed = [], Score(), False
    for folder in articles(arguments.only):
        gold = read_beads((folder / "gold.tsv").read_text(encoding="utf-8"))
        found = align(arguments.cotejo, folder)
        failed = failed or found is None
        score = score_beads(gold, found or [], arguments.count_empty)
        total += score
        rows.append(table_row(folder.name, score))
        if arguments.show:
            show_differences(folder.name, gold, found or [])
    print(f"{'article':22} {'found':>6} {'right':>6} {'precision':>10}", end="")
    print(f" {'gold':>6} {'right':>6} {'recall':>8} {'F1':>8}")
    print("\n".join(rows))
    print(table_row("total", total))
    if total.f1 < arguments.min:
        print(f"score.py: F1 {total.f1:.4f} is below {arguments.min:.4f}", file=sys.stderr)
        failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

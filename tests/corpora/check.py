#!/usr/bin/env python3
"""Check that each gold.tsv of corpora/ agrees with its two pages.

    check.py [FOLDER]...

In every line: one tab, squeezed white space, not both sides empty, no text that an earlier line
has. Every text stands in its page (decoded, tags removed, white space squeezed): on the left in
the order of the lines, on the right anywhere but never twice at one place. A bead without a left
side stands just after or before what it does in its page. And nothing of the article is forgotten:
a block (paragraph, heading, cell ...) of which the gold has a part is covered by the gold in full,
and so is a heading or a block of prose between the first and the last of those, unless it or an
element around it is named as a share bar, a list of related stories and the like.

Prints FILE:LINE: message for each fault. Exit status: 0, or 1 when there are any.

SPDX-License-Identifier: MIT
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "corpora"

INLINE = set("a abbr b cite em font i q small span strong sub sup time u".split())
VOID = set("area base br col embed hr img input link meta source wbr".split())
HIDDEN = set("script style title noscript template".split())
CLUTTER_TAGS = set("nav form footer button select textarea".split())
CLUTTER_NAMES = re.compile(
    r"art__lea|autor|aviso|boletin|byline|comentario|comment|compartir|cookie|etiqueta|fecha|firma"
    r"|herramientas|leer-mas|menu|migas|most-read|newsletter|promo|publicidad|recirc|redes"
    r"|related|relacionada|share|social|tags|te-puede",
    re.IGNORECASE,
)


class Block:
    """A run of text without a block's edge in it, and the line where it begins."""

    def __init__(self, text, line, tags=(), clutter=False):
        self.text, self.line, self.tags, self.clutter = text, line, tags, clutter

    def looks_like_article(self):
        """Whether the block is a heading, or long enough and ends as a sentence does."""
        if any(re.fullmatch("h[1-6]", tag) for tag in self.tags):
            return True
        ended = re.search(r"[.!?…][”»\"')]*$", self.text)
        return bool(ended) and len(self.text.split()) > 5


class BlockReader(HTMLParser):
    """Collects the blocks of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.open = [], []
        self.text, self.line = "", 0

    def flush(self):
        text = squeeze(self.text)
        if text:
            tags = [tag for tag, _ in self.open]
            clutter = any(clutter for _, clutter in self.open)
            self.blocks.append(Block(text, self.line, tags, clutter))
        self.text = ""

    def handle_starttag(self, tag, attributes):
        if tag not in INLINE:
            self.flush()
            names = " ".join(value or "" for key, value in attributes if key in ("class", "id"))
            clutter = tag in CLUTTER_TAGS or bool(CLUTTER_NAMES.search(names))
            if tag not in VOID:
                self.open.append((tag, clutter))

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.flush()
            while any(tag == name for name, _ in self.open):
                if self.open.pop()[0] == tag:
                    break

    def handle_data(self, data):
        if any(tag in HIDDEN for tag, _ in self.open):
            return
        if not self.text.strip():
            blank = len(data) - len(data.lstrip())
            self.line = self.getpos()[0] + data.count("\n", 0, blank)
        self.text += data


def squeeze(text):
    return " ".join(text.split())


def decode(octets):
    """The text of a page: the charset it declares, or UTF-8."""
    declared = re.search(rb"charset=[\"']?([\w-]+)", octets[:1024], re.IGNORECASE)
    return octets.decode(declared.group(1).decode("ascii") if declared else "utf-8")


def text_blocks(text):
    """The blocks of a plain text: paragraphs with blank lines between them."""
    blocks = []
    for match in re.finditer(r"\S.*?(?=\n[ \t]*\n|\Z)", text, re.DOTALL):
        blocks.append(Block(squeeze(match.group()), text.count("\n", 0, match.start()) + 1))
    return blocks


def read_blocks(path):
    text = decode(path.read_bytes())
    if path.suffix == ".txt":
        return text_blocks(text)
    reader = BlockReader()
    reader.feed(text)
    reader.close()
    reader.flush()
    return reader.blocks


class Side:
    """The text of one page, and which stretches of it the gold has claimed."""

    def __init__(self, path):
        self.path = path
        self.blocks, self.starts, self.text = [], [], ""
        for block in read_blocks(path):
            if not block.clutter:
                self.blocks.append(block)
                self.starts.append(len(self.text))
                self.text += block.text + " "
        self.claimed = bytearray(len(self.text))
        self.last_end = 0

    def find_free(self, sentence, start):
        """The first place from start on where the sentence stands and no other claims it."""
        at = self.text.find(sentence, start)
        while at >= 0 and any(self.claimed[at : at + len(sentence)]):
            at = self.text.find(sentence, at + 1)
        return at

    def claim(self, sentence, moves):
        """Claims the place of a sentence, and returns it; -1 when there is none."""
        at = self.find_free(sentence, self.last_end)
        if at < 0 and moves:
            at = self.find_free(sentence, 0)
        if at >= 0:
            self.last_end = at + len(sentence)
            self.claimed[at : self.last_end] = b"\1" * len(sentence)
        return at

    def unclaimed(self, index):
        """The letters and figures of a block that the gold does not have, with what is between."""
        start, text = self.starts[index], self.blocks[index].text
        rest = "".join(
            " " if self.claimed[start + i] else character for i, character in enumerate(text)
        )
        return squeeze(rest) if re.search(r"\w", rest) else ""

    def forgotten(self):
        """Pairs of line and text that the gold should have and has not."""
        touched = [
            any(self.claimed[start : start + len(block.text)])
            for start, block in zip(self.starts, self.blocks)
        ]
        if True not in touched:
            return []
        first, last = touched.index(True), len(touched) - 1 - touched[::-1].index(True)
        faults = []
        for index in range(first, last + 1):
            rest = self.unclaimed(index)
            block = self.blocks[index]
            if rest and (touched[index] or block.looks_like_article()):
                faults.append((block.line, rest))
        return faults


class Checker:
    """Collects the faults of one article folder."""

    def __init__(self, folder):
        self.gold = folder / "gold.tsv"
        self.sides = [Side(page(folder, "en")), Side(page(folder, "es"))]
        self.faults = []

    def report(self, path, line, message):
        shown = path.relative_to(CORPORA.parent) if CORPORA in path.parents else path
        self.faults.append(f"{shown}:{line}: {message}")

    def split_line(self, number, line, seen):
        """The two texts of a line of gold; None when it has none."""
        if line.count("\t") != 1:
            self.report(self.gold, number, f"{line.count(chr(9))} tabs in place of one")
            return None
        texts = line.split("\t")
        if not any(texts):
            self.report(self.gold, number, "both sides are empty")
        for side, text in enumerate(texts):
            if text != squeeze(text):
                self.report(self.gold, number, "white space is not squeezed")
            if text and (side, text) in seen:
                self.report(self.gold, number, f"same text as line {seen[side, text]}: {text}")
            seen.setdefault((side, text), number)
        return texts

    def check_lines(self):
        """Claims every text of the gold. Returns the places of the right texts by line."""
        places, seen = {}, {}
        lines = self.gold.read_text(encoding="utf-8").split("\n")
        if lines.pop():
            self.report(self.gold, len(lines) + 1, "no line feed at the end")
        for number, line in enumerate(lines, 1):
            for side, text in enumerate(self.split_line(number, line, seen) or []):
                if not text:
                    continue
                at = self.sides[side].claim(text, moves=side == 1)
                if at < 0:
                    where = self.sides[side].path.name
                    self.report(self.gold, number, f"not in {where}, or not in order: {text}")
                elif side == 1:
                    places[number] = at, not line.split("\t")[0]
        return places

    def check_insertions(self, places):
        """An insertion stands in the gold just after or before the same text as in its page."""
        in_gold = sorted(places)
        in_page = sorted(places, key=lambda number: places[number][0])
        for number in in_gold:
            pairs = zip(neighbours(in_gold, number), neighbours(in_page, number))
            if places[number][1] and not any(one == other for one, other in pairs):
                self.report(self.gold, number, "inserted text stands far from its neighbours")

    def check(self):
        self.check_insertions(self.check_lines())
        for side in self.sides:
            for line, text in side.forgotten():
                self.report(side.path, line, f"not in the gold: {text}")
        return self.faults


def neighbours(numbers, number):
    """The numbers just before and just after one in a list, None at an end of the list."""
    ends = [None, *numbers, None]
    at = ends.index(number)
    return ends[at - 1], ends[at + 1]


def page(folder, language):
    """The page or plain text of a side."""
    pages = [folder / (language + end) for end in (".html", ".txt")]
    return next(path for path in pages if path.exists())


def main(names):
    folders = [Path(name).resolve() for name in names]
    folders = folders or sorted(path.parent for path in CORPORA.glob("*/gold.tsv"))
    faults = [fault for folder in folders for fault in Checker(folder).check()]
    for fault in faults:
        print(fault)
    if not folders:
        print(f"{CORPORA}: no articles")
    return 1 if faults or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

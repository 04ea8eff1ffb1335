#!/usr/bin/env python3
"""Check the measures of the code: lines, functions, files.

With --table it prints what it measured instead.

SPDX-License-Identifier: MIT
"""

import re
import statistics
import sys

import tree

COLUMNS = 100
TAB = 8
FUNCTION_LINES = 110
FILE_LINES = 700
# A literal that a line holds whole, such as an address or a row of data, may be longer.
UNBREAKABLE = re.compile(r'^\s*(\*|//)?\s*["\S]\S*[",;)]*$')


def functions(lines):
    """Yield (line, length) of every function: from "{" to "}" in the first column."""
    begin = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            begin = number
        elif line == "}" and begin:
            yield begin, number - begin - 1
            begin = None


def problems(top):
    for path in tree.files(top, (".c", ".h"), ("include", "src", "tests", "tmx")):
        name = path.relative_to(top)
        lines = tree.text(path).splitlines()
        if len(lines) > FILE_LINES:
            yield f"{name}:{FILE_LINES}: a file of {len(lines)} lines"
        for number, line in enumerate(lines, 1):
            width = len(line.expandtabs(TAB))
            if width > COLUMNS and not UNBREAKABLE.match(line):
                yield f"{name}:{number}: a line of {width} columns"
        for number, length in functions(lines):
            if length > FUNCTION_LINES:
                yield f"{name}:{number}: a function of {length} lines"


def table(top):
    """Print the figures of the library and program, and the weight of the tests beside them."""
    lengths, lines, tests = [], 0, 0
    for path in tree.files(top, (".c", ".h"), ("src", "tmx")):
        text = tree.text(path).splitlines()
        lines += len(text)
        lengths += [length for _, length in functions(text)]
    for path in tree.files(top, (".c", ".h", ".sh", ".py"), ("tests",)):
        tests += len(tree.text(path).splitlines())
    ninth = statistics.quantiles(lengths, n=100) if len(lengths) > 1 else [0] * 99
    print(f"lines of src and tmx {lines}, of tests {tests} ({tests / max(lines, 1):.2f})")
    print(f"functions {len(lengths)}: median {statistics.median(lengths or [0])}, "
          f"p90 {ninth[89]:.0f}, p99 {ninth[98]:.0f}, longest {max(lengths or [0])}")


if __name__ == "__main__":
    if "--table" in sys.argv:
        sys.argv.remove("--table")
        table(tree.root())
    else:
        tree.report(problems(tree.root()))

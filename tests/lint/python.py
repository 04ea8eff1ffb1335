#!/usr/bin/env python3
"""Check that every Python script compiles.

SPDX-License-Identifier: MIT
"""

import ast

import tree


def problems(top):
    for path in tree.files(top, (".py",)):
        try:
            ast.parse(tree.text(path), str(path))
        except SyntaxError as error:
            yield f"{path.relative_to(top)}:{error.lineno}: {error.msg}"


if __name__ == "__main__":
    tree.report(problems(tree.root()))

#!/bin/sh
# spelling.sh - codespell of the code and the documents
#
# Not of the corpora and the tables of words, which are in other languages. What stands between
# quotation marks in the code is data as well. spelling.txt holds words that are right.
#
# SPDX-License-Identifier: MIT
cd "$(dirname "$0")/../.." || exit 99
command -v codespell >/dev/null || {
    echo 'codespell is not installed'
    exit 77
}
codespell --ignore-words tests/lint/spelling.txt --ignore-regex '"[^"]*"' \
    --skip '*.inc,*.tmx,*.html,*.txt,*/golden/*,*/seeds/*,*.pyc,*.tsv' \
    include src tmx tests docs README.md meson.build

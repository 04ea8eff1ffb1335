#!/bin/sh
# locale.sh - no locale changes what programs read
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .

# everything PREFIX: what each command prints for programs, in files.
everything()
{
    rm -f memory.db*
    "$COTEJO" align -f tsv --min-probability 0.01 en.txt es.txt >"$1.align.tsv"
    "$COTEJO" align -f jsonl en.txt es.txt >"$1.align.jsonl"
    "$COTEJO" align -f beads en.txt es.txt >"$1.align.beads"
    "$COTEJO" align -f html en.txt es.txt >"$1.align.html"
    COLUMNS=80 "$COTEJO" align -f text en.txt es.txt >"$1.align.text"
    "$COTEJO" add -m memory.db en.txt es.txt >"$1.add"
    "$COTEJO" lookup -m memory.db -f tsv library >"$1.lookup.tsv"
    "$COTEJO" export -m memory.db -f tsv >"$1.export.tsv"
    "$COTEJO" export -m memory.db -f tmx |
        sed 's/[0-9]\{8\}T[0-9]\{6\}Z/T/g' >"$1.export.tmx"
}

LC_ALL=C everything plain
for locale in es_ES.UTF-8 de_DE.UTF-8 fr_FR.UTF-8 tr_TR.UTF-8; do
    if [ "$(LC_ALL=$locale locale charmap 2>/dev/null)" != UTF-8 ]; then
        skip "$locale" 'not installed'
        continue
    fi
    LC_ALL=$locale everything other
    for file in plain.*; do
        same "$file" "other.${file#plain.}" "$locale: ${file#plain.}"
    done
done

finish

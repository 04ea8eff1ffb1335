#!/bin/sh
# instructions.sh - how many instructions the parts take: the same each time, on any busy machine
#
#     sh tests/bench/instructions.sh [SENTENCES...]    sizes for the aligner; default: 1000
#
# Needs valgrind, under which everything is some thirty times slower: 10000 sentences take a minute or
# two. Builds with optimisation in build-bench/.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/../.."
command -v valgrind >/dev/null || {
    echo 'valgrind is not installed'
    exit 77
}

[ $# -gt 0 ] || set -- 1000
build='build-bench'
[ -f $build/build.ninja ] || meson setup $build -Dbuildtype=release >/dev/null
ninja -C $build tests/bench/cotejo-bench src/cli/cotejo >/dev/null
program=$build/src/cli/cotejo
scratch=$(mktemp -d "${TMPDIR:-/tmp}/cotejo-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# count NAME PER WHAT COMMAND...: millions of instructions, in all and for each of PER.
count()
{
    name=$1 per=$2 what=$3
    shift 3
    valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$@" \
        >/dev/null 2>"$scratch/log"
    sed -n 's/.*I *refs: *//p' "$scratch/log" | tr -d , |
        awk -v name="$name" -v per="$per" -v what="$what" \
            '{ printf "%-34s %10.1f million %10.3f million %s\n", name, $1 / 1e6, $1 / 1e6 / per, what }'
}

count 'the program and nothing else' 1 'a start' $program version
pair=corpora/mexico-talks-2017
count 'two HTML pages, whole process' 1 'a pair' \
    $program align --format beads $pair/en.html $pair/es.html
pair=corpora/breve-sismo
count 'two short texts, whole process' 1 'a pair' \
    $program align --format beads $pair/en.txt $pair/es.txt
python3 tests/bench/make_text.py 2000 "$scratch"
python3 tests/bench/make_stream.py "$scratch" >"$scratch/pairs.jsonl"
articles=$(wc -l <"$scratch/pairs.jsonl")
count "stream, $articles articles of 40 beads" "$articles" 'an article' \
    $program align --stream "$scratch/pairs.jsonl"
for size in "$@"; do
    python3 tests/bench/make_text.py "$size" "$scratch"
    count "$size sentences a side" "$size" 'a sentence' \
        $program align --input sentences --format beads --left-lang en --right-lang es \
        "$scratch/left.txt" "$scratch/right.txt"
done

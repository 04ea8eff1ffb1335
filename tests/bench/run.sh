#!/bin/sh
# run.sh - what Cotejo costs: a table
#
#     sh tests/bench/run.sh [SENTENCES...]     sizes for the aligner; default: 1000 10000 100000
#
# Builds with optimisation in build-bench/. Takes some minutes with the default sizes, all on one core.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/../.."

[ $# -gt 0 ] || set -- 1000 10000 100000
build='build-bench'
[ -f $build/build.ninja ] || meson setup $build -Dbuildtype=release >/dev/null
ninja -C $build tests/bench/cotejo-bench src/cli/cotejo >/dev/null
bench=$build/tests/bench/cotejo-bench
program=$build/src/cli/cotejo

scratch=$(mktemp -d "${TMPDIR:-/tmp}/cotejo-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

python3 tests/bench/make_text.py 5000 "$scratch"
for side in left:en right:es; do
    # Paragraphs of five sentences.
    awk '{ printf "%s%s", $0, NR % 5 ? " " : "\n\n" }' "$scratch/${side%:*}.txt" >"$scratch/text"
    printf '%-22s' "segment, ${side#*:}"
    $bench segment "${side#*:}" "$scratch/text"
done
printf '%-22s' 'HTML pages'
$bench page corpora/*/en.html corpora/*/es.html | sed '2s/^/                      /'

# In one process, and the whole program each time.
for pair in mexico-talks-2017 museo-valencia breve-sismo; do
    # Their names end as their files do.
    left=$(find "corpora/$pair" -name 'en.*')
    right=$(find "corpora/$pair" -name 'es.*')
    printf '%-22s' "$pair"
    $bench pair "$left" "$right"
    printf '%-22s' ''
    $bench process "$program" align --format beads "$left" "$right"
done

python3 tests/bench/make_text.py 4000 "$scratch"
python3 tests/bench/make_stream.py "$scratch" >"$scratch/pairs.jsonl"
for jobs in 1 2; do
    printf '%-22s' "40 sentences, $jobs threads"
    $bench stream "$scratch/pairs.jsonl" $jobs
done

for size in "$@"; do
    python3 tests/bench/make_text.py "$size" "$scratch"
    printf '%-22s' "$size sentences"
    $bench align "$scratch/left.txt" "$scratch/right.txt" en es
done

#!/bin/sh
# peers.sh - other aligners on the same text, those that are installed: seconds and memory
#
#     sh tests/bench/peers.sh [SENTENCES...]     default: 1000 10000
#
# Looks for hunalign (https://github.com/danielvarga/hunalign) and yasa (RALI, Université de Montréal),
# which are in no distribution; neither is needed for anything here.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/../.."

[ $# -gt 0 ] || set -- 1000 10000
build='build-bench'
[ -f $build/build.ninja ] || meson setup $build -Dbuildtype=release >/dev/null
ninja -C $build tests/bench/cotejo-bench src/cli/cotejo >/dev/null
bench=$build/tests/bench/cotejo-bench
scratch=$(mktemp -d "${TMPDIR:-/tmp}/cotejo-bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# once NAME COMMAND...: one run of it.
once()
{
    printf '%-12s %7s sentences ' "$1" "$size"
    shift
    $bench once "$@"
}

for size in "$@"; do
    python3 tests/bench/make_text.py "$size" "$scratch"
    left=$scratch/left.txt right=$scratch/right.txt
    once cotejo $build/src/cli/cotejo align --input sentences --format beads \
        --left-lang en --right-lang es "$left" "$right"
    if hunalign=$(command -v hunalign); then
        once hunalign "$hunalign" -utf /dev/null "$left" "$right"
        once '  -realign' "$hunalign" -utf -realign /dev/null "$left" "$right"
    else
        echo 'hunalign is not installed'
    fi
    if yasa=$(command -v yasa); then
        once yasa "$yasa" -i o -o l "$left" "$right" "$scratch/yasa"
    else
        echo 'yasa is not installed'
    fi
done

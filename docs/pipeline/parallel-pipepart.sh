#!/bin/sh
# parallel-pipepart.sh - aligns a file of article pairs with GNU parallel, which only tells the
# processes where their parts begin
#
#     sh parallel-pipepart.sh PAIRS [PARALLEL'S OPTIONS] >BEADS
#
# --jobs N says how many processes; each gets about four parts. The order of the lines is kept.
#
# SPDX-License-Identifier: MIT
set -u

[ $# -gt 0 ] || {
    echo "usage: sh parallel-pipepart.sh PAIRS [PARALLEL'S OPTIONS] >BEADS" >&2
    exit 2
}
pairs=$1
shift
COTEJO=${COTEJO:-cotejo} COTEJO_OPTIONS=${COTEJO_OPTIONS:-}
export COTEJO COTEJO_OPTIONS

# Status 3: some lines could not be aligned, and say so in their places. Any other ends all.
# shellcheck disable=SC2016 # the variables are for the inner shell
exec parallel --will-cite --pipepart --arg-file "$pairs" --keep-order --block -4 --halt now,fail=1 \
    --env COTEJO --env COTEJO_OPTIONS "$@" \
    '"$COTEJO" align --stream $COTEJO_OPTIONS || [ $? -eq 3 ]'

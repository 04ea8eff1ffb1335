#!/bin/sh
# parallel-pipe.sh - aligns a stream of article pairs with GNU parallel, from a pipe
#
#     sh parallel-pipe.sh [PARALLEL'S OPTIONS] <PAIRS >BEADS
#
# --jobs N says how many processes, --sshloginfile FILE on which machines, --block SIZE how much each
# gets at a time. The order of the lines is kept.
#
# SPDX-License-Identifier: MIT
set -u

COTEJO=${COTEJO:-cotejo} COTEJO_OPTIONS=${COTEJO_OPTIONS:-}
export COTEJO COTEJO_OPTIONS

# Status 3: some lines could not be aligned, and say so in their places. Any other ends all.
# shellcheck disable=SC2016 # the variables are for the inner shell
exec parallel --will-cite --pipe --keep-order --block 4M --halt now,fail=1 \
    --env COTEJO --env COTEJO_OPTIONS "$@" \
    '"$COTEJO" align --stream $COTEJO_OPTIONS || [ $? -eq 3 ]'

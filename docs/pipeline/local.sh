#!/bin/sh
# local.sh - aligns a stream of article pairs with as many threads as there are processors
#
#     sh local.sh [PAIRS] >BEADS
#
# SPDX-License-Identifier: MIT
set -u

# shellcheck disable=SC2086 # COTEJO_OPTIONS is a list of words
"${COTEJO:-cotejo}" align --stream --jobs 0 ${COTEJO_OPTIONS:-} "${1:--}"
status=$?
# 3: some lines could not be aligned, and say so in their places.
[ $status -ne 3 ] || status=0
exit $status

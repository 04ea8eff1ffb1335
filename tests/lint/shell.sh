#!/bin/sh
# shell.sh - shellcheck of every shell script
#
# SPDX-License-Identifier: MIT
cd "$(dirname "$0")/../.." || exit 99
command -v shellcheck >/dev/null || {
    echo 'shellcheck is not installed'
    exit 77
}
find tests corpora docs src tmx -name '*.sh' -exec shellcheck .ci/run {} +

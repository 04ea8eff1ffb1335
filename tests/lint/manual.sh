#!/bin/sh
# manual.sh - the manual pages are sound mdoc
#
# SPDX-License-Identifier: MIT
cd "$(dirname "$0")/../.." || exit 99
command -v mandoc >/dev/null || {
    echo 'mandoc is not installed'
    exit 77
}
find docs/man -name '*.[1-8]' -exec mandoc -T lint -W warning {} +

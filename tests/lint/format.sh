#!/bin/sh
# format.sh - the layout of the C code is what clang-format 14 makes of it
#
# Other versions lay out some constructs differently, so they are no judges.
#
# SPDX-License-Identifier: MIT
cd "$(dirname "$0")/../.." || exit 99
case $(clang-format --version 2>/dev/null) in
*' version 14.'*) ;;
*)
    echo 'clang-format 14 is not installed'
    exit 77
    ;;
esac
find include src tests tmx -name '*.[ch]' -exec clang-format --dry-run -Werror {} +

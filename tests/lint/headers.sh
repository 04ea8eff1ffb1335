#!/bin/sh
# headers.sh - each public header compiles alone, as C99 and as C++, without a warning
#
#     headers.sh COMPILER...    the C compiler and its options
#
# SPDX-License-Identifier: MIT
top=$(dirname "$0")/../..
scratch=$(mktemp -d "${TMPDIR:-/tmp}/cotejo-headers.XXXXXX") || exit 99
trap 'rm -rf "$scratch"' EXIT
[ $# -gt 0 ] || set -- cc
status=0

# alone LANGUAGE HEADER COMPILER...: twice over, so that the guard is tested too.
alone()
{
    language=$1 header=$2
    shift 2
    printf '#include <%s>\n#include <%s>\n' "$header" "$header" >"$scratch/alone.$language"
    "$@" -Wall -Wextra -pedantic -Werror -I "$top/include" -fsyntax-only "$scratch/alone.$language" ||
        status=1
}

for path in "$top"/include/cotejo/*.h; do
    header=cotejo/${path##*/}
    alone c "$header" "$@" -std=c99
    if command -v c++ >/dev/null; then
        alone cc "$header" c++ -std=c++11
    fi
done
exit $status

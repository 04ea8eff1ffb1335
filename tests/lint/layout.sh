#!/bin/sh
# layout.sh - the top level of the repository holds these and nothing else
#
# SPDX-License-Identifier: MIT
cd "${1:-$(dirname "$0")/../..}" || exit 2

# Without git (a released archive) there are build folders beside the files; they are ours to name.
if git ls-files --error-unmatch meson.build >/dev/null 2>&1; then
    git ls-files -z | tr '\0' '\n' | cut -d / -f 1 | sort -u
else
    find . -mindepth 1 -maxdepth 1 ! -name 'build*' | sed 's,^\./,,'
fi | {
    status=0
    while read -r name; do
        case $name in
        meson.build | README.md | LICENSE | src | include | tmx | tests | corpora | docs | .?*) ;;
        *)
            echo "$name: no place for this at the top"
            status=1
            ;;
        esac
    done
    exit $status
}

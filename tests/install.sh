#!/bin/sh
# install.sh - installs what is missing of the packages in packages.txt
#
#     sh tests/install.sh build          what the build needs
#     sh tests/install.sh build test     and what the tests need
#
# Works on Debian and Ubuntu, as root or with sudo. Elsewhere, and without a network, it says what is
# missing. Exit status: 0, or 1 when something that the build needs could not be had; what only tests
# need is named, and done without.
#
# SPDX-License-Identifier: MIT
set -u

list=$(dirname "$0")/packages.txt
log=$(mktemp "${TMPDIR:-/tmp}/cotejo-install.XXXXXX") || exit 1
trap 'rm -f "$log"' EXIT
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND

# packages ROLE...: the names in the list that have one of the roles.
packages()
{
    for role in "$@"; do
        sed 's/#.*//' "$list" | awk -v role="$role" '$2 == role { print $1 }'
    done
}

# missing ROLE...: those of them that are not installed.
missing()
{
    for package in $(packages "$@"); do
        dpkg-query -W -f '${db:Status-Abbrev}\n' "$package" 2>/dev/null | grep -q '^ii' ||
            echo "$package"
    done
}

as_root()
{
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo DEBIAN_FRONTEND=noninteractive "$@"
    else
        echo 'not root, and there is no sudo'
        return 1
    fi
}

apt()
{
    as_root apt-get -q -y -o Acquire::Retries=1 -o Acquire::http::Timeout=30 \
        -o Acquire::https::Timeout=30 -o DPkg::Lock::Timeout=120 "$@" </dev/null >>"$log" 2>&1
}

# Package lists that are new enough are not fetched again; those of a fresh system are empty.
install()
{
    apt install --no-install-recommends "$@" && return
    [ -n "${updated:-}" ] || apt update
    updated=1
    apt install --no-install-recommends "$@"
}

# in_words: the words of standard input on one line.
in_words()
{
    tr '\n' ' ' | sed 's/ $//'
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "Not Debian or Ubuntu: nothing installed. What is needed, by Debian's names:"
    packages "$@" | in_words | fold -s -w 90 | sed 's/^/    /'
    echo
    exit 0
fi

wanted=$(missing "$@" | in_words)
[ -n "$wanted" ] || exit 0
echo "Installing: $wanted"
# Words, not a word: each is a package.
# shellcheck disable=SC2086
install $wanted && exit 0

# All at once did not work. Get what the build needs, then what can be had of the rest.
for package in $(missing build) $(missing "$@"); do
    install "$package"
done
[ -z "$(missing "$@")" ] && exit 0
tail -n 5 "$log"
echo "Could not install: $(missing "$@" | in_words)"
echo "By hand, as root: apt-get update && apt-get install $(missing "$@" | in_words)"
[ -z "$(missing build)" ]

#!/bin/sh
# demo.sh - what Cotejo does, on the articles of this folder
#
#     sh corpora/demo.sh
#
# Installs what the build needs and is missing (Debian and Ubuntu), builds, aligns and stores the
# articles, looks up a phrase, and exports the memory. Everything it makes is in build-demo/, which
# may be removed; it can be run again at any time, from any folder.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname -- "$0")/.."

build='build-demo'
results=$build/results
log=$build/build.log
phrase='mass deportations'
shown=corpora/mexico-talks-2017
COTEJO=$build/src/cli/cotejo

say()
{
    printf '\n== %s\n' "$*"
}

# cotejo WORD...: shows the command as one would type it, the first words if there are many, and
# runs it.
cotejo()
{
    printf '$ cotejo'
    shown_words=0
    for word in "$@"; do
        shown_words=$((shown_words + 1))
        case $shown_words,$word in
        6,*) printf ' ...' ;;
        [1-5],*' '*) printf " '%s'" "$word" ;;
        [1-5],*) printf ' %s' "$word" ;;
        esac
    done
    echo
    "$COTEJO" "$@"
}

# A system without apt-get: what the packages are called elsewhere.
name_packages()
{
    cat <<'END'
Cotejo needs a C compiler, Meson, Ninja, pkg-config, ICU, libxml2, SQLite, the Snowball stemmer and
libexttextcat. Where there is no apt-get, install them by hand:
  Fedora  sudo dnf install gcc meson ninja-build pkgconf-pkg-config libicu-devel libxml2-devel \
              sqlite-devel libstemmer-devel libexttextcat-devel cmark-devel libarchive-devel
  Arch    sudo pacman -S gcc meson ninja pkgconf icu libxml2 sqlite snowball libexttextcat cmark libarchive
  macOS   xcode-select --install
          brew install meson ninja pkg-config icu4c libxml2 sqlite snowball libexttextcat cmark libarchive
END
}

# Runs a step of the build; what it says matters only when it fails.
step()
{
    if ! "$@" >>"$log" 2>&1; then
        tail -n 25 "$log"
        echo "It did not work: $*"
        echo "All it said is in $log."
        command -v apt-get >/dev/null || name_packages
        exit 1
    fi
}

say 'What the build needs'
sh tests/install.sh build || exit 1
echo 'All here.'

say "Building Cotejo in $build/"
mkdir -p "$build"
: >"$log"
[ -f "$build/build.ninja" ] || step meson setup "$build" --buildtype=release
step ninja -C "$build" src/cli/cotejo
"$COTEJO" version

# A memory of its own, made anew each time; your own one is not touched.
rm -rf "$results"
mkdir -p "$results"
COTEJO_MEMORY=$results/demo.db
export COTEJO_MEMORY

say 'Aligning the articles of corpora/ and keeping them'
echo "$ export COTEJO_MEMORY=$COTEJO_MEMORY"
set --
for folder in corpora/*/; do
    for ending in html txt; do
        [ ! -f "$folder/gold.tsv" ] || [ ! -f "$folder/en.$ending" ] ||
            set -- "$@" "${folder}en.$ending" "${folder}es.$ending"
    done
done
cotejo add "$@"
cotejo info

say "How was \"$phrase\" translated?"
cotejo lookup "$phrase"

say 'The same for other programs, and a page for people'
cotejo export -o "$results/demo.tmx"
cotejo align -o "$results/mexico-talks-2017.html" $shown/en.html $shown/es.html

say 'What there is now'
here=$(pwd)
cat <<END
  the program    $here/$COTEJO
  the memory     $here/$COTEJO_MEMORY   ($(($# / 2)) article pairs)
  TMX            $here/$results/demo.tmx   (for OmegaT, Trados, memoQ, ...)
  side by side   $here/$results/mexico-talks-2017.html   (open it in a browser)

Go on with texts of your own:
  $COTEJO align LEFT RIGHT
  $COTEJO add LEFT RIGHT
  $COTEJO lookup PHRASE
  $COTEJO help
END

#!/bin/sh
# run.sh - everything that must hold, in one command
#
#     sh tests/run.sh            all of it
#     sh tests/run.sh --quick    gcc and the suite, nothing else
#     sh tests/run.sh --full     all of it, with the programs that other people read TMX with
#
# Installs what is missing (tests/install.sh), builds with gcc and runs the suite, builds with clang,
# builds with the sanitizers and runs the suite again, then a third time with decimal commas, and
# lets clang-tidy and cppcheck read the code. Whatever fails, the rest still runs. Ends with one line
# that counts passed, failed and skipped; exit status 0 when nothing failed. Everything it makes is
# in build-test/, and what is there already is used again.
#
# SPDX-License-Identifier: MIT
set -u
cd "$(dirname "$0")/.." || exit 1

quick='' full=''
case ${1:-} in
'') ;;
--quick) quick=1 ;;
--full) full=1 ;;
*)
    echo 'usage: sh tests/run.sh [--quick | --full]' >&2
    exit 2
    ;;
esac

out=build-test
mkdir -p "$out"
steps=$out/steps
: >"$steps"
rm -f "$out"/*/meson-logs/testlog*.json
began=$(date +%s)
# A user's own settings must not decide; nor may a test wait for somebody to type.
unset CFLAGS CPPFLAGS LDFLAGS COTEJO_MEMORY
exec </dev/null

heading()
{
    echo
    echo "== $1 ($(($(date +%s) - began)) s)"
}

# record OK|FAIL|SKIP NAME
record()
{
    printf '%s\t%s\n' "$1" "$2" >>"$steps"
    [ "$1" = OK ] || echo "$1: $2"
}

# show LOG: the end of what a failed command said.
show()
{
    grep -n -E ' (error|warning): |undefined reference|^FAILED|ERROR: ' "$1" | head -n 30
    echo "(all of it: $1)"
}

# set_up FOLDER COMPILER OPTION...: configures a build folder if it is not there.
set_up()
{
    folder=$out/$1 compiler=$2
    shift 2
    [ -f "$folder/build.ninja" ] && return
    rm -rf "$folder"
    CC=$compiler meson setup "$folder" --werror "$@" >"$folder.log" 2>&1 || {
        cat "$folder.log"
        return 1
    }
}

# build FOLDER COMPILER OPTION...
build()
{
    set_up "$@" || {
        record FAIL "$1: meson setup"
        return 1
    }
    folder=$out/$1
    if ninja -C "$folder" all meson-test-prereq >"$folder.log" 2>&1; then
        record OK "$1: build without warnings"
    else
        show "$folder.log"
        record FAIL "$1: build without warnings"
        return 1
    fi
}

# suite FOLDER LOG OPTION...: the tests of a build folder. Meson leaves the results in
# FOLDER/meson-logs/LOG.json, which are counted at the end.
suite()
{
    folder=$out/$1 log=$2
    shift 2
    # A busy machine is slow, and that is no failure: the limits are for what never ends.
    meson test -C "$folder" --logbase "$log" --print-errorlogs --timeout-multiplier 10 "$@" ||
        [ -s "$folder/meson-logs/$log.json" ] ||
        record FAIL "${folder#"$out"/}: tests did not run"
}

can_sanitize()
{
    command -v "$1" >/dev/null &&
        echo 'int main(void) { return 0; }' >"$out/can.c" &&
        "$1" -fsanitize=address,undefined "$out/can.c" -o "$out/can" 2>/dev/null && "$out/can"
}

run_gcc()
{
    heading 'gcc: build, suite'
    build gcc gcc && suite gcc testlog
}

run_clang()
{
    heading 'clang: build'
    if command -v clang >/dev/null; then
        build clang clang
    else
        record SKIP 'clang: not installed'
    fi
}

run_sanitizers()
{
    heading 'AddressSanitizer and UndefinedBehaviorSanitizer: build, suite'
    if can_sanitize clang; then
        compiler=clang
    elif can_sanitize gcc; then
        compiler=gcc
    else
        record SKIP 'sanitizers: no compiler here has them'
        return
    fi
    build sanitizers $compiler -Db_sanitize=address,undefined -Db_lundef=false &&
        ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1 \
            UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
            suite sanitizers testlog --no-suite lint
}

# A locale whose decimal mark is a comma, made here if the system has none; needs no root.
run_comma_locale()
{
    heading 'es_ES.UTF-8 (decimal comma): suite'
    [ -f "$out/gcc/build.ninja" ] || return
    comma=$(LC_ALL=es_ES.UTF-8 locale decimal_point 2>/dev/null)
    if [ "$comma" != ',' ] && command -v localedef >/dev/null; then
        mkdir -p "$out/locale"
        localedef -i es_ES -f UTF-8 "$PWD/$out/locale/es_ES.UTF-8" >"$out/locale.log" 2>&1
        LOCPATH=$PWD/$out/locale
        export LOCPATH
        comma=$(LC_ALL=es_ES.UTF-8 locale decimal_point 2>/dev/null)
    fi
    if [ "$comma" = ',' ]; then
        LC_ALL=es_ES.UTF-8 suite gcc testlog-es --no-suite lint
    else
        record SKIP 'es_ES.UTF-8: no such locale here'
    fi
    unset LOCPATH
}

# our_sources: what we wrote, as the compiler is told to build it.
our_sources()
{
    find src tmx tests -name '*.c' | sort
}

run_clang_tidy()
{
    heading 'clang-tidy'
    database=$out/clang/compile_commands.json
    if ! command -v clang-tidy >/dev/null || [ ! -f "$database" ]; then
        record SKIP 'clang-tidy: not installed'
        return
    fi
    # One file at a time: with several, version 14 takes every va_list for uninitialised.
    our_sources | while read -r file; do
        ! grep -q -F "/$file\"" "$database" || echo "$file"
    done | xargs -P "$(nproc)" -n 1 clang-tidy -quiet -p "$out/clang" >"$out/tidy.log" 2>&1
    if grep -E -q ' (warning|error): ' "$out/tidy.log"; then
        grep -E ' (warning|error): ' "$out/tidy.log" | sort -u | head -n 40
        record FAIL 'clang-tidy'
    else
        record OK 'clang-tidy'
    fi
}

run_cppcheck()
{
    heading 'cppcheck'
    if ! command -v cppcheck >/dev/null; then
        record SKIP 'cppcheck: not installed'
    elif cppcheck --quiet -j "$(nproc)" --std=c11 --inline-suppr --error-exitcode=1 \
        --enable=warning,performance,portability --suppress=missingIncludeSystem \
        -I include -I src -I . src tmx >"$out/cppcheck.log" 2>&1; then
        record OK 'cppcheck'
    else
        cat "$out/cppcheck.log"
        record FAIL 'cppcheck'
    fi
}

heading 'packages'
sh tests/install.sh build test || {
    echo 'The build cannot do without these; nothing was tested.' >&2
    exit 1
}
[ -z "$full" ] || sh tests/install.sh interop
for command in meson ninja; do
    command -v $command >/dev/null || {
        echo "There is no $command here; nothing was tested." >&2
        exit 1
    }
done

run_gcc
if [ -z "$quick" ]; then
    run_clang
    run_sanitizers
    run_comma_locale
    run_clang_tidy
    run_cppcheck
fi

heading 'result'
set --
for log in "$out"/*/meson-logs/testlog*.json; do
    [ ! -f "$log" ] || set -- "$@" "$log"
done
python3 tests/summary.py "$steps" "$@"

# lib.sh - what the tests of the command line share; they read it with `.`
#
# A test runs the program with `run`, then says what it expects. Results are TAP: "ok 1 - ...".
# COTEJO is the program and COTEJO_SOURCE_ROOT the folder of the sources; Meson sets both.
#
# shellcheck shell=sh
# SPDX-License-Identifier: MIT

: "${COTEJO:?the program to test}" "${COTEJO_SOURCE_ROOT:?the folder of the sources}"
golden=$COTEJO_SOURCE_ROOT/tests/cli/golden
data=$COTEJO_SOURCE_ROOT/tests/cli/data
corpora=$COTEJO_SOURCE_ROOT/corpora
export golden data corpora

# A place of its own for every test, and a user without habits.
scratch=$(mktemp -d "${TMPDIR:-/tmp}/cotejo-test.XXXXXX") || exit 99
trap 'chmod -R u+w "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 99
HOME=$scratch/home
# No lexicon of an installed Cotejo.
COTEJO_LEXICONS=$HOME
export HOME COTEJO_LEXICONS
unset XDG_DATA_HOME COTEJO_MEMORY NO_COLOR COLUMNS MALLOC_PERTURB_
mkdir home

tests=0

# pass NAME, fail NAME: one line of TAP.
pass()
{
    tests=$((tests + 1))
    printf 'ok %d - %s\n' "$tests" "$1"
}

fail()
{
    tests=$((tests + 1))
    printf 'not ok %d - %s\n' "$tests" "$1"
}

# skip NAME WHY
skip()
{
    tests=$((tests + 1))
    printf 'ok %d - %s # SKIP %s\n' "$tests" "$1" "$2"
}

# note < TEXT: diagnostics that a TAP reader shows.
note()
{
    sed 's/^/# /'
}

# run ARGUMENT...: the program; leaves what it said in out and err, and `status`.
run()
{
    "$COTEJO" "$@" >out 2>err
    status=$?
}

# ends_with STATUS NAME: the last run ended so.
ends_with()
{
    if [ "$status" -eq "$1" ]; then
        pass "$2: exit status $1"
    else
        fail "$2: exit status $status instead of $1"
        note <err
    fi
}

# says FILE PATTERN NAME: a line of FILE (out, err) matches the basic regular expression.
says()
{
    if grep -q -e "$2" "$1"; then
        pass "$3"
    else
        fail "$3: no line of $1 matches $2"
        note <"$1"
    fi
}

# is_silent FILE NAME
is_silent()
{
    if [ -s "$1" ]; then
        fail "$2: $1 is not empty"
        note <"$1"
    else
        pass "$2"
    fi
}

# one_line FILE NAME: a message takes one line.
one_line()
{
    if [ "$(wc -l <"$1")" -eq 1 ]; then
        pass "$2: one line"
    else
        fail "$2: not one line"
        note <"$1"
    fi
}

# same EXPECTED FOUND NAME: two files are equal, and not because both are empty.
same()
{
    if [ ! -s "$1" ]; then
        fail "$3: nothing is expected"
    elif diff -u "$1" "$2" >difference 2>&1; then
        pass "$3"
    else
        fail "$3"
        note <difference
    fi
}

# is_golden FILE GOLDEN NAME: FILE is what tests/cli/golden/GOLDEN says. With COTEJO_GOLDEN=write
# in the environment the golden files are made anew; look at the difference before committing it.
is_golden()
{
    [ "${COTEJO_GOLDEN:-}" != write ] || cp "$1" "$golden/$2"
    same "$golden/$2" "$1" "$3"
}

# is_same VALUE EXPECTED NAME
is_same()
{
    if [ "$1" = "$2" ]; then
        pass "$3"
    else
        fail "$3: '$1' instead of '$2'"
    fi
}

# refuses STATUS PATTERN NAME ARGUMENT...: the program fails with that status, one message on
# standard error (and perhaps the hint where help is), and nothing on standard output.
refuses()
{
    refusal=$1 pattern=$2 name=$3
    shift 3
    run "$@"
    ends_with "$refusal" "$name"
    says err "$pattern" "$name: the message"
    is_silent out "$name: nothing on standard output"
}

# with NAME=VALUE FUNCTION...: calls a function with a variable in the environment.
with()
{
    variable=${1%%=*}
    export "${1?}"
    shift
    "$@"
    unset "$variable"
}

# in_terminal ASSIGNMENTS ARGUMENT...: the program with these variables (a word, perhaps empty) on a
# terminal of 80 columns; what it shows goes to the file out. False when there is no script(1).
in_terminal()
{
    command -v script >/dev/null || return 1
    variables=$1
    shift
    # shellcheck disable=SC2016 # COTEJO is looked up by the inner shell
    printf 'stty cols 80 2>/dev/null; %s "$COTEJO" %s\n' "$variables" "$*" >terminal.sh
    TERM=xterm script -q -e -c 'sh terminal.sh' /dev/null </dev/null >raw 2>&1
    status=$?
    tr -d '\r' <raw >out
}

# mask: what may come out otherwise on another day becomes a letter: probabilities (a better aligner
# finds others), times, the program's version.
mask()
{
    sed -e 's/\([^0-9.]\)[01]\.[0-9]\{4\}\([^0-9]\)/\1P\2/g' -e 's/\([^0-9.]\)[01]\.[0-9]\{4\}$/\1P/' \
        -e 's/[ 0-9][ 0-9][0-9]%\(?\{0,1\}\)/  P%\1/g' \
        -e 's/[0-9]\{8\}T[0-9]\{6\}Z/T/g' \
        -e 's/[0-9]\{4\}-[0-9][0-9]-[0-9][0-9]T[0-9:]*Z/T/g' \
        -e 's/creationtoolversion="[^"]*"/creationtoolversion="V"/'
}

# finish: the plan, at the end.
finish()
{
    echo "1..$tests"
}

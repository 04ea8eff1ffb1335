#!/bin/sh
# general.sh - the program as a whole: help, version, wrong command lines, output that fails
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

version=$(sed -n "s/^    version: '\(.*\)',/\1/p" "$COTEJO_SOURCE_ROOT/meson.build" | head -n 1)

for words in version --version -V; do
    run "$words"
    ends_with 0 "$words"
    is_same "$(cat out)" "cotejo $version" "$words: prints the version"
done

for words in help --help -h; do
    run "$words"
    ends_with 0 "$words"
    says out '^usage: cotejo ' "$words: usage on standard output"
    is_silent err "$words: nothing on standard error"
done

# Every command that help lists has help, a page if it says so, and lines that fit a terminal.
run help
sed -n 's/^  \([a-z]*\)  .*/\1/p' out >commands
while read -r command; do
    run help "$command"
    ends_with 0 "help $command"
    says out "^usage: cotejo $command" "help $command: usage"
    cp out first
    run "$command" --help
    same first out "$command --help is help $command"
    is_same "$(awk 'length > 80' out)" '' "help $command: no line over 80 columns"
    page=$(sed -n 's/^The manual: man //p' out)
    if [ -f "$COTEJO_SOURCE_ROOT/docs/man/$page.1" ]; then
        pass "help $command: $page(1) exists"
    else
        fail "help $command: no page $page(1)"
    fi
done <commands

refuses 2 '^cotejo: no command given$' 'no command'
says err "^Try 'cotejo help'.$" 'no command: where help is'
refuses 2 "^cotejo: no command 'hlep'; did you mean 'help'?$" 'mistyped command' hlep
refuses 2 "^cotejo: no command 'xyzzy'$" 'unknown command' xyzzy
refuses 2 "^cotejo: no option '--frobnicate'" 'unknown option' version --frobnicate
refuses 2 "^cotejo: no option '--hepl'; did you mean '--help'?$" 'mistyped option' version --hepl
refuses 2 "^cotejo: no option '-x'" 'unknown letter' version -x
refuses 2 "^cotejo: no option '--x' before the command" 'unknown leading option' --x version
refuses 2 'needs a value' '-m without a value' -m
refuses 2 "takes no value" 'value of a flag' version --help=yes
refuses 2 "too many" 'operand too many' version 1
refuses 2 "only bash, zsh or fish$" 'unknown choice' help --completion csh
refuses 2 "needs a value" 'option without its value' help --completion
refuses 2 "^cotejo: no command 'a\\\\nb\\\\x1b\\\\xff'" 'controls in a message' "$(printf 'a\nb\033\377')"

# -m may stand before any command.
run -m nowhere.db version
ends_with 0 '-m before a command'
run --memory=nowhere.db version
ends_with 0 '--memory= before a command'
run -mnowhere.db version
ends_with 0 '-mFILE before a command'

# Output that cannot be written.
if [ -w /dev/full ]; then
    "$COTEJO" help >/dev/full 2>err
    status=$?
    ends_with 74 'full disk'
    says err '^cotejo: standard output: cannot write: ' 'full disk: the message'
    one_line err 'full disk'
else
    skip 'full disk' 'no /dev/full'
fi
"$COTEJO" version >&- 2>err
status=$?
ends_with 74 'closed standard output'
one_line err 'closed standard output'

# The reader goes away before we write.
mkfifo pipe
{
    "$COTEJO" help 2>err
    echo $? >status
} >pipe &
exec 3<pipe
exec 3<&-
wait
case $(cat status) in
141 | 0) pass 'closed pipe: a status of its own' ;;
*) fail "closed pipe: status $(cat status)" ;;
esac
is_silent err 'closed pipe: no message'

finish

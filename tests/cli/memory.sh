#!/bin/sh
# memory.sh - memories that are busy, newer, or on a full disk
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .
"$COTEJO" add -m memory.db en.txt es.txt >/dev/null || exit 1
sed 's/bar/café/' es.txt >es2.txt

# is_sound NAME: the memory is whole, and holds the first pair only.
is_sound()
{
    run info --check -m memory.db
    ends_with 0 "$1: the memory is sound"
    says out '^alignments *1$' "$1: the memory is as it was"
}

if python3 -c 'import sqlite3' 2>/dev/null; then
    # Somebody else is writing for longer than we wait.
    python3 -c '
import sqlite3, time
memory = sqlite3.connect("memory.db")
memory.execute("BEGIN IMMEDIATE")
open("locked", "w").close()
time.sleep(9)
' &
    until [ -e locked ]; do
        sleep 0.1
    done
    run lookup -m memory.db library
    ends_with 0 'busy: readers do not wait'
    refuses 75 '^cotejo: memory.db: ' 'busy' add -m memory.db en.txt es2.txt
    one_line err 'busy'
    wait
    is_sound 'busy'

    cp memory.db newer.db
    python3 -c '
import sqlite3
memory = sqlite3.connect("newer.db")
memory.execute("PRAGMA user_version = 9999")
'
    for command in 'info' 'lookup library' 'export' 'add en.txt es.txt'; do
        # shellcheck disable=SC2086 # words of a command
        refuses 4 '^cotejo: newer.db: .*newer' "a newer memory: $command" -m newer.db $command
    done
else
    skip 'busy and newer memories' 'no python3 with sqlite3 here'
fi

# No room: a limit on the size of files does what a full disk does.
cat "$corpora"/*/en.txt >long.en.txt
cat "$corpora"/*/es.txt >long.es.txt
(
    # shellcheck disable=SC3045 # where the shell has it
    ulimit -f 64 2>/dev/null || exit 99
    "$COTEJO" add -m memory.db long.en.txt long.es.txt >out 2>err
)
status=$?
if [ $status -eq 99 ]; then
    skip 'no room' 'this shell has no ulimit -f'
else
    ends_with 4 'no room'
    one_line err 'no room'
    says err '^cotejo: memory.db: ' 'no room: the message'
    is_sound 'no room'
fi
(
    # shellcheck disable=SC3045
    ulimit -f 1 2>/dev/null || exit 99
    "$COTEJO" export -m memory.db -o result.tmx 2>err
)
status=$?
if [ $status -eq 99 ]; then
    skip 'no room for a result' 'this shell has no ulimit -f'
else
    ends_with 74 'no room for a result'
    is_same "$(find . -name '*result*')" '' 'no room for a result: nothing is left'
fi

finish

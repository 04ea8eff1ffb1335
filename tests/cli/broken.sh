#!/bin/sh
# broken.sh - inputs that are not what they should be: corpora/broken/
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/es.txt" .

# Every file: done, or refused with one line that names it; and the two agree in all commands.
find "$corpora/broken" -type f ! -name 'README*' | sort >files
while read -r file; do
    name=${file#"$corpora/broken/"}
    run segment "$file" </dev/null
    segmented=$status
    case $status in
    0)
        pass "$name: segment reads it"
        is_silent err "$name: no message"
        ;;
    3)
        pass "$name: segment refuses it"
        one_line err "$name: the message"
        says err "^cotejo: .*${name##*/}" "$name: the message names it"
        is_silent out "$name: nothing on standard output"
        ;;
    *) fail "$name: segment ends with $status" ;;
    esac
    run align --left-lang en "$file" es.txt </dev/null
    is_same "$status" "$segmented" "$name: align agrees"
    run add -m memory.db --left-lang en "$file" es.txt </dev/null
    is_same "$status" "$segmented" "$name: add agrees"
done <files

run info --check -m memory.db
ends_with 0 'the memory is sound after all of them'

finish

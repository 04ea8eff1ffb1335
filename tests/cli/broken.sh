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
    run add -m memory.db --force --left-lang en "$file" es.txt </dev/null
    is_same "$status" "$segmented" "$name: add agrees"
done <files

# A page whose elements are nested tens of thousands deep: its text, or a refusal, and no crash.
awk 'BEGIN {
    printf "<!DOCTYPE html><html lang=en><title>Deep</title><body>"
    for (i = 0; i < 60000; i++) printf "<div><b>"
    print "<p>The well was deeper than anybody in the village had ever believed.</p>"
}' >deep.html
run segment deep.html
case $status in
0) says out 'The well was deeper' 'a deep page: its text' ;;
3) one_line err 'a deep page: refused' ;;
*) fail "a deep page: segment ends with $status" ;;
esac

run info --check -m memory.db
ends_with 0 'the memory is sound after all of them'

finish

#!/bin/sh
# interrupt.sh - a signal ends work between articles, and leaves nothing half done
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

# Long enough for a signal to come in between: many sentences of our own corpora.
for language in en es; do
    for folder in "$corpora"/*/; do
        for ending in html txt; do
            [ ! -f "$folder/gold.tsv" ] || [ ! -f "$folder/$language.$ending" ] ||
                "$COTEJO" segment "$folder/$language.$ending"
        done
    done >"once.$language"
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        cat "once.$language"
    done >"long.$language.txt"
done

# interrupted_run SIGNAL ARGUMENT...: starts the program, sends it the signal once it is at work
# (its other end of a pipe for `left` has been read), and leaves `status`.
interrupted_run()
{
    signal=$1
    shift
    rm -f fifo
    mkfifo fifo
    # A shell without job control starts background commands with SIGINT ignored, and what is
    # ignored stays so; env(1) cannot undo that everywhere, so a shell of its own does.
    sh -c 'trap - INT; exec "$@"' sh "$COTEJO" "$@" >out 2>err &
    child=$!
    cat long.en.txt >fifo
    kill -s "$signal" "$child"
    wait "$child"
    status=$?
}

for signal in TERM HUP; do
    interrupted_run $signal align --input sentences --left-lang en -o result fifo long.es.txt
    ends_with 130 "align, SIG$signal"
    says err '^cotejo: interrupted$' "align, SIG$signal: the message"
    is_same "$(find . -name 'result*' -o -name '.result*')" '' "align, SIG$signal: no file is left"
done

cp "$data/en.txt" "$data/es.txt" .
interrupted_run TERM add -m memory.db --left-lang en --right-lang es en.txt es.txt fifo long.es.txt
ends_with 130 'add'
run info --check -m memory.db
ends_with 0 'add: the memory is sound'
says out '^alignments *1$' 'add: the first pair is in, the second not'

finish

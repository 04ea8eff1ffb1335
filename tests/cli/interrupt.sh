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
    for _ in 1 2 3 4 5; do
        cat "once.$language"
    done >"long.$language.txt"
done

# interrupted_run SIGNAL ARGUMENT...: starts the program, and sends it the signal once it has read
# all of the pipe `fifo`, which is when its work begins. Leaves `status`.
interrupted_run()
{
    signal=$1
    shift
    rm -f fifo pid ended written
    mkfifo fifo
    {
        # shellcheck disable=SC2016 # the inner shell's own number and words
        sh -c 'echo $$ >pid; exec "$@"' sh "$COTEJO" "$@" >out 2>err
        echo $? >ended
    } &
    {
        cat long.en.txt >fifo
        : >written
    } &
    writer=$!
    # A program that fails at once never opens the pipe.
    until [ -e written ] || [ -s ended ]; do
        sleep 0.1
    done
    kill -s "$signal" "$(cat pid)" 2>/dev/null
    until [ -s ended ]; do
        sleep 0.1
    done
    status=$(cat ended)
    # Nobody may be left who waits for a reader.
    [ -e written ] || kill "$writer"
    wait
}

# Under nohup a hang-up is ignored from the start, and a shell cannot undo that: bit 0 of the mask.
signals='TERM HUP'
case $(sed -n 's/^SigIgn:[[:space:]]*//p' /proc/self/status 2>/dev/null) in
*[13579bdf]) signals=TERM ;;
esac
for signal in $signals; do
    interrupted_run "$signal" align --input sentences --left-lang en -o result fifo long.es.txt
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

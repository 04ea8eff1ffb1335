#!/bin/sh
# words.sh - cotejo words
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

# Words of the one language stand in reversed order in the other.
i=0
while [ $i -lt 40 ]; do
    i=$((i + 1))
    echo "w$((i % 7))x w$((i % 5 + 7))x w$((i % 3 + 12))x ||| v$((i % 3 + 12))y v$((i % 5 + 7))y v$((i % 7))y"
done >pairs
sed 's/.*/0-2 1-1 2-0/' pairs >expected

run words pairs
ends_with 0 'a file'
same expected out 'a file: reversed words'
is_silent err 'a file: no message'
cp out one
run words - <pairs
same one out 'standard input: the same'
run words --output result --threads 3 pairs
ends_with 0 '-o'
is_silent out '-o: nothing on standard output'
same one result '-o, three threads: the same'
for how in mean grow intersection union forward backward; do
    run words --symmetry "$how" --samplers 1 --seed 2 pairs
    ends_with 0 "$how"
    same expected out "$how: reversed words"
done

# A line of links for each pair, whatever is on it.
printf 'Madrid ||| Madrid\n ||| x\nMadrid ||| \n' >few
run words few
printf '0-0\n\n\n' >expected
same expected out 'empty sides: empty lines'
run words - </dev/null
ends_with 0 'no pairs'
is_silent out 'no pairs: no lines'

printf '¿Madrid? ||| Madrid?\n' >few
run words --text --symmetry intersection few
ends_with 0 '--text'
says out '1-0 2-1' '--text: marks are words'

# What cannot be read is told with its place.
printf 'a ||| b\nno bars\n' >bad
run words bad
ends_with 3 'no separator'
says err '^cotejo: bad:2:8: ' 'no separator: the message names the line'
one_line err 'no separator'
is_silent out 'no separator: no links'
printf 'a ||| \377\n' >bad
run words bad
ends_with 3 'no UTF-8'
says err '^cotejo: bad:1:7: ' 'no UTF-8: the message names the place'
run words nowhere
ends_with 3 'a missing file'
says err '^cotejo: nowhere: ' 'a missing file: the message names it'
run words --samplers 0 pairs
ends_with 2 'no samplers'
run words --output few few
ends_with 2 'output over the input'
run words
ends_with 2 'no file'

# Too long a sentence costs no more than its links.
{
    awk 'BEGIN { for (i = 0; i < 1001; i++) printf "a "; print "||| b" }'
    echo 'Madrid ||| Madrid'
} >long
run words long
ends_with 0 'a long sentence'
says err 'warning: 1 line has more than 1000 words' 'a long sentence: a warning'
printf '\n0-0\n' >expected
same expected out 'a long sentence: no links, and the others have theirs'

finish

#!/bin/sh
# learn.sh - cotejo learn
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

COTEJO_MEMORY=memory.db
export COTEJO_MEMORY

# A text and its translation, word for word.
awk 'BEGIN {
    srand(7)
    for (i = 0; i < 60; i++) {
        left = right = ""
        for (k = 0; k < 7; k++) {
            n = 100 + int(rand() * 30) * 17
            left = left " w" n "k"
            right = right " a" n "q"
        }
        print substr(left, 2) "." >"en.txt"
        print substr(right, 2) "." >"es.txt"
    }
}'
"$COTEJO" add --input sentences --left-lang en --right-lang es --force en.txt es.txt >/dev/null || exit 1

run learn
ends_with 0 'learn'
is_silent err 'learn: no message'
says out '^[0-9]* pairs of texts in 1 pairs of languages: [0-9]* links; ' 'learn: what has been done'
run info --check
ends_with 0 'the memory is sound'
run learn --format jsonl --threads 2 --samplers 1 --seed 3
ends_with 0 'jsonl'
one_line out 'jsonl'
says out '^{"language_pairs":1,"units":[0-9]*,"links":[0-9]*,"words":[0-9]*,"word_pairs":[0-9]*}$' 'jsonl: its members'
"$COTEJO" info --format jsonl >before
run learn --samplers 65
ends_with 2 'too many samplers'

# What it has learnt serves others: a single pair is linked by it, and new units are when they come.
echo 'w117k w134k w151k w168k ||| a168q a151q a134q a117q' >pairs
run words -m memory.db --lang en --to es pairs
ends_with 0 'words -m'
printf '0-3 1-2 2-1 3-0\n' >expected
same expected out 'words -m: known words'
run words -m memory.db --lang es --to en --probabilities - <<EOF
a117q a134q ||| w117k w134k
EOF
ends_with 0 'words -m, the other way'
says out '^0-0:[01]\.[0-9][0-9][0-9] 1-1:[01]\.[0-9][0-9][0-9]$' 'words -m: probabilities'
refuses 4 '^cotejo: memory.db: nothing has been learnt of .en. and .fr.' 'words -m: other languages' \
    words -m memory.db --lang en --to fr pairs
refuses 2 'needs --lang and --to' 'words -m: no languages' words -m memory.db pairs
cp memory.db before.db
printf 'w117k w134k w168k.\n' >new.en
printf 'a117q a134q a168q.\n' >new.es
run add --input sentences --left-lang en --right-lang es --force new.en new.es
ends_with 0 'add: begins with what the memory knows'
run info --check
ends_with 0 'and the memory is sound'
run align -m memory.db --input sentences --left-lang en --right-lang es --format beads en.txt es.txt
ends_with 0 'align -m'
refuses 4 '^cotejo: nowhere.db: no such memory' 'align -m: no memory' \
    align -m nowhere.db --left-lang en --right-lang es en.txt es.txt

# A memory with too little in it learns nothing, and that is no failure.
printf 'One.\n' >one.txt
printf 'Uno.\n' >uno.txt
"$COTEJO" add -m small.db --left-lang en --right-lang es --force one.txt uno.txt >/dev/null || exit 1
run learn -m small.db
ends_with 0 'a small memory'
says out '^0 pairs of texts in 0 pairs of languages: 0 links' 'a small memory: nothing learnt'

refuses 4 '^cotejo: nowhere.db: no such memory' 'no memory' learn -m nowhere.db
refuses 2 '' 'an operand' learn memory.db

finish

#!/bin/sh
# export.sh - cotejo export
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .
COTEJO_MEMORY=memory.db
export COTEJO_MEMORY
"$COTEJO" add --creator Marta en.txt es.txt >/dev/null || exit 1
units=$("$COTEJO" info | sed -n 's/^units  *//p')

for format in tmx tsv jsonl; do
    run export --format "$format"
    ends_with 0 "$format"
    is_silent err "$format: no message"
    mask <out >masked
    is_golden masked "export.$format" "$format"
    cp out expected
    run export -o "result.$format"
    ends_with 0 "-o result.$format"
    is_silent out "-o result.$format: nothing on standard output"
    same expected "result.$format" "-o result.$format: the format"
done

run export
cp out expected
run export --format tmx
same expected out 'tmx is the default'
if command -v xmllint >/dev/null; then
    if xmllint --noout --nonet out 2>err; then
        pass 'tmx is well-formed'
    else
        fail 'tmx is not well-formed'
        note <err
    fi
else
    skip 'tmx is well-formed' 'no xmllint here'
fi

run export -f tsv --from es --to en
is_same "$(wc -l <out)" "$units" '--from --to: all units'
says out '^La entrada es gratuita.	Entrance is free.	' '--from: that language comes first'
run export -f tsv --document en.txt
is_same "$(wc -l <out)" "$units" '--document'
run export -f tsv --since 2001-01-01
is_same "$(wc -l <out)" "$units" '--since'

run export -f tsv --before 2001-01-01
ends_with 1 '--before'
run export -f tsv --state automatic --containing 'Entrance is'
is_same "$(cut -f 1 out)" 'Entrance is free.' '--state --containing'
run export -f tsv --state confirmed,doubtful
ends_with 1 '--state: none confirmed'
run export -f tsv --below 0.000001
ends_with 1 '--below'
run export -f tsv --property client=Ministry
ends_with 1 '--property'
run export -f jsonl 2 1-1
is_same "$(sed 's/,.*//' out | tr '\n' ' ')" '{"id":1 {"id":2 ' 'units by number'
run export -f tsv --from fr -o none.tsv
ends_with 1 'no such language'
says err '^cotejo: memory.db: no such units$' 'no such language: the message'
is_same "$(wc -c <none.tsv)" 0 'no such language: the file is there, and empty'
run export -f tsv --document nowhere
ends_with 1 'no such document'
run export --since 2999-12-31
ends_with 1 'nothing so new'
says out '</tmx>' 'nothing so new: TMX is complete all the same'

refuses 2 '^cotejo: ' 'an impossible language' export --from '!!'
refuses 2 '^cotejo: ' 'an impossible date' export --since yesterday
refuses 2 "^cotejo: 'something' is no number of a unit" 'an operand' export something
refuses 2 "no number of a unit" 'a range that ends before it begins' export 3-2
refuses 2 "no state 'perhaps'" 'an unknown state' export --state confirmed,perhaps
refuses 2 'needs NAME' 'a property without a name' export --property =x
refuses 2 '^cotejo: memory.db is an input' '-o names the memory' export -o memory.db
refuses 4 '^cotejo: nowhere.db: no such memory' 'no memory' export -m nowhere.db
refuses 4 '^cotejo: en.txt: ' 'a memory that is text' export -m en.txt
echo before >kept
refuses 4 '^cotejo: nowhere.db: ' '-o, and no memory' export -m nowhere.db -o kept
is_same "$(cat kept)" before '-o, and no memory: the old file is untouched'
if [ -w /dev/full ]; then
    refuses 74 '^cotejo: /dev/full: cannot write: ' '-o on a full disk' export -o /dev/full
    "$COTEJO" export >/dev/full 2>err
    status=$?
    ends_with 74 'a full disk'
    one_line err 'a full disk'
fi

finish

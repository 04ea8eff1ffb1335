#!/bin/sh
# lookup.sh - cotejo lookup
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .
COTEJO_MEMORY=memory.db
export COTEJO_MEMORY
"$COTEJO" add en.txt es.txt >/dev/null || exit 1

run lookup 'public library'
ends_with 0 'a phrase'
mask <out >masked
is_golden masked lookup.text 'a phrase: both sides, probability, documents'
is_silent err 'a phrase: no message'
cp out expected
run lookup public library
same expected out 'words without quotes are a phrase'
run lookup 'PUBLIC Library'
same expected out 'case does not matter'
run lookup --lang en --to es 'public library'
same expected out '--lang and --to'

run lookup 'sábado'
ends_with 0 'the other language'
says out '^es  La biblioteca abre de martes a sábado.$' 'the other language comes first'
cp out expected
run lookup 'SABADO'
same expected out 'accents do not matter'

run lookup 'libraries'
ends_with 0 'another inflection'
run lookup --exact 'libraries'
ends_with 1 '--exact: no other inflection'

run lookup --format tsv 'public library'
mask <out >masked
is_golden masked lookup.tsv 'tsv'
run lookup --format jsonl 'public library'
mask <out >masked
is_golden masked lookup.jsonl 'jsonl'

run lookup --format tsv biblioteca
all=$(wc -l <out)
run lookup --format tsv --limit 2 biblioteca
is_same "$(wc -l <out)" 2 '--limit'
run lookup --limit 1 biblioteca
says out '^These are the first 1; --limit 0 shows all.$' '--limit: says that there is more'
run lookup --format tsv -n 0 biblioteca
is_same "$(wc -l <out)" "$all" '--limit 0 is all'

run lookup --color always 'public library'
says out "$(printf '\033\\[1;31mpublic library\033\\[0m')" 'the phrase is marked in colour'
with COLUMNS=40 run lookup 'public library'
is_same "$(sed '/ + /d' out | awk 'length > 60')" '' 'COLUMNS folds the text'

refuses 1 '^cotejo: nothing found$' 'nothing found' lookup 'purple elephants'
run lookup --format tsv 'purple elephants'
ends_with 1 'nothing found, tsv'
is_silent err 'nothing found, tsv: no message'
run lookup --to fr 'public library'
ends_with 1 'no such language'
run lookup --min-probability 1 'purple'
ends_with 1 'nothing so probable'

run lookup --any-order 'library public'
ends_with 0 '--any-order'
run lookup 'library public'
ends_with 1 'in order'
run lookup 'librar* '
ends_with 0 'an asterisk'
run lookup --format tsv 'public * opens'
ends_with 1 'an asterisk for a word that is not there'
run lookup --without biblioteca 'public library'
ends_with 1 '--without'
run lookup --confirmed 'public library'
ends_with 1 '--confirmed: nobody has'
run lookup --document en.txt 'public library'
ends_with 0 '--document'
run lookup --document elsewhere.txt 'public library'
ends_with 1 '--document: another'
run lookup --since 2001-01-01 --before 2002-01-01 'public library'
ends_with 1 '--before'
run lookup --translations 'public library'
ends_with 0 '--translations'
says out '^ *[0-9]* *[0-9]*%' '--translations: counts and shares'
run lookup --translations --format jsonl 'public library'
says out '^{"translation":"' '--translations: jsonl'
says out '^{"examples":' '--translations: jsonl, the sum'
run lookup --kwic --format tsv 'public library'
is_same "$(awk -F '\t' 'NF != 5' out)" '' '--kwic: five fields'
run lookup --kwic --format jsonl 'public library'
says out '"spans":\[{"begin":[0-9]*,"length":[0-9]*,"translation":{' '--kwic: jsonl, of each place'
run lookup --kwic 'public library'
ends_with 0 '--kwic'
run lookup --cover --lang en 'Is the public library a purple elephant?'
ends_with 0 '--cover'
says out 'public library' '--cover: the part that is known'
run lookup --cover --format jsonl --lang en 'the public library'
says out '"fragment":"' '--cover: jsonl'
run lookup --cover 'purple elephants'
ends_with 1 '--cover: nothing known'

refuses 2 'needs PHRASE' 'no phrase' lookup
refuses 2 '^cotejo: ' 'no word in the phrase' lookup '...'
refuses 2 '^cotejo: ' 'an impossible language' lookup --lang '!!' library
refuses 2 'whole number' 'a limit that is no number' lookup --limit ten library
refuses 2 'whole number' 'a negative limit' lookup --limit=-1 library
refuses 4 "^cotejo: nowhere.db: no such memory; 'cotejo add' makes it" 'no memory' \
    lookup -m nowhere.db library
one_line err 'no memory'
is_same "$(find . -name 'nowhere.db*')" '' 'no memory: none is made'
refuses 4 '^cotejo: en.txt: ' 'a memory that is text' lookup -m en.txt library
refuses 4 '^cotejo: home: ' 'a memory that is a folder' lookup -m home library
[ ! -w /dev/full ] || {
    "$COTEJO" lookup library >/dev/full 2>err
    status=$?
    ends_with 74 'a full disk'
}

finish

#!/bin/sh
# match.sh - cotejo match
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .
COTEJO_MEMORY=memory.db
export COTEJO_MEMORY
"$COTEJO" add en.txt es.txt >/dev/null || exit 1

run match 'The public library opens from Tuesday to Friday.'
ends_with 0 'a sentence'
mask <out >masked
is_golden masked match.text 'a sentence: score, differences, translation'
is_silent err 'a sentence: no message'
cp out expected
run match The public library opens from Tuesday to Friday.
same expected out 'words without quotes are a sentence'
run match --lang en --to es 'The public library opens from Tuesday to Friday.'
same expected out '--lang and --to'
run match --format jsonl 'The public library opens from Tuesday to Friday.'
mask <out >masked
is_golden masked match.jsonl 'jsonl'
run match 'La biblioteca abre de martes a domingo.'
says out '^ *86%  La biblioteca' 'the other direction'
run match --color always 'The public library opens from Tuesday to Friday.'
says out "$(printf '\033\\[')" 'colours'

run match 'The library opens from Tuesday to Saturday.'
says out '^ *100%  The library opens' 'the same text'
run match --before 'They were paid for by the city.' --after 'Entrance is free.' \
    'The library opens from Tuesday to Saturday.'
says out '^ *101%  The library opens' 'the same text between the same sentences'
run match --before 'Something else.' --after 'Entrance is free.' \
    'The library opens from Tuesday to Saturday.'
says out '^ *100%  The library opens' 'the same text between others'
run match --penalty automatic=3 'The library opens from Tuesday to Saturday.'
says out '^ *100-3%  The library opens' 'a penalty is shown'
run match --penalty automatic=31 'The library opens from Tuesday to Saturday.'
ends_with 1 'a penalty counts'
run match --penalty other=2 --property client=Acme 'The library opens from Tuesday to Saturday.'
says out '^ *100-2%  The library opens' 'a property that the unit lacks'

"$COTEJO" init -m faulty.db >/dev/null 2>&1
printf '%s\n' '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
 o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>' \
    '<tu><tuv xml:lang="en"><seg>The bridge was opened in 1989.</seg></tuv>
     <tuv xml:lang="es"><seg>El puente se inauguró en 1998.</seg></tuv></tu>' \
    '<tu><tuv xml:lang="en"><seg>Press <ph>&lt;b&gt;</ph>Save twice.</seg></tuv>
     <tuv xml:lang="es"><seg>Pulse <ph>&lt;b&gt;</ph>Guardar dos veces.</seg></tuv></tu>' \
    '</body></tmx>' >faulty.tmx
"$COTEJO" import -m faulty.db faulty.tmx >/dev/null || exit 1
run match -m faulty.db 'The bridge was opened in 1989.'
says out '^ *100-5%  The bridge' 'a flag lowers a match'
says out '^ *numbers: 1989 | 1998$' 'a flag: why'
run match -m faulty.db --penalty flags=0 'The bridge was opened in 1989.'
says out '^ *100%  The bridge' 'flags=0'
run match -m faulty.db --min-score 96 'The bridge was opened in 1989.'
ends_with 1 'a flag counts for the least score'
run match -m faulty.db 'Press Save twice.'
says out '^ *100-1%  Press' 'other codes lower a match'
run match -m faulty.db --format jsonl --penalty codes=4 'Press Save twice.'
says out '"penalty":4,"penalty_of_codes":4,' 'codes as JSON'

run match -m faulty.db "Teh brigde was opned in 1989."
says out 'by letters' 'typing errors in most words'
cp out expected
run match -m faulty.db --typos always "Teh brigde was opned in 1989."
same expected out '--typos always'
run match -m faulty.db --typos never "Teh brigde was opned in 1989."
ends_with 1 '--typos never'
echo "Teh brigde was opned in 1989." >typos
run match -m faulty.db --file typos --format jsonl
says out '"matches":\[\]' '--typos auto: not for files'
run match -m faulty.db --typos always --file typos --format jsonl
says out '"by_letters":true' '--typos always: for files'

cat >lines <<'END'
The library opens from Tuesday to Saturday.

Purple elephants never dream of arithmetic!
The library opens from Monday to Saturday.
END
run match --file lines
ends_with 0 'lines'
mask <out >masked
is_golden masked match-lines.text 'lines: each with its matches'
cp out expected
"$COTEJO" match --file - <lines >out 2>err
same expected out 'lines from a pipe'
run match --file lines --format jsonl -n 1
is_same "$(wc -l <out)" 3 'jsonl: an object for each line'
says out '"number":3,.*"band":"new","matches":\[\]' 'jsonl: a line without a match'
run match --context --file lines --format jsonl
is_same "$(wc -l <out)" 3 '--context: as many lines'

run match --document en.txt --format jsonl -n 1
is_same "$(grep -c '"score":101,' out)" 7 'a document that is in the memory: 101'
run match --document en.txt --report
ends_with 0 'a report'
is_golden out match-report.text 'a report: bands of sentences and words'
run match --document en.txt --document en.txt --file lines --file lines --report --format jsonl
ends_with 0 'a report of several files'
is_golden out match-report.jsonl 'a report of several files: repetitions'
printf '' >empty
run match --file empty --report
ends_with 0 'a report of nothing'
says out '^all  *0  *0  *0%$' 'a report of nothing: nothing'

refuses 1 '^cotejo: nothing found$' 'nothing found' match 'purple elephants'
refuses 2 'needs a SENTENCE' 'no sentence' match
refuses 2 '^cotejo: ' 'no text in the sentence' match ' '
refuses 2 '^cotejo: ' 'an impossible language' match --lang '!!' library
refuses 2 '^cotejo: ' 'an impossible score' match --min-score 102 library
refuses 2 'whole number' 'a score that is no number' match --min-score many library
refuses 2 'penalty takes' 'a penalty that is none' match --penalty lazy=1 library
refuses 2 'penalty takes' 'a penalty without points' match --penalty automatic library
refuses 2 'NAME=VALUE' 'a property without value' match --property client library
refuses 2 'goes with no' 'a sentence and a file' match --file lines library
refuses 2 'context' 'neighbours of a file' match --file lines --before library
refuses 3 'nowhere.txt' 'no such file' match --file nowhere.txt
refuses 3 'nowhere.txt' 'no such document' match --document nowhere.txt
refuses 4 'no such memory' 'no memory' match -m nowhere.db library
printf 'fine\nb\377d\n' >bad
run match --file bad
ends_with 3 'a line that is no UTF-8'
says err '^cotejo: bad:2: ' 'a line that is no UTF-8: where'
[ ! -w /dev/full ] || {
    "$COTEJO" match 'The library opens from Tuesday to Saturday.' >/dev/full 2>err
    status=$?
    ends_with 74 'a full disk'
}

finish

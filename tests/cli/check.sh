#!/bin/sh
# check.sh - cotejo check
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

COTEJO_MEMORY=memory.db
export COTEJO_MEMORY

# unit EN ES: as TMX.
unit()
{
    printf '<tu><tuv xml:lang="en"><seg>%s</seg></tuv><tuv xml:lang="es"><seg>%s</seg></tuv></tu>\n' "$1" "$2"
}

{
    printf '<?xml version="1.0"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1"'
    printf ' segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n'
    unit 'It opened in 1998.' 'Abrió en 1998.'
    unit 'It closed in 2004.' 'Cerró en 2014.'
    unit 'Copied %s of %d files.' 'Se han copiado %s archivos.'
    unit 'This was never translated.' 'This was never translated.'
    printf '</body></tmx>\n'
} >units.tmx
"$COTEJO" import units.tmx >/dev/null || exit 1

run check
ends_with 0 'check'
says out '^unit 2  numbers: 2004 | 2014$' 'a number'
says out '^en  It closed in 2004\.$' 'the source'
says out '^es  Cerró en 2014\.$' 'the target'
says out '^unit 3  placeholders: %d |$' 'a placeholder'
says out '^unit 4  copy: 3 words$' 'a copy'
says out '^check: 3 of 4 units: numbers 1, placeholders 1, copy 1$' 'the sum'
run check -f tsv
is_same "$(cut -f 1,2 out | tr '\t\n' '  ')" '2 numbers 3 placeholders 4 copy ' 'as a table'
run check -f jsonl 2-3
is_same "$(wc -l <out)" 2 'by number'
says out '"unit":2,"flags":{"numbers":"2004 | 2014"},"penalty":5,' 'as JSON'
run check --flags numbers,dates
says out '^check: 1 of 4 units: numbers 1$' '--flags'
run check --without numbers,copy -f tsv
is_same "$(cut -f 2 out)" placeholders '--without'
run check 1
ends_with 1 'nothing wrong'

"$COTEJO" export -f jsonl >before
run check --flags numbers
"$COTEJO" export -f jsonl >after
same before after 'nothing has changed'
run check --fix --flags numbers --changer Marta
ends_with 0 '--fix'
says out '^check: 1 units are doubtful now; "cotejo undo 1" takes it back$' '--fix: says so'
run export -f jsonl --state doubtful
says out '"id":2,.*"changer":"Marta"' '--fix: the unit'
run undo
"$COTEJO" export -f jsonl >after
same before after '--fix: undone'

refuses 2 "no flag 'spelling'" 'an unknown flag' check --flags spelling
refuses 4 'nowhere.db: no such memory' 'no memory' check -m nowhere.db

finish

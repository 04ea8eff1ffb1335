#!/bin/sh
# info.sh - cotejo info
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .
COTEJO_MEMORY=memory.db
export COTEJO_MEMORY
"$COTEJO" add en.txt es.txt >/dev/null || exit 1

run info
ends_with 0 'info'
for name in memory bytes schema units variants documents sentences alignments beads languages; do
    says out "^$name  *[^ ]" "info: $name"
done
says out '^documents *2$' 'info: two documents'
says out '^alignments *1$' 'info: one alignment'

run info --check
ends_with 0 '--check'
says out '^sound *yes$' '--check: sound'

run info --format jsonl --check
ends_with 0 'jsonl'
one_line out 'jsonl'
says out '^{"memory":"memory.db","bytes":[0-9]*,.*"languages":{"e[ns]":[0-9]*,"e[ns]":[0-9]*},"sound":true}$' 'jsonl: its members'

# Damage is found: the file is cut in the middle of its pages.
"$COTEJO" info >/dev/null
size=$(wc -c <memory.db)
head -c $((size / 2)) memory.db >damaged.db
refuses 4 '^cotejo: damaged.db: ' 'a damaged memory' info --check -m damaged.db
one_line err 'a damaged memory'
refuses 4 '^cotejo: nowhere.db: no such memory' 'no memory' info -m nowhere.db
refuses 4 '^cotejo: en.txt: ' 'a memory that is text' info -m en.txt
refuses 4 '^cotejo: .*not-a-memory.db: ' 'a database that is no memory' \
    info -m "$corpora/broken/not-a-memory.db"
: >empty.db
refuses 4 '^cotejo: empty.db: ' 'a memory that is empty' info -m empty.db
refuses 2 'one too many' 'an operand' info something

finish

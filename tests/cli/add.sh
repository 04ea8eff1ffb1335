#!/bin/sh
# add.sh - cotejo add
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .

# units MEMORY: how many it holds.
units()
{
    "$COTEJO" info -m "$1" | sed -n 's/^units  *//p'
}

run add -m new/folder/memory.db en.txt es.txt
ends_with 0 'a new memory'
says out '^en.txt + es.txt: [0-9]* beads, [0-9]* new units, 0 known$' 'a new memory: what was done'
is_silent err 'a new memory: no message'
first=$(units new/folder/memory.db)

run -m new/folder/memory.db add en.txt es.txt
ends_with 0 'the same again'
says out '^en.txt + es.txt: there already, nothing has changed$' 'the same again: nothing'
is_same "$(units new/folder/memory.db)" "$first" 'the same again: no new units'

run add -m new/folder/memory.db --format jsonl en.txt es.txt
says out '^{"left":"en.txt","right":"es.txt","already_there":true,"beads":[0-9]*,"units_new":0,"units_known":[0-9]*}$' 'jsonl'

# Where the memory is when nobody says.
run add en.txt es.txt
ends_with 0 'the memory of the account'
is_same "$(find home -name memory.db)" home/.local/share/cotejo/memory.db \
    'the memory of the account: its place'
with "XDG_DATA_HOME=$scratch/data" run add en.txt es.txt
is_same "$(find data -name memory.db)" data/cotejo/memory.db 'XDG_DATA_HOME'
with XDG_DATA_HOME=relative run add en.txt es.txt
is_same "$(find . -name relative)" '' 'a relative XDG_DATA_HOME is ignored'
with COTEJO_MEMORY=other.db run add en.txt es.txt
is_same "$(find . -name other.db)" ./other.db 'COTEJO_MEMORY'
with COTEJO_MEMORY=other.db run -m mine.db add en.txt es.txt
is_same "$(find . -name mine.db)" ./mine.db '-m goes before COTEJO_MEMORY'
unset HOME
refuses 2 'name a memory with -m' 'no HOME' add en.txt es.txt
HOME=$scratch/home
export HOME

# Several pairs; one that cannot be read does not keep the others out.
cp en.txt en2.txt
sed 's/bar/café/' es.txt >es2.txt
run add -m several.db en.txt es.txt nowhere.txt es.txt en2.txt es2.txt
ends_with 3 'several pairs, one missing'
is_same "$(wc -l <out)" 2 'several pairs, one missing: the others are in'
one_line err 'several pairs, one missing'
refuses 2 "^cotejo: 'es2.txt' has no partner$" 'an odd number of files' add en.txt es.txt es2.txt

run add -m certain.db --min-probability 1 en.txt es.txt
ends_with 0 '--min-probability'
run add -m named.db --creator 'Marta Gil' en.txt es.txt
ends_with 0 '--creator'
run export -m named.db
says out 'creationid="Marta Gil"' '--creator: the name is kept'

# Inputs that are no use leave no memory behind.
printf '12 34\n' >figures
refuses 3 '^cotejo: figures: its language is not known; give it with --left-lang$' \
    'an unknown language' add -m unmade.db figures es.txt
refuses 3 '^cotejo: nowhere.txt: ' 'a missing file' add -m unmade.db en.txt nowhere.txt
is_same "$(find . -name 'unmade.db*')" '' 'bad inputs: no memory is made'

# Memories that are none.
refuses 4 '^cotejo: en.txt: ' 'a memory that is text' add -m en.txt en.txt es.txt
same "$data/en.txt" en.txt 'a memory that is text: untouched'
refuses 4 '^cotejo: home: ' 'a memory that is a folder' add -m home en.txt es.txt
mkdir locked
chmod a-w locked
if [ "$(id -u)" -ne 0 ]; then
    refuses 4 '^cotejo: locked/memory.db: ' 'a folder that cannot be written' \
        add -m locked/memory.db en.txt es.txt
else
    skip 'a folder that cannot be written' 'root may write everywhere'
fi

# The report cannot be written: the pair is in the memory, and the failure is told.
if [ -w /dev/full ]; then
    "$COTEJO" add -m full.db en.txt es.txt >/dev/full 2>err
    status=$?
    ends_with 74 'the report on a full disk'
    is_same "$(units full.db)" "$first" 'the report on a full disk: the pair is in the memory'
fi

# Pairs of words to begin with.
printf 'wall\tmuro\n' >words.tsv
run add -m lexicon.db --lexicon words.tsv en.txt es.txt
ends_with 0 '--lexicon'
is_same "$(units lexicon.db)" "$first" '--lexicon: the same units'
refuses 3 '^cotejo: missing: ' '--lexicon: no such file' \
    add -m lexicon.db --lexicon missing en.txt es.txt

# Two texts that are no translations of each other.
run add -m unrelated.db "$corpora/obituario-bandoneon/en.html" "$corpora/dengue-cali/es.html"
ends_with 3 'unrelated: refused'
says err 'not added; --force' 'unrelated: the message'
is_same "$(units unrelated.db)" 0 'unrelated: nothing is added'
run add -m unrelated.db --force "$corpora/obituario-bandoneon/en.html" "$corpora/dengue-cali/es.html"
ends_with 0 'unrelated: --force'

finish

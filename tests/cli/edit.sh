#!/bin/sh
# edit.sh - cotejo edit, delete, merge and undo
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .
COTEJO_MEMORY=memory.db
export COTEJO_MEMORY
"$COTEJO" add en.txt es.txt >/dev/null || exit 1
"$COTEJO" export -f jsonl >before.jsonl
units=$(wc -l <before.jsonl)

# exported WHAT: the memory is as it was at the beginning.
as_before()
{
    "$COTEJO" export -f jsonl >now.jsonl
    same before.jsonl now.jsonl "$1"
}

run delete 1-2
ends_with 0 'delete, dry'
says out '^unit 1$' 'delete, dry: shows the unit'
says out '^- en  ' 'delete, dry: and its texts as gone'
says out '^delete: 2 of 2 units would change; --yes does it$' 'delete, dry: says so'
as_before 'delete, dry: nothing has changed'

run delete --yes 1-2
ends_with 0 'delete'
says out '^delete: 2 of 2 units; "cotejo undo 1" takes it back$' 'delete: says so'
is_same "$("$COTEJO" export -f jsonl | wc -l)" "$((units - 2))" 'delete: they are gone'
run add en.txt es.txt
is_same "$("$COTEJO" export -f jsonl | wc -l)" "$((units - 2))" 'the same pair again does not bring them back'
run info --check
ends_with 0 'delete: the memory is sound'
run undo
ends_with 0 'undo'
says out '^undo: change 1, 2 units$' 'undo: says so'
as_before 'undo: all is as it was'
run undo
ends_with 1 'undo: nothing left'
says err '^cotejo: memory.db: no change to undo$' 'undo: nothing left: the message'

run edit --containing 'Entrance is' -l es -r gratuita -w libre
says out '^- es  La entrada es gratuita\.$' 'edit, dry: before'
says out '^+ es  La entrada es libre\.$' 'edit, dry: after'
says out 'automatic -> confirmed$' 'edit, dry: the state'
run edit --containing 'Entrance is' -l es -r gratuita -w libre --changer Marta -y -f jsonl
ends_with 0 'edit'
says out '"changed":1,"change":2,"dry_run":false}$' 'edit: as JSON'
run lookup libre
ends_with 0 'edit: the new word is found'
run lookup gratuita
ends_with 1 'edit: the old one is not'
run export -f jsonl --state confirmed
says out '"changer":"Marta"' 'edit: who'
run undo --list
says out '^2  20[0-9TZ:-]*  edit  1 units  Marta$' 'undo --list'
says out '^1  .*(undone)$' 'undo --list: the undone one'
run undo --list -f jsonl
says out '"what":"edit"' 'undo --list -f jsonl'
run edit 1 --set-property client=Ministry --note seen -y
run export -f jsonl --property client=Ministry
is_same "$(wc -l <out)" 1 'edit: a property'
run edit --all --drop-property client -s excluded -y
run export
ends_with 1 'edit: all excluded'
for change in 4 3 2; do
    run undo "$change"
    ends_with 0 "undo $change"
done
as_before 'undo: one after the other, all is as it was'

cat >merge.tmx <<'EOF'
<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
 srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>One  two.</seg></tuv><tuv xml:lang="es"><seg>Uno dos.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>One two.</seg></tuv><tuv xml:lang="es"><seg>Uno dos.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>One two.</seg></tuv><tuv xml:lang="fr"><seg>Un deux.</seg></tuv></tu>
</body></tmx>
EOF
"$COTEJO" import -m merge.db merge.tmx >/dev/null
run merge -m merge.db --all
ends_with 0 'merge, dry'
says out '^merge: 1 of 3 units would change' 'merge, dry: says so'
run merge -m merge.db --all -y
ends_with 0 'merge'
is_same "$("$COTEJO" export -m merge.db -f jsonl | wc -l)" 2 'merge: one fewer'
run undo -m merge.db
run merge -m merge.db --join 2-3 -y
ends_with 0 'merge --join'
run export -m merge.db -f jsonl 2
says out '"es".*"fr"' 'merge --join: all languages in one'
run merge -m merge.db --all -y
run merge -m merge.db --all -y
ends_with 1 'merge: nothing left to do'
run undo -m merge.db --forget
ends_with 0 'undo --forget'
run undo -m merge.db
ends_with 1 'undo --forget: nothing to undo'

refuses 2 'choose units' 'delete without a choice' delete -y
refuses 2 'nothing to change' 'edit without a change' edit 1 -y
refuses 2 '^cotejo: --with needs --replace' '--with alone' edit 1 -w x
refuses 2 'needs NAME=VALUE' '--set-property without a value' edit 1 --set-property x
refuses 2 'exclude each other' 'set and drop' edit 1 --set-property x=y --drop-property x
refuses 2 'no number of a change' 'undo of nothing' undo x
refuses 2 'exclude each other' 'undo --list --forget' undo --list --forget
refuses 1 'no such change' 'undo of what never was' undo 99
refuses 4 'nowhere.db: no such memory' 'no memory' delete -m nowhere.db 1
run delete 999
ends_with 1 'no such unit'

finish

#!/bin/sh
# import.sh - cotejo import
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

COTEJO_MEMORY=memory.db
export COTEJO_MEMORY

cat >three.tmx <<'END'
<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t"
 adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu creationdate="20170223T120000Z" creationid="Marta" changedate="20180101T000000Z" changeid="Luis">
<prop type="x-client">ACME</prop><note>Ask first.</note>
<tuv xml:lang="en"><prop type="x-side">left</prop><seg>Good morning.</seg></tuv>
<tuv xml:lang="es"><seg>Buenos días.</seg></tuv>
<tuv xml:lang="fr"><seg>Bonjour.</seg></tuv></tu>
<tu tuid="t2" usagecount="3" lastusagedate="20190101T000000Z"><tuv xml:lang="en"><seg>Click <ph x="1">&lt;b/></ph>here.</seg></tuv>
<tuv xml:lang="es"><seg>Pulse aquí.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone.</seg></tuv></tu>
</body></tmx>
END

run import three.tmx
ends_with 0 'a file'
is_same "$(cat out)" 'three.tmx: 3 units read, 2 new, 0 known, 1 skipped (fewer than two texts), 1 warnings' 'the summary'
run export
cp out first
says out 'creationdate="20170223T120000Z" creationid="Marta" changedate="20180101T000000Z"' 'dates and persons'
says out '<prop type="x-client">ACME</prop>' 'a property of the unit'
says out '<prop type="x-side">left</prop>' 'a property of a variant'
says out '<seg>Bonjour.</seg>' 'a third language'
says out '<note>Ask first.</note>' 'a note'
says out '<seg>Click <ph x="1">&lt;b/&gt;</ph>here.</seg>' 'an inline code'
says out '<tu tuid="t2" .* lastusagedate="20190101T000000Z" usagecount="3">' 'name and use'
run export --format jsonl
says out '"codes":\[{"kind":"ph","begin":6,"end":6,"content":"<b/>","attributes":{"x":"1"}}\]' \
    'JSON: an inline code'
run lookup 'good mornings'
says out 'Buenos' 'its words can be looked up'

run import three.tmx
says out ' 0 new, 2 known' 'the same again'
run export
same first out 'the same again changes nothing'

COTEJO_MEMORY=second.db run import first
ends_with 0 'our own export'
COTEJO_MEMORY=second.db run export
same first out 'export, import, export: the same bytes'
COTEJO_MEMORY=third.db run import - <first
ends_with 0 'standard input'
COTEJO_MEMORY=third.db run export
same first out 'standard input: the same bytes'

echo 'no TMX at all' >text
COTEJO_MEMORY=none.db run import text missing.tmx
ends_with 3 'no TMX'
says err '^cotejo: text' 'no TMX: the message'
says err '^cotejo: missing.tmx' 'the next file is tried'
is_same "$(ls none.db 2>/dev/null)" '' 'no memory is left behind'

sed 's/Bonjour/R\&D/' three.tmx >odd.tmx
run import --strict odd.tmx
ends_with 3 '--strict'
says err 'odd.tmx:8:.*\[markup\]' '--strict: where and what'
run export
same first out '--strict: nothing has changed'
run import odd.tmx
ends_with 0 'a warning'
says out '1 new, 1 known' 'another text in one language is another unit'

sed 's/Bonjour/@/' three.tmx | tr '@' '\000' >nul.tmx
run import nul.tmx
ends_with 3 'a NUL byte: the file is to blame'

cp "$data/en.txt" "$data/es.txt" .
"$COTEJO" add en.txt es.txt >/dev/null || exit 1
run export -o own.tmx
run import own.tmx
says out ' 0 new' 'units of articles are known'
"$COTEJO" export -o again.tmx
is_same "$(grep -c x-cotejo-probability again.tmx)" "$(grep -c x-cotejo-probability own.tmx)" \
    'and keep their probabilities'
"$COTEJO" info --check >out 2>err
ends_with 0 'the memory is sound'
finish

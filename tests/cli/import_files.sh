#!/bin/sh
# import_files.sh - cotejo import: packed files, conflicts, files that bring nothing, interruptions
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

COTEJO_MEMORY=memory.db
export COTEJO_MEMORY

# head, pair EN ES, tail: the parts of a file.
head()
{
    echo '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
 o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>'
}
pair()
{
    echo "<tu><tuv xml:lang='en'><seg>$1</seg></tuv><tuv xml:lang='es'><seg>$2</seg></tuv></tu>"
}
tail()
{
    echo '</body></tmx>'
}

# ---- Files that bring nothing ----

{ head; tail; } >empty.tmx
run import empty.tmx
ends_with 1 'no units'
says err '^cotejo: empty.tmx: no units came in: there are none in it$' 'no units: said'
{
    head
    echo "<tu><tuv xml:lang='en'><seg>One.</seg></tuv><tuv xml:lang='es'><seg> </seg></tuv></tu>"
    echo "<tu><tuv xml:lang='!!'><seg>One.</seg></tuv><tuv xml:lang='es'><seg>Uno.</seg></tuv></tu>"
    tail
} >poor.tmx
run import poor.tmx
ends_with 1 'no unit that can be used'
says err 'poor.tmx: no units came in: none of 2 ' 'no unit that can be used: said'
says err 'poor.tmx:3:1: a variant without text, left out \[unit\]' 'where a text is left out'
says err 'poor.tmx:4:1: a text in no language, left out \[unit\]' 'where a language cannot be told'
says err 'poor.tmx:3:1: a unit with fewer than two texts, skipped \[unit\]' 'where a unit is skipped'
{ head; pair One. Uno.; printf '\000'; tail; } >refused.tmx
run import --atomic refused.tmx
ends_with 3 'a file that is refused after its head'
is_same "$(ls memory.db* 2>/dev/null)" '' 'no memory is left behind'

{
    head
    echo '<tu>'
    i=0
    while [ $i -lt 300 ]; do
        echo "<tuv xml:lang='en'><seg>One $i.</seg></tuv>"
        i=$((i + 1))
    done
    echo '</tu>'
    tail
} >many.tmx
COTEJO_MEMORY=many.db run import many.tmx
ends_with 0 'a unit of 300 texts'
says err 'many.tmx:260:1: a unit with more than 256 texts, the others left out' 'said, and where'

# ---- Conflicts ----

{ head; pair One. Uno.; pair Two. Dos.; tail; } >first.tmx
{ head; pair One. UNO.; pair One. Una.; pair Two. Dos.; tail; } >second.tmx
for policy in add keep replace; do
    rm -f memory.db*
    "$COTEJO" import first.tmx >/dev/null || exit 1
    run import --on-conflict "$policy" second.tmx
    ends_with 0 "--on-conflict $policy"
    cp out told
    "$COTEJO" export -f tsv | cut -f 1,2 | sort >out
    case $policy in
    add) expected='One. UNO.,One. Una.,One. Uno.,Two. Dos.' ;;
    keep) expected='One. Uno.,Two. Dos.' ;;
    replace) expected='One. UNO.,One. Una.,Two. Dos.' ;;
    esac
    is_same "$(LC_ALL=C sort out | tr '\t' ' ' | paste -s -d , -)" "$expected" "$policy: the units"
    "$COTEJO" info --check >out 2>err
    status=$?
    ends_with 0 "$policy: the memory is sound"
    cp told out
    case $policy in
    keep) says out ', 2 left out (the memory has another translation)' 'keep: told' ;;
    replace) says out ', 1 of the memory replaced' 'replace: told' ;;
    esac
done
run import --on-conflict replace second.tmx
says out '3 units read, 0 new, 3 known$' 'replace: the same again changes nothing'

# A unit of an alignment stays, excluded.
cp "$data/en.txt" "$data/es.txt" .
COTEJO_MEMORY=texts.db
"$COTEJO" add en.txt es.txt >/dev/null || exit 1
{ head; pair 'Entrance is free.' 'Se entra gratis.'; tail; } >other.tmx
run import --on-conflict replace other.tmx
says out ', 1 of the memory replaced' 'a unit of an alignment'
run export -f tsv
says out 'Se entra gratis' 'the new one is handed out'
is_same "$(grep -c 'La entrada es gratuita' out)" 0 'the other is not'
"$COTEJO" info --check >out 2>err
status=$?
ends_with 0 'the memory is sound'
COTEJO_MEMORY=memory.db

# ---- Packed files ----

rm -f memory.db*
run export -m texts.db -o texts.tmx.gz
if grep -q 'without libarchive' err; then
    skip 'packed files' 'this build has no libarchive'
    finish
    exit
fi
ends_with 0 'export to .tmx.gz'
run import texts.tmx.gz
ends_with 0 'gzip'
"$COTEJO" export -o plain.tmx
"$COTEJO" export --gzip >piped.gz
if command -v gzip >/dev/null; then
    gzip -dc piped.gz >unpacked.tmx
    same plain.tmx unpacked.tmx 'export --gzip: what gzip(1) unpacks'
fi
run import -m piped.db - <piped.gz
ends_with 0 'gzip from standard input'
run export -m piped.db
same plain.tmx out 'export --gzip, import, export: the same bytes'

if command -v python3 >/dev/null; then
    python3 - <<'END'
import zipfile
with zipfile.ZipFile("two.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.write("first.tmx", "folder/first.tmx")
    archive.writestr("README", "no memory")
    archive.write("second.tmx", "SECOND.TMX")
with zipfile.ZipFile("none.zip", "w") as archive:
    archive.writestr("README", "no memory")
whole = open("two.zip", "rb").read()
open("cut.zip", "wb").write(whole[:len(whole) // 3])
END
    rm -f memory.db*
    run import two.zip
    ends_with 0 'zip'
    says out '^two.zip: 5 units read, 4 new, 1 known' 'zip: all files in it'
    run import - <two.zip
    says out ' 0 new, 5 known' 'zip from standard input'
    run import -m none.db none.zip
    ends_with 3 'a zip without TMX'
    says err 'none.zip: no file named \*.tmx in the archive' 'a zip without TMX: said'
    run import -m none.db cut.zip
    ends_with 3 'a zip that is cut off'
else
    skip 'zip' 'no python3 here to make one'
fi

# ---- Interruptions ----

awk 'BEGIN { for (i = 0; i < 30000; i++)
    printf "<tu><tuv xml:lang=\"en\"><seg>Number %d.</seg></tuv>" \
        "<tuv xml:lang=\"es\"><seg>El n. %d.</seg></tuv></tu>\n", i, i }' >units
{ head; cat units; tail; } >long.tmx

# stop_import SIGNAL: imports long.tmx and sends a signal when the first units are in.
stop_import()
{
    rm -f memory.db*
    "$COTEJO" import long.tmx >out 2>err &
    until "$COTEJO" info 2>/dev/null | grep -q '^units *[1-9]' || ! kill -0 $! 2>/dev/null; do
        sleep 0.05
    done
    kill -s "$1" $! 2>/dev/null
    wait $!
    status=$?
}

for signal in KILL TERM; do
    stop_import $signal
    if [ $status -eq 0 ]; then
        skip "SIG$signal" 'it came too late'
        continue
    fi
    "$COTEJO" info --check >out 2>err
    stopped=$?
    is_same $stopped 0 "SIG$signal: the memory is sound"
    before=$(sed -n 's/^units *//p' out)
    [ $signal = KILL ] || is_same $status 130 "SIG$signal: the status"
    run import long.tmx
    ends_with 0 "SIG$signal: once more"
    says out ", $before stored before it was interrupted" "SIG$signal: it goes on where it was"
    run info --check
    says out '^units *30000$' "SIG$signal: all are there"
done
run import long.tmx
says out '30000 units read, 0 new, 30000 known$' 'when all is there nothing is resumed'
finish

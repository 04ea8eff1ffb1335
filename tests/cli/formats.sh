#!/bin/sh
# formats.sh - files that are not TMX enter and leave a memory
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

# texts MEMORY: what is in it, as source and target.
texts()
{
    "$COTEJO" export -m "$1" -f tsv --from en --to es | cut -f 1,2
}

printf 'en\tes\tclient\nGood morning.\tBuenos días.\tACME\nA\\tb\tC\\\\d\t\n' >named.tsv
run import -m one.db named.tsv
ends_with 0 'columns that are named'
says out '2 units read, 2 new' 'columns that are named: the summary'
run export -m one.db
says out '<prop type="client">ACME</prop>' 'a column that is no language is a property'
tail -n +2 named.tsv | cut -f 1,2 >expected
texts one.db >found
same expected found 'columns: what comes out is what came in'

printf 'Yes.\tSí.\n' >bare.tsv
refuses 2 'bare.tsv:1:1: the languages' 'columns in no language' import -m none.db bare.tsv
printf 'Yes.\tSí.\n' | "$COTEJO" import -m two.db --from en --to es - >out 2>err
says out '1 new' 'columns from standard input'
printf 'Yes.\tS\355.\n' >latin.tsv
run import -m three.db --from en --to es latin.tsv
says err 'warning: latin.tsv:1:7: .*\[bytes\]' 'bytes that are not UTF-8 are told'
texts three.db >found
texts two.db >expected
same expected found 'and taken for what they are'
run import -m four.db --strict --from en --to es latin.tsv
ends_with 3 'with --strict they are refused'

# JSON: the same memory again, with documents and probabilities.
cp "$data/en.txt" "$data/es.txt" .
"$COTEJO" add -m articles.db en.txt es.txt >/dev/null || exit 1
"$COTEJO" export -m articles.db -o first.jsonl || exit 1
run import -m again.db first.jsonl
ends_with 0 'our own JSON'
texts articles.db >expected
texts again.db >found
same expected found 'JSON: the same texts'
"$COTEJO" export -m again.db -o second.jsonl || exit 1
run import -m third.db second.jsonl
"$COTEJO" export -m third.db -o third.jsonl || exit 1
same second.jsonl third.jsonl 'JSON: export, import, export: the same bytes'
# Documents are documents again, with what stands around a text; probabilities stay what was said.
"$COTEJO" export -m articles.db -o first.tmx || exit 1
run import -m tmx.db first.tmx
for memory in again tmx; do
    "$COTEJO" export -m $memory.db -f tsv --from en --to es | cut -f 1,2,4,5 >found
    "$COTEJO" export -m articles.db -f tsv --from en --to es | cut -f 1,2,4,5 >whole
    same whole found "documents of $memory: columns"
    "$COTEJO" export -m $memory.db -f jsonl | sed 's/.*"variants"//' >found
    "$COTEJO" export -m articles.db -f jsonl | sed 's/.*"variants"//' >whole
    same whole found "documents of $memory: JSON"
done
run export -m tmx.db -f jsonl
says out '"document":".*en.txt"' 'documents: they are named'
"$COTEJO" align en.txt es.txt -f jsonl >beads.jsonl || exit 1
run import -m beads.db beads.jsonl
texts beads.db >found
same expected found 'beads as JSON are the same units'
"$COTEJO" export -m articles.db -o first.tsv --from en --to es || exit 1
run import -m lines.db --from en --to es first.tsv
texts lines.db >found
same expected found 'our own columns come back'
printf '{"en":"A"\n{"translation":{"en":"A","es":"B"}}\n' | "$COTEJO" import -m set.db - >out 2>err
says out '1 new, 0 known, 1 warnings' 'a data set'
says err '^cotejo: warning: -:1:9: not a JSON object' 'a line that is none'

# gettext.
cat >es.po <<'END'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

# Ask first.
msgctxt "menu"
msgid "Open"
msgstr "Abrir"

#, fuzzy
msgid "Close"
msgstr "Cerrado"

msgid "Save"
msgstr ""
END
run import -m po.db es.po
is_same "$(cat out)" 'es.po: 1 units read, 1 new, 0 known, 2 not translated or unfinished' 'PO'
run import -m po.db --fuzzy es.po
says out '2 units read, 1 new, 1 known, 1 not translated' 'PO with --fuzzy'
run export -m po.db -f jsonl
says out '"name":"x-gettext-context","value":"menu"' 'a context is a property'
says out '"state":"doubtful".*Cerrado' 'what is unfinished is doubtful'

# XLIFF.
cat >job.xlf <<'END'
<?xml version="1.0"?>
<xliff version="1.2"><file original="f" source-language="en" target-language="es"><body>
<trans-unit id="1" approved="yes"><source>Click <g id="1">here</g>.</source>
<target>Pulse <g id="1">aquí</g>.</target></trans-unit>
<trans-unit id="2"><source>New</source></trans-unit>
</body></file></xliff>
END
run import -m xliff.db job.xlf
says out '1 units read, 1 new, 0 known, 1 not translated' 'XLIFF'
run export -m xliff.db -f jsonl
says out '"state":"confirmed".*"text":"Pulse aquí."' 'XLIFF: what is approved is confirmed'

# Links for corpus builders, with the ids of the sentences in the texts.
run export -m articles.db -f ces
ends_with 0 'links of a memory'
says out '<linkGrp targType="s" fromDoc="en.txt" toDoc="es.txt">' 'links: the documents'
grep '^<link ' out >expected
"$COTEJO" align en.txt es.txt -f ces | grep '^<link ' >found
same expected found 'links of a memory are those of the alignment'
run export -m articles.db -f ces --from fr
ends_with 1 'links of no language'
run align en.txt es.txt -f intertext
says out '<link type="1-1" xtargets="s0;s0" status="auto"/>' 'links for InterText'
run segment -f xml en.txt
says out '^<s id="s1">.*</s>$' 'the sentences have ids'
"$COTEJO" segment en.txt | wc -l >expected
grep -c '^<s id=' out >found
same expected found 'and all of them are there'

# Pairs of files.
texts articles.db >expected
run export -m articles.db -f moses --from en --to es -o corpus
ends_with 0 'a pair of files'
cut -f 1 expected >left
cut -f 2 expected >right
same left corpus.en 'the source'
same right corpus.es 'the target'
run import -m pair.db -f moses corpus.en corpus.es
ends_with 0 'a pair of files comes in'
texts pair.db >found
same expected found 'and is what went out'
cp corpus.es longer.es
echo 'Otra.' >>longer.es
lines=$(wc -l <longer.es)
refuses 3 "longer.es:$lines:1: corpus.en ends before this line" 'files of different lengths' \
    import -m none.db -f moses corpus.en longer.es
refuses 3 "longer.es:$lines:1: corpus.en ends before this line" 'the other way round' \
    import -m none.db -f moses longer.es corpus.en
refuses 2 'one is alone' 'one file of a pair' import -m none.db -f moses corpus.en
refuses 2 'give -o NAME' 'a pair without a name' export -m articles.db -f moses
run export -m articles.db -f moses --from en --to es --since 2999-01-01 -o nothing
ends_with 1 'a pair of nothing'
finish

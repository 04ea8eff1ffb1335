#!/bin/sh
# links.sh - links between sentences of documents are read back: XCES cesAlign and InterText
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

# texts MEMORY: what is in it, as source and target.
texts()
{
    "$COTEJO" export -m "$1" -f tsv --from en --to es | cut -f 1,2
}

# What we write comes back as it was, in each form.
cp "$data/en.txt" "$data/es.txt" .
"$COTEJO" add -m articles.db en.txt es.txt >/dev/null || exit 1
texts articles.db >expected
mkdir ours
"$COTEJO" segment -f xml en.txt >ours/en.xml || exit 1
"$COTEJO" segment -f xml es.txt >ours/es.xml || exit 1
"$COTEJO" export -m articles.db -f ces >ours/memory.xml || exit 1
"$COTEJO" align en.txt es.txt -f ces >ours/links.xml || exit 1
"$COTEJO" align en.txt es.txt -f intertext >ours/intertext.xml || exit 1
for file in memory links intertext; do
    run import -m $file.db ours/$file.xml
    ends_with 0 "$file"
    texts $file.db >found
    same expected found "$file: the same texts"
done
run export -m links.db -f tmx
says out '<prop type="x-cotejo-document">en.txt</prop>' 'the documents are named'
says out '<prop type="x-ces-certainty">' 'what a link says of itself is kept'

# Documents elsewhere, and packed.
mkdir -p away/en away/es
gzip -c ours/en.xml >away/en/text.xml.gz
gzip -c ours/es.xml >away/es/text.xml.gz
sed -e 's|en.txt|en/text.xml.gz|; s|es.txt|es/text.xml.gz|' ours/links.xml >opus.xml
run import -m opus.db opus.xml
ends_with 1 'documents that are not beside the links'
says err 'opus.xml:5:1: .*skipped: en/text.xml.gz \[document\]' 'which are told'
run import -m opus.db --documents away opus.xml
ends_with 0 'with --documents'
texts opus.db >found
same expected found 'as OPUS has it: the same texts'
run import -m pipe.db --documents away - <opus.xml
ends_with 0 'links from standard input'
run import -m strict.db --strict opus.xml
ends_with 3 'with --strict all documents must be there'

# Nothing else is opened, whatever a name says.
mkdir -p closed/in
cp ours/es.xml closed/in/es.xml
cp ours/en.xml secret.xml
ln -s ../../secret.xml closed/in/linked.xml
for name in ../../secret.xml ../secret.xml "$PWD/secret.xml" linked.xml . '' /dev/zero; do
    sed -e "s|en.txt|$name|" ours/links.xml >closed/in/links.xml
    run import -m closed.db closed/in/links.xml
    ends_with 1 "a document outside: $name"
done
sed -e 's|en.txt|es.txt|' ours/links.xml >closed/in/links.xml
run import -m closed.db closed/in/links.xml
says err 'both documents are one file' 'one file for both'

# One that has state, words as elements, and ids that are not there.
cat >words.en.xml <<'END'
<text><s id="1"><w>Good</w> <w>day</w>
<w>.</w></s><s id="2">One.</s><s id="3">Two.</s></text>
END
cat >words.es.xml <<'END'
<text><s id="1">Buenos días.</s><s id="2"> Uno. </s></text>
END
cat >words.xml <<'END'
<linkGrp fromDoc="words.en.xml" toDoc="words.es.xml">
<link type="1-1" xtargets="1;1" status="man"/><link type="1-2" xtargets="2;2 3" status="auto"/>
<link type="0-1" xtargets=";2"/><link xtargets="9;1"/><link xtargets="1"/>
</linkGrp>
END
run import -m words.db words.xml
is_same "$(cat out)" \
    'words.xml: 2 units read, 2 new, 0 known, 1 not translated or unfinished, 2 warnings' 'InterText'
says err 'words.xml:3:33: no sentence has this id, link skipped: 9 \[link\]' 'an id of nothing'
texts words.db >found
printf 'Good day .\tBuenos días.\nOne. Two.\tUno.\n' >expected
same expected found 'words, and two sentences in one'
run export -m words.db -f jsonl
says out '"state":"confirmed".*Good day' 'what a person has linked is confirmed'
refuses 3 'root is neither cesAlign nor linkGrp' 'no links' import -m none.db -f links words.en.xml
finish

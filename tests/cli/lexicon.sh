#!/bin/sh
# lexicon.sh - cotejo lexicon, and the lexicons that come with Cotejo
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

tab=$(printf '\t')

# Each word on its own and with others: which is whose translation follows.
for times in 1 2 3; do
    printf 'bago nilo\txarq yeth\nbago temu\tworb xarq\nnilo temu\tyeth worb %s\n' "$times"
done >pairs
run lexicon learn --left-lang en --right-lang es pairs
ends_with 0 'learn'
for pair in "bago${tab}xarq" "nilo${tab}yeth" "temu${tab}worb"; do
    says out "^$pair${tab}" "learn: $pair"
done
cp out learnt
run lexicon learn - <pairs
ends_with 0 'learn from standard input'
is_same "$(cat out)" "$(cat learnt)" 'learn from standard input: the same'
run lexicon learn -o file pairs
ends_with 0 'learn into a file'
is_same "$(cat file)" "$(cat learnt)" 'learn into a file: the same'
printf 'no tab\n' >bad
run lexicon learn pairs bad
ends_with 3 'learn from what is none'
says err '^cotejo: bad:1: no tab between two sentences$' 'learn from what is none: where'

printf 'Bago nilo.\nBago temu.\nNilo temu pasu.\n' >first.en
printf 'Xarq yeth.\nXarq worb.\nYeth worb dret.\n' >first.es
printf 'Bago pasu.\nTemu bago.\nNilo pasu.\n' >second.en
printf 'Xarq dret.\nWorb xarq.\nYeth dret.\n' >second.es
printf 'first.en\tfirst.es\nsecond.en\tsecond.es\n' >list
run lexicon learn --left-lang en --right-lang es --batch list
ends_with 0 'learn from articles'
for pair in "bago${tab}xarq" "nilo${tab}yeth" "temu${tab}worb"; do
    says out "^$pair${tab}" "learn from articles: $pair"
done
paste first.en first.es >first.tsv
for times in 1 2 3 4; do sed "s/\\./ $times./g" first.tsv; done >units.tsv
"$COTEJO" import -m memory.db --from en --to es units.tsv >out 2>err
run lexicon learn -m memory.db --left-lang en --right-lang es
ends_with 3 'learn from a memory that has not'
says err 'has learnt nothing of en and es' 'learn from a memory that has not: the message'
"$COTEJO" learn -m memory.db >out 2>err
run lexicon learn -m memory.db --left-lang en --right-lang es
ends_with 0 'learn from a memory'
says out "^[Bb]ago${tab}[Xx]arq${tab}" 'learn from a memory: a pair'
run lexicon learn -m memory.db
ends_with 2 'learn from a memory: of which languages?'
run lexicon learn
ends_with 2 'learn from nothing'

printf 'dog\tperro\t0.9\t0.5\nradio\tradio\ndog\tcan\t0.1\n' >words
printf 'gato @ cat\n' >words.dic
run lexicon import words words.dic
ends_with 0 'import'
is_same "$(cut -f 1,2 out | tr '\t\n' '  ')" 'cat gato dog can dog perro radio radio ' \
    'import: one lexicon'
run lexicon export --format hunalign --min-probability 0.5 --different words
ends_with 0 'export'
is_same "$(cat out)" 'perro @ dog' 'export: what is wanted, as hunalign has it'
run lexicon info words
ends_with 0 'info'
says out '^entries   3$' 'info: entries'
says out '^sources   2$' 'info: sources'
says out '^targets   3$' 'info: targets'
says out '^probable  2$' 'info: probable ones'
printf '<TEI><entry><orth>box</orth><tr>caja (f), arca</tr></entry></TEI>' >words.tei
printf '<dictionary><section><e><p><l>dog</l><r>perro</r></p></e></section></dictionary>' |
    gzip >words.dix.gz
printf 'take<vblex># out:>:sacar<vblex>\n' >words.expanded
run lexicon import words.tei words.dix.gz words.expanded
ends_with 0 'import: other formats'
is_same "$(cut -f 1,2 out | tr '\t\n' '= ')" 'box=arca box=caja dog=perro take out=sacar ' \
    'import: found by their content'
printf 'About this\nbowl /boul/\n1. fuente, pelvis.\n' | gzip >words.dict.dz
printf '00databaseinfo\tA\tK\nbowl\tL\tf\n' >words.index
run lexicon import words.index
ends_with 0 'import: a dictionary of dictd'
is_same "$(cut -f 1,2 out | tr '\t\n' '= ')" 'bowl=fuente bowl=pelvis. ' 'import: of dictd: words'
printf '<TEI>\n<entry></TEI>' >bad.tei
run lexicon import bad.tei
ends_with 3 'import: damaged'
says err '^cotejo: bad.tei:2:[0-9]*: no well-formed XML' 'import: damaged: where'
run lexicon info nowhere
ends_with 3 'no file'
run lexicon forget words
ends_with 2 'no such thing'
says err 'neither learn nor import' 'no such thing: the message'
run lexicon info words -o words
ends_with 2 'a file that it reads is not replaced'

# The lexicon of two languages is found by their names, whichever is left.
printf 'Bago nilo.\n\nKesi dula.\n\nRotu gami.\n\nPilo fenu.\n' >left
printf 'Xarq yeth.\n\nGhip brax.\n\nSmod quen.\n' >right
mkdir lexicons
printf 'bago\txarq\nnilo\tyeth\nrotu\tghip\ngami\tbrax\npilo\tsmod\nfenu\tquen\n' \
    >lexicons/en-es.tsv
COTEJO_LEXICONS=$scratch/lexicons
export COTEJO_LEXICONS
run align --format beads --left-lang en-GB --right-lang es-MX left right
ends_with 0 'by the languages'
says out '^\[2\]:\[1\]' 'by the languages: it helps'
run align --format beads --left-lang es --right-lang en right left
says out '^\[1\]:\[2\]' 'by the languages: the other way round'
run align --format beads --left-lang en --right-lang es --no-lexicon left right
ends_with 0 'without'
cp out without
run align --format beads --left-lang en --right-lang de left right
is_same "$(cat out)" "$(cat without)" 'other languages: none'
run align --format jsonl --left-lang en --right-lang es left right
cp out with
run lexicon import --format compiled --left-lang en --right-lang es -o lexicons/en-es.lexicon \
    lexicons/en-es.tsv
ends_with 0 'compiled'
run align --format jsonl --left-lang en --right-lang es --lexicon lexicons/en-es.lexicon left right
is_same "$(cat out)" "$(cat with)" 'compiled: the same beads'
mv lexicons/en-es.tsv kept
run align --format jsonl --left-lang en --right-lang es left right
is_same "$(cat out)" "$(cat with)" 'compiled: found by the languages'
run lexicon info lexicons/en-es.lexicon
says out '^languages en es$' 'compiled: it knows its languages'
run lexicon export lexicons/en-es.lexicon
is_same "$(cut -f 1,2 out)" "$(sort kept)" 'compiled: back to text'
head -c 100 lexicons/en-es.lexicon >short
run lexicon info short
ends_with 3 'compiled: truncated'
says err '^cotejo: short: the compiled lexicon is damaged' 'compiled: truncated: the message'
printf 'one field\n' >lexicons/en-es.tsv
run align --left-lang en --right-lang es left right
ends_with 3 'a damaged one'
says err 'lexicons/en-es.tsv:1' 'a damaged one: where'
run align --left-lang en --right-lang es --lexicon words left right
ends_with 0 'a given one is enough'

COTEJO_LEXICONS=$corpora/lexicon
run align --left-lang en --right-lang es left right
ends_with 0 'our own can be read'
run lexicon info "$corpora/lexicon/en-es.tsv"
says out '^entries   1[0-9][0-9][0-9][0-9]$' 'our own has its entries'

finish

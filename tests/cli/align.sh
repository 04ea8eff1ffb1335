#!/bin/sh
# align.sh - cotejo align
#
# Golden files hold P where a probability stands, so that a better aligner does not change them.
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .

for format in tsv jsonl beads tmx; do
    run align --format "$format" en.txt es.txt
    ends_with 0 "$format"
    is_silent err "$format: no message"
    mask <out >masked
    is_golden masked "align.$format" "$format"
done

run align en.txt es.txt
mask <out >masked
is_golden masked align.tsv 'tsv is what a pipe gets'

run align --format text en.txt es.txt
ends_with 0 'text'
mask <out >masked
is_golden masked align.text 'text: side by side in 80 columns'
with COLUMNS=120 run align --format text en.txt es.txt
is_same "$(awk 'length > widest { widest = length } END { print (widest > 80) }' out)" 1 \
    'text: COLUMNS is the width'
with COLUMNS=40 run align --format text en.txt es.txt
mask <out >masked
is_golden masked align-narrow.text 'text: one below the other on a narrow terminal'
run align --format text --color always en.txt es.txt
says out "$(printf '\033')\[1m" 'text: --color always colours'

run align --format html en.txt es.txt
ends_with 0 'html'
says out '<!DOCTYPE html>' 'html: a page'
says out 'Beltrán' 'html: the text is in it'
if grep -q -i -e '<link' -e 'src=' out; then
    fail 'html: needs other files'
else
    pass 'html: needs nothing but itself'
fi

# The contract of sentences in, beads out.
"$COTEJO" segment en.txt >left
"$COTEJO" segment es.txt >right
run align --input sentences --format beads --left-lang en --right-lang es left right
ends_with 0 'sentences to beads'
is_same "$(grep -c -v '^\[[0-9, ]*\]:\[[0-9, ]*\]	[01]\.[0-9]*$' out)" 0 \
    'sentences to beads: the shape of each line'
count=$(sed 's/^\[\([0-9, ]*\)\].*/\1/' out | tr ',' '\n' | grep -c '[0-9]')
is_same "$count" "$(grep -c '' left)" 'sentences to beads: every left sentence once'

# One side from standard input.
run align --left-lang en --right-lang es - es.txt <en.txt
ends_with 0 'standard input'
mask <out >masked
is_golden masked align.tsv 'standard input: the same'
refuses 2 'only one side' 'standard input twice' align - -

run align --min-probability 1 --format tsv en.txt es.txt
is_same "$(awk -F '\t' '$1 != "" && $2 != "" && $3 < 1' out)" '' '--min-probability leaves out'

# Files appear when they are complete, in the format that their name says.
for format in tsv jsonl tmx html; do
    run align --format "$format" en.txt es.txt
    cp out expected
    run align -o "result.$format" en.txt es.txt
    ends_with 0 "-o result.$format"
    is_silent out "-o result.$format: nothing on standard output"
    same expected "result.$format" "-o result.$format: the format"
done
echo before >kept
refuses 3 '^cotejo: nowhere.txt: ' '-o, and an input is missing' align -o kept en.txt nowhere.txt
is_same "$(cat kept)" before '-o, and an input is missing: the old file is untouched'
is_same "$(find . -name '.*.*' -type f)" '' '-o: nothing is left behind'
chmod 640 kept
run align -o kept en.txt es.txt
# shellcheck disable=SC2012 # a name of our own
is_same "$(ls -l kept | cut -c 1-10)" '-rw-r-----' '-o keeps the mode of the file'
ln -s kept link
run align -o link en.txt es.txt
is_same "$(find link -type l)" link '-o follows a link'
refuses 2 '^cotejo: es.txt is an input' '-o names an input' align -o es.txt en.txt es.txt
same "$data/es.txt" es.txt '-o names an input: it is untouched'
if [ -w /dev/full ]; then
    refuses 74 '^cotejo: /dev/full: cannot write: ' '-o on a full disk' align -o /dev/full en.txt es.txt
fi

# What looks wrong is said, and done all the same.
run align --format tsv es.txt es.txt
ends_with 0 'the same language twice'
says err '^cotejo: warning: both es.txt and es.txt are es$' 'the same language twice: a warning'
cp es.txt swap.en.txt
cp en.txt swap.es.txt
run align --format tsv swap.en.txt swap.es.txt
ends_with 0 'swapped sides'
says err '^cotejo: warning: the sides look swapped: ' 'swapped sides: a warning'
printf '12 34\n' >figures
run align --format tsv figures es.txt
ends_with 0 'an unknown language'
says err '^cotejo: warning: figures: its language is not known; give it with --left-lang$' \
    'an unknown language: a warning'
refuses 3 '^cotejo: figures: its language is not known' 'an unknown language in TMX' \
    align --format tmx figures es.txt

: >empty.txt
refuses 3 '^cotejo: empty.txt: no text in it$' 'an empty side' align en.txt empty.txt
refuses 3 '^cotejo: nowhere.txt: ' 'a missing side' align nowhere.txt es.txt
refuses 2 'needs LEFT RIGHT' 'one file' align en.txt
refuses 2 'one too many' 'three files' align en.txt es.txt en.txt
refuses 2 'from 0 to 1' 'a decimal comma' align --min-probability 0,5 en.txt es.txt
refuses 2 'from 0 to 1' 'a probability above 1' align --min-probability 1.5 en.txt es.txt
refuses 2 'only text, tsv, jsonl, tmx, html, beads, ces or intertext$' 'an unknown format' \
    align --format xml en.txt es.txt
refuses 2 '^cotejo: ' 'an impossible language' align --left-lang '!!' en.txt es.txt

# Beads that a person has confirmed.
printf '# confirmed\n\n[1]:[0]\t0.5\n' >fixed
run align --format beads --fixed fixed en.txt es.txt
ends_with 0 '--fixed'
says out '^\[1\]:\[0\]	1.0000$' '--fixed: the bead is kept'
echo '[1, 3]:[0]' >fixed
run align --fixed fixed en.txt es.txt
ends_with 3 '--fixed: no bead'
says err 'fixed:1: not a bead' '--fixed: no bead: the message'
printf '[1]:[0]\n[0]:[1]\n' >fixed
run align --fixed fixed en.txt es.txt
ends_with 2 '--fixed: beads that cross'
run align --fixed missing en.txt es.txt
ends_with 3 '--fixed: no such file'

# Vectors of sentences. 1 and 0 as float32, the low byte first.
one='\0000\0000\0200\0077'
zero='\0000\0000\0000\0000'
printf 'Kala.\nKana.\nKoira.\n' >left.fi
printf 'Hal.\nTyuk.\n' >right.hu
printf %b "$one$zero$zero$one$one$one" >fi.f32
printf %b "$one$zero$one$one" >hu.f32
aligned='align --input sentences --format beads --left-lang fi --right-lang hu'
# shellcheck disable=SC2086 # many words
run $aligned left.fi right.hu --embeddings fi.f32 hu.f32
ends_with 0 '--embeddings'
is_same "$(grep -c '' out)" 3 '--embeddings: every sentence'
printf 'Kala. Kana.\nKala.\nKana.\nKoira.' >fi.overlap
printf 'Hal.\nTyuk.\n' >hu.overlap
printf %b "$one$zero$one$zero$zero$one$one$one" >fi.vecalign
# shellcheck disable=SC2086
run $aligned --embeddings fi.vecalign hu.f32 --overlaps fi.overlap hu.overlap left.fi right.hu
ends_with 0 '--overlaps'
printf %b "$one$one$one" | cat hu.f32 - >long.f32
printf 'x' | cat hu.f32 - >odd.f32
cat hu.f32 hu.f32 >long4.f32
: >empty.f32
for file in long.f32:fi.f32 odd.f32:hu.f32 empty.f32:hu.f32 fi.f32:odd.f32; do
    # shellcheck disable=SC2086
    refuses 3 "f32: its [0-9]* bytes are not [23] rows of float32 numbers, one for each sentence$" \
        "--embeddings: $file" $aligned --embeddings "${file%:*}" "${file#*:}" left.fi right.hu
done
# shellcheck disable=SC2086
refuses 3 '^cotejo: nowhere.f32: ' '--embeddings: no such file' \
    $aligned --embeddings fi.f32 nowhere.f32 left.fi right.hu
# shellcheck disable=SC2086
refuses 3 '^cotejo: .: not a file that can be measured$' '--embeddings: a folder' \
    $aligned --embeddings . hu.f32 left.fi right.hu
if truncate -s 100G huge.f32 2>/dev/null; then
    # shellcheck disable=SC2086
    refuses 3 '^cotejo: huge.f32: larger than 64 GiB$' '--embeddings: a huge file' \
        $aligned --embeddings huge.f32 hu.f32 left.fi right.hu
    truncate -s 3G huge.f32
    # shellcheck disable=SC2086
    run $aligned --embeddings huge.f32 hu.f32 left.fi right.hu
    is_same "$((status > 0))" 1 '--embeddings: a large empty file'
    rm huge.f32
fi
# shellcheck disable=SC2086
refuses 2 'embeddings of 2 numbers on the left and of 4 on the right' \
    '--embeddings: two dimensions' $aligned --embeddings fi.f32 long4.f32 left.fi right.hu
# shellcheck disable=SC2086
refuses 2 'no sentence is among the texts that the embeddings are of' \
    '--overlaps: of other texts' $aligned --embeddings hu.f32 hu.f32 --overlaps hu.overlap hu.overlap \
    left.fi right.hu
# shellcheck disable=SC2086
refuses 2 'needs two values (LEFT RIGHT)' '--embeddings: one file' $aligned left.fi right.hu --embeddings x
refuses 2 'says what --embeddings are of' '--overlaps alone' align --overlaps a b left.fi right.hu
refuses 2 'is for one pair' '--embeddings and --batch' align --batch list --embeddings a b

# Pairs of words to begin with.
printf '# en es\ntalks\tconversaciones\t0.8\n' >words.tsv
echo 'muro @ wall' >words.dic
for side in 'en.txt es.txt' 'es.txt en.txt'; do
    # shellcheck disable=SC2086 # two words
    run align --format beads --lexicon words.tsv --lexicon words.dic $side
    ends_with 0 "--lexicon, twice: $side"
    is_silent err "--lexicon, twice: $side: no message"
done
"$COTEJO" align --format jsonl en.txt es.txt >plain
run align --format jsonl --lexicon - en.txt es.txt </dev/null
same plain out '--lexicon without words changes nothing'
printf 'wall\tmuro\nnothing\n' >words.tsv
refuses 3 '^cotejo: words.tsv:2:[0-9:]* neither a source and a target' '--lexicon: a wrong line' \
    align --lexicon words.tsv en.txt es.txt
refuses 3 '^cotejo: missing: ' '--lexicon: no such file' align --lexicon missing en.txt es.txt

# Text that has moved.
run align --format beads "$corpora/obituario-bandoneon/en.html" "$corpora/obituario-bandoneon/es.html"
says out '^\[10\]:\[22\].*	moved$' 'moved text is marked'
run align --format tmx "$corpora/obituario-bandoneon/en.html" "$corpora/obituario-bandoneon/es.html"
says out '<prop type="x-cotejo-moved">yes</prop>' 'moved text is marked in TMX'

# Two texts that are no translations of each other.
run align --format beads "$corpora/obituario-bandoneon/en.html" "$corpora/dengue-cali/es.html"
ends_with 0 'unrelated: it is printed'
says err 'not translations of each other' 'unrelated: a warning'
run align --format beads "$corpora/broken/unrelated/en.txt" "$corpora/broken/unrelated/es.txt"
ends_with 0 'unrelated and short: it is printed'
says err 'not translations of each other' 'unrelated and short: a warning'

# A translation that lacks the end, or the beginning.
for side in en es; do
    run segment "$corpora/chips-jalisco/$side.html"
    mv out "$side.sentences"
done
head -n 20 es.sentences >first.sentences
tail -n +21 es.sentences >last.sentences
for half in first last; do
    run align --input sentences --left-lang en --right-lang es --format beads en.sentences $half.sentences
    ends_with 0 "the $half half: it is printed"
    says err "$half.sentences covers only the $half [0-9]* of the [0-9]* sentences of en.sentences\$" \
        "the $half half: a warning"
done

finish

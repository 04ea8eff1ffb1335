#!/bin/sh
# segment.sh - cotejo segment
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" .

run segment en.txt es.txt
ends_with 0 'two files'
is_golden out segment.txt 'two files: a sentence a line'
is_silent err 'two files: no message'

cp out whole
run segment -o result en.txt es.txt
ends_with 0 '-o'
is_silent out '-o: nothing on standard output'
same whole result '-o: the same as on standard output'

run segment --format jsonl es.txt
ends_with 0 'jsonl'
is_golden out segment.jsonl 'jsonl'
is_same "$(wc -l <out)" "$("$COTEJO" segment es.txt | wc -l)" 'jsonl: an object a sentence'

run segment --blocks en.txt
ends_with 0 '--blocks'
tail -n +2 "$golden/segment-blocks.txt" >expected
same expected out '--blocks: a block a line, without the title'
run segment --blocks --all en.txt
ends_with 0 '--blocks --all'
is_golden out segment-blocks.txt '--blocks --all: a block a line, the title too'

# What is body and what is not: title and captions stay in the sentences and in JSON lines.
cat >page.html <<'END'
<html lang="en"><head><title>The bridge is open</title></head><body><article>
<h1>The bridge is open</h1><h2>After nine years</h2>
<figure><img src="b.jpg" alt=""><figcaption>The bridge on Sunday.</figcaption></figure>
<p>The mayor opened the bridge on Sunday, nine years after the first stone was laid.</p>
<ul><li>It is 312 metres long.</li></ul>
<blockquote><p>“We waited for too long,” she said.</p></blockquote>
<table><caption>What it cost.</caption><tr><td>Steel</td><td>31 million euros</td></tr></table>
<p>Buses will cross it from Monday on, and cyclists have a lane of their own.</p>
</article></body></html>
END
run segment --blocks page.html
ends_with 0 '--blocks of a page'
cat >expected <<'END'
After nine years
The mayor opened the bridge on Sunday, nine years after the first stone was laid.
It is 312 metres long.
“We waited for too long,” she said.
Steel
31 million euros
Buses will cross it from Monday on, and cyclists have a lane of their own.
END
same expected out '--blocks of a page: all but title and captions'
run segment -ab page.html
is_same "$(wc -l <out)" 10 '-ab: title and captions too'
says out '^The bridge is open$' '-ab: the title'
says out '^The bridge on Sunday\.$' '-ab: the caption of a picture'
says out '^What it cost\.$' '-ab: the caption of a table'
run segment page.html
says out '^The bridge on Sunday\.$' 'sentences: a caption is one'
run segment -f jsonl page.html
says out '"kind":"title"' 'jsonl: the title'
says out '"kind":"caption"' 'jsonl: a caption'
printf 'Nothing but a title\n' >title.txt
run segment --blocks title.txt
same title.txt out '--blocks of a title alone: it is all there is'

# The contract of --paragraphs: white space becomes one space, nothing else changes, and every line
# of the input, empty ones too, ends with an empty line.
printf 'Llegó  el Sr. Ruiz.\tNo habló. \n\nSolo una.\n' >lines
run segment --paragraphs --lang es - <lines
ends_with 0 '--paragraphs'
printf 'Llegó el Sr. Ruiz.\nNo habló.\n\n\nSolo una.\n\n' >expected
same expected out '--paragraphs: sentences, and an empty line after each paragraph'
run segment -p -l es lines
same expected out '-p -l: the same from a file'
run segment --paragraphs --lang es - </dev/null
ends_with 0 '--paragraphs of nothing'
is_silent out '--paragraphs of nothing: nothing'

printf 'Uno. Dos.\n\nTres.\n' >lines
run segment --input sentences --lang es lines
same lines out '--input sentences: nothing is split or lost'

# What a page carries besides the article does not come out.
run segment --blocks --all "$corpora/mexico-talks-2017/es.html"
ends_with 0 'a page'
says out '^“No habrá deportaciones masivas”, prometen' 'a page: the headline'
if grep -q -i -e 'cookie' -e 'function *(' out; then
    fail 'a page: clutter'
else
    pass 'a page: no clutter'
fi

# A file that cannot be read does not keep the others out.
run segment nowhere.txt en.txt
ends_with 3 'one file is missing'
says err '^cotejo: nowhere.txt: ' 'one file is missing: the message names it'
one_line err 'one file is missing'
"$COTEJO" segment en.txt >expected
same expected out 'one file is missing: the other one is read'

: >empty.txt
mkdir folder
refuses 3 '^cotejo: empty.txt: no text in it$' 'an empty file' segment empty.txt
refuses 3 '^cotejo: folder: ' 'a folder' segment folder
refuses 3 '^cotejo: no.where: ' 'a name with a line feed' segment 'no
where'
if [ "$(id -u)" -ne 0 ]; then
    cp en.txt secret.txt
    chmod 0 secret.txt
    refuses 3 '^cotejo: secret.txt: .*denied' 'an unreadable file' segment secret.txt
else
    skip 'an unreadable file' 'root may read all files'
fi
refuses 2 'needs FILE' 'no file' segment
refuses 2 'contradict' '--paragraphs of HTML' segment --paragraphs --input html en.txt
refuses 2 'goes neither' '--blocks as jsonl' segment --blocks --format jsonl en.txt
refuses 2 'all goes with --blocks' '--all of sentences' segment --all en.txt
refuses 2 '^cotejo: en.txt is an input' '-o names an input' segment -o en.txt en.txt
same "$data/en.txt" en.txt '-o names an input: it is untouched'
refuses 2 'no-such-charset' 'an unknown character set' segment --charset no-such-charset en.txt
refuses 2 '^cotejo: ' 'an impossible language' segment --lang '!!' en.txt

# Character sets.
iconv -f UTF-8 -t ISO-8859-1 es.txt 2>/dev/null >latin.txt || sed 's/«//g; s/»//g' es.txt >latin.txt
if iconv -f UTF-8 -t WINDOWS-1252 es.txt >latin.txt 2>/dev/null; then
    run segment --charset windows-1252 --lang es latin.txt
    "$COTEJO" segment --lang es es.txt >expected
    same expected out '--charset'
    run segment --lang es latin.txt
    same expected out 'the character set is found out'
else
    skip '--charset' 'no iconv for windows-1252'
fi

# A full disk, and a file in the way of the result.
if [ -w /dev/full ]; then
    refuses 74 '^cotejo: /dev/full: cannot write: ' '-o on a full disk' segment -o /dev/full en.txt
fi
refuses 74 '^cotejo: folder: cannot write: ' '-o names a folder' segment -o folder en.txt
refuses 74 '^cotejo: nowhere/result: cannot write: ' '-o in no folder' segment -o nowhere/result en.txt

finish

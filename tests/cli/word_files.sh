#!/bin/sh
# word_files.sh - articles from word processors: DOCX and ODT
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

python3 "$COTEJO_SOURCE_ROOT/tests/cli/word_files.py" || exit 1

run segment plain.docx
if grep -q 'made without libarchive' err; then
    ends_with 2 'a build that cannot read them says so'
    finish
    exit 0
fi
ends_with 0 'docx without styles'

run segment --blocks --all a.docx
ends_with 0 'docx'
printf '%s\n' 'El puente' 'Las obras' 'Costó 9 millones. Ya está.' Antes 'del recuadro' 'y después.' \
    'Una celda' 'Un punto' Ninguno >expected
same expected out 'docx: its text, without what was deleted'
run segment --format jsonl a.docx
says out '"kind":"title".*"text":"El puente","language":"es-MX"' 'docx: the title, the language'
says out '"kind":"heading".*"text":"Las obras"' 'docx: a heading by a Spanish style'
says out '"kind":"cell".*"text":"Una celda"' 'docx: a cell'
says out '"kind":"list-item".*"text":"Un punto"' 'docx: a list item'
says out '"kind":"paragraph".*"text":"Ninguno"' 'docx: a list that is switched off'

run segment --format jsonl a.odt
ends_with 0 'odt'
says out '"kind":"title".*"text":"El puente","language":"es-CO"' 'odt: the title, the language'
says out '"kind":"heading".*"text":"Las obras"' 'odt: a heading'
says out '"text":"Costó 9 millones."' 'odt: spaces, and no notes'
says out '"text":"Ya está."' 'odt: a tab is a space'
says out '"kind":"cell".*"text":"Una celda"' 'odt: a cell'
says out '"kind":"list-item".*"text":"Un punto"' 'odt: a list item'
is_same "$(grep -c NO out)" 0 'odt: without deleted text, contents, notes'

cp a.odt renamed
run segment renamed
ends_with 0 'known by what is in it, not by its name'
run segment --input docx a.odt
ends_with 3 'not a docx'
says err '^cotejo: a.odt: the archive has no file word/document.xml$' 'not a docx: why'
run segment --input odt "$data/es.txt"
ends_with 3 'no archive'

for bad in broken deep bomb cut; do
    run segment $bad.docx
    ends_with 3 "$bad"
    is_silent out "$bad: nothing looks complete"
done
run segment broken.docx
says err '^cotejo: broken.docx: line 2 of word/document.xml inside is not well-formed' 'broken: where'
run segment bomb.docx
says err '^cotejo: bomb.docx: a file of the archive is larger than' 'bomb: why'
run segment other.zip
ends_with 3 'another archive'
run segment --lang es entity.docx
is_same "$(grep -c SECRET out)" 0 'an entity is not looked up'

finish

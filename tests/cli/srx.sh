#!/bin/sh
# srx.sh - rules from SRX files, and our own rules as one
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

cp "$data/en.txt" "$data/es.txt" "$data/rules.srx" .

# Splitting by a file.
printf 'Llegó el Sr. Ruiz; no habló. Fin.\n' >lines
printf 'Llegó el Sr. Ruiz;\nno habló.\nFin.\n\n' >expected
run segment -p --lang es-MX --srx rules.srx lines
ends_with 0 '--srx'
same expected out '--srx: cut by its rules, in cascade'
run segment -p --lang en --srx rules.srx lines
printf 'Llegó el Sr.\nRuiz; no habló.\nFin.\n\n' >expected
same expected out '--srx: another language has other rules'
refuses 3 '^cotejo: rules.srx: no rules for language fr$' 'a language without rules' \
    segment -p --lang fr --srx rules.srx lines
run segment -p --lang fr --srx rules.srx --srx-fallback lines
ends_with 0 '--srx-fallback'
run segment -p --lang es --srx rules.srx - <lines
ends_with 0 'a text from standard input'
run segment -p --lang es --srx - lines <rules.srx
ends_with 0 'rules from standard input'
run segment --srx rules.srx en.txt es.txt
ends_with 0 'two articles'

# Alignments and memories.
run align --srx rules.srx --format tsv en.txt es.txt
ends_with 0 'align --srx'
run align --srx rules.srx --left-lang fr en.txt es.txt
ends_with 3 'align --srx without rules for a side'
says err '^cotejo: rules.srx: no rules for language fr$' 'align --srx: the message'
run align --srx rules.srx --srx-fallback --left-lang fr --format tsv en.txt es.txt
ends_with 0 'align --srx-fallback'
run add -m memory.db --srx rules.srx en.txt es.txt
ends_with 0 'add --srx'
run add -m other.db --srx nowhere.srx en.txt es.txt
ends_with 3 'add: the file is missing'
is_same "$(find . -name 'other.db*')" '' 'add: no memory is made'

# What is in a file.
run segment --srx-check rules.srx
ends_with 0 '--srx-check'
says out '^# SRX 2.0, cascade yes, segmentsubflows yes, formathandle start no, end yes, isolated yes$' \
    '--srx-check: the header'
says out '^ES\.\*	Spanish	1	1$' '--srx-check: a map with its rules'
is_silent err '--srx-check: nothing is wrong'
run segment --srx-check rules.srx --lang en
says out '^(ES|EN)\.\*	Stops	1	0$' '--srx-check --lang: what applies'
is_same "$(grep -c Spanish out)" 0 '--srx-check --lang: nothing else'
run segment --srx-check rules.srx --lang fr
ends_with 3 '--srx-check --lang: no rules'

# What is wrong with one.
sed -e 's/\[\.?!\]+/[.?!/' -e 's/"Spanish"\/>/"Castilian"\/>/' rules.srx >bad.srx
run segment --srx-check bad.srx
ends_with 3 'a bad file'
says err '^cotejo: bad.srx:22: no regular expression' 'a bad file: the rule'
says err '^cotejo: bad.srx:29: no language rule is called "Castilian"$' 'a bad file: the map'
says err '^cotejo: warning: bad.srx:10: ' 'a bad file: what is only strange'
refuses 3 '^cotejo: bad.srx:22: no regular expression' 'splitting by a bad file' \
    segment -p --lang en --srx bad.srx lines
head -n 20 rules.srx >cut.srx
refuses 3 '^cotejo: cut.srx:2[01]:[0-9]*: no well-formed XML: ' 'a file that is cut off' \
    segment -p --lang en --srx cut.srx lines
refuses 3 '^cotejo: en.txt:1:1: no well-formed XML: ' 'a text for rules' \
    segment --srx en.txt es.txt
refuses 3 '^cotejo: nowhere.srx: ' 'a missing file' segment --srx nowhere.srx es.txt

# Patterns that take for ever are stopped.
sed 's/\\bSr\\\./(a|a?a)+b!/; s/\[\.?!\]+/!/' rules.srx >slow.srx
printf 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaacb! x\n' >slow.txt
refuses 3 '^cotejo: slow.srx:12: a rule that takes too long on this text: ' 'a rule without end' \
    segment -p --lang es --srx slow.srx slow.txt

# Our own rules.
run segment --write-srx --lang es -o own.srx
ends_with 0 '--write-srx'
run segment --srx-check own.srx
ends_with 0 '--write-srx: the file is sound'
is_silent err '--write-srx: nothing is wrong with it'
run segment -p --lang es --srx own.srx lines
printf 'Llegó el Sr. Ruiz; no habló.\nFin.\n\n' >expected
same expected out '--write-srx: the file cuts as we do'
run segment --write-srx
is_same "$(grep -c '<languagemap' out)" 8 '--write-srx: all languages'
refuses 3 'no rules of its own for language ja$' '--write-srx for another language' \
    segment --write-srx --lang ja

refuses 2 'neither files' '--srx-check with a file' segment --srx-check rules.srx en.txt
refuses 2 'neither files' '--write-srx with rules' segment --write-srx --srx rules.srx
refuses 2 'srx-fallback goes with' '--srx-fallback alone' segment --srx-fallback en.txt
refuses 2 'is an input' '-o names the rules' segment --srx rules.srx -o rules.srx en.txt
same "$data/rules.srx" rules.srx '-o names the rules: they are untouched'

finish

#!/bin/sh
# terminal.sh - what people see on a terminal
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

if ! in_terminal '' version; then
    skip 'terminal' 'no script(1) here'
    finish
    exit 0
fi
escape=$(printf '\033')
cp "$data/en.txt" "$data/es.txt" .

in_terminal '' align en.txt es.txt
ends_with 0 'align'
says out "^${escape}\[1mleft " 'align: side by side, in colour'
in_terminal 'NO_COLOR=1' align en.txt es.txt
mask <out >masked
is_golden masked align.text 'NO_COLOR: side by side without colour'
in_terminal 'NO_COLOR=' align en.txt es.txt
says out "$escape" 'an empty NO_COLOR says nothing'
in_terminal 'TERM=dumb' align en.txt es.txt
mask <out >masked
is_golden masked align.text 'TERM=dumb: no colour'
in_terminal 'NO_COLOR=1' align --color always en.txt es.txt
says out "$escape" '--color always goes before NO_COLOR'
in_terminal '' align --color never en.txt es.txt
is_same "$(grep -c "$escape" out)" 0 '--color never'

# Text cannot steer the terminal.
printf 'Uno \033[31m dos \302\233 tres.\n' >evil.txt
in_terminal '' segment --lang es evil.txt
is_same "$(grep -c "$escape" out)" 0 'controls in a text are replaced'
says out '^Uno .*dos .*tres.$' 'controls in a text: the text is shown'

finish

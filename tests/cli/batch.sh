#!/bin/sh
# batch.sh - cotejo align --batch and cotejo add --batch
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

tab=$(printf '\t')
cp "$data/en.txt" "$data/es.txt" .
cp "$corpora/mexico-talks-2017/en.html" bridge.en.html
cp "$corpora/mexico-talks-2017/es.html" bridge.es.html
{
    printf '# the pairs\n\n'
    printf 'en.txt\tes.txt\tfirst\r\n'
    printf 'bridge.en.html\tbridge.es.html\n'
} >list

run align --batch list
ends_with 0 'a list'
is_silent err 'a list: no message'
says out "^# first${tab}en.txt${tab}es.txt\$" 'a list: the name stands before the beads'
says out "^# 4${tab}bridge.en.html${tab}bridge.es.html\$" 'a list: a pair without a name has its line'
is_same "$(grep -c '^# ' out)" 2 'a list: every pair once'
cp out whole
run align --batch - <list
ends_with 0 'standard input'
is_same "$(cat out)" "$(cat whole)" 'standard input: the same'
run align --batch list -o file
ends_with 0 'into a file'
is_same "$(cat file)" "$(cat whole)" 'into a file: the same'

run align --batch list --format jsonl
ends_with 0 'jsonl'
says out '^{"pair":"first","left_name":"en.txt","right_name":"es.txt"}$' 'jsonl: which pair it is'
run align --batch list --format beads
ends_with 0 'beads'
is_same "$(grep -c -v -e '^\[' -e '^# ' out)" 0 'beads: beads, and which pair they are of'

mkdir results
run align --batch list --format html --output-dir results
ends_with 0 'a file a pair'
is_silent out 'a file a pair: nothing on standard output'
is_same "$(cd results && echo *)" "4.html first.html" 'a file a pair: their names'
says results/first.html '<!DOCTYPE html>' 'a file a pair: each is whole'

# What all teach: the pairs of one text cut in pieces know more together than alone.
"$COTEJO" align --format tsv en.txt es.txt >alone
run align --batch list --lexicon /dev/null
ends_with 0 'a lexicon as well'

# What is wrong with one pair.
{
    printf 'en.txt\tnowhere.txt\n'
    cat list
    printf 'en.txt\tes.txt\tno/name\n'
} >bad
run align --batch bad --output-dir results
ends_with 3 'a bad pair'
says err 'nowhere.txt' 'a bad pair: what is wrong'
says err '^cotejo: bad:1: this pair is left out$' 'a bad pair: where'
says err '^cotejo: bad:6: this pair is left out$' 'a name with a folder is refused'
is_same "$(grep -c '' err)" 4 'a bad pair: told once'
is_same "$(cd results && echo *)" "4.html 5.tsv first.html first.tsv" \
    'a bad pair: the others are there'
run align --batch bad -o file
ends_with 3 'a bad pair, into a file'
says file '^# first' 'a bad pair, into a file: the others are there'

# name, the list's bytes
bad_list()
{
    printf '%b' "$2" >list.bad
    run align --batch list.bad
    ends_with 3 "$1"
    says err "$3" "$1: the message"
}
bad_list 'one field' 'en.txt\n' 'list.bad:1: not LEFT, tab, RIGHT'
bad_list 'four fields' 'en.txt\tes.txt\ta\tb\n' 'list.bad:1: not LEFT, tab, RIGHT'
bad_list 'an empty field' '\n\tes.txt\n' 'list.bad:2: not LEFT, tab, RIGHT'
bad_list 'an empty list' '# nothing\n' 'no pair in it'

bad_list 'standard input twice' '-\tes.txt\n' 'cannot be read twice'

# name, arguments
refused()
{
    name=$1
    shift
    run align "$@"
    ends_with 2 "$name"
}
refused 'operands beside a list' --batch list en.txt es.txt
refused 'a stream and a batch' --batch list --stream
refused 'two places' --batch list -o file --output-dir results
refused 'a folder without a list' --output-dir results en.txt es.txt
refused 'many pairs in one page' --batch list --format html
refused 'fixed beads' --batch list --fixed list

run -m memory.db add --batch list
ends_with 0 'add'
says out '^en.txt + es.txt: [1-9][0-9]* beads' 'add: the first pair'
says out '^bridge.en.html + bridge.es.html: [1-9][0-9]* beads' 'add: the second pair'
run -m memory.db add --batch list
says out '^en.txt + es.txt: there already' 'add: twice'
run -m other.db add --batch bad
ends_with 3 'add: a bad pair'
says out '^bridge.en.html' 'add: the others are added'
run -m memory.db add --batch list en.txt es.txt
ends_with 2 'add: operands beside a list'
run -m memory.db add
ends_with 2 'add: nothing'

finish

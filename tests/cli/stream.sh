#!/bin/sh
# stream.sh - cotejo align --stream, and the scripts of docs/pipeline/
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

pipeline=$COTEJO_SOURCE_ROOT/docs/pipeline
export COTEJO

# Our articles as lines, three times over, with a broken line and an empty one among them.
mkdir -p pages/left pages/right
for folder in "$corpora"/*/; do
    name=$(basename "$folder")
    for ending in txt html; do
        # JSON is UTF-8, and one of our pages is not.
        if [ "$name" != museo-valencia ] && [ -f "$folder/en.$ending" ] &&
            [ -f "$folder/es.$ending" ]; then
            cp "$folder/en.$ending" "pages/left/$name.en.$ending"
            cp "$folder/es.$ending" "pages/right/$name.es.$ending"
        fi
    done
done
python3 "$pipeline/make_lines.py" --left-lang en --right-lang es pages/left pages/right >once.jsonl
python3 "$pipeline/make_lines.py" --tsv pages/left pages/right >once.tsv
for i in 1 2 3; do
    cat once.jsonl
    printf '{"id":"broken %d","left":\n\n' $i
done >pairs.jsonl

run align --stream pairs.jsonl
ends_with 3 'a broken line'
mv out expected
is_same "$(wc -l <expected)" "$(wc -l <pairs.jsonl)" 'a line for each line'
is_same "$(grep -c '"beads":' expected)" "$((3 * $(wc -l <once.jsonl)))" 'all pairs are aligned'
says err "^cotejo: pairs.jsonl:$(($(wc -l <once.jsonl) + 1)): not a JSON object" 'the message'
says err ' 3 of [0-9]* lines could not be aligned' 'and how many there are'
is_same "$(grep -n '"error"' expected | cut -d : -f 1 | head -n 1)" \
    "$(($(wc -l <once.jsonl) + 1))" 'the error stands in its place'
python3 -c '
import json, sys
for line in open("expected", encoding="utf-8"):
    if line.strip():
        json.loads(line)
' 2>err
is_same $? 0 'every line is JSON'

# Sides in each other's language, which no alignment sees.
cat >sides.jsonl <<'END'
{"id":"told","left":{"lang":"en","text":"The minister said on Thursday that the talks with the unions would go on until the end of the month, and that nothing had been decided about the wages of the teachers or of those who work in the hospitals of the region."},"right":{"lang":"es","text":"El ministro dijo el jueves que las conversaciones con los sindicatos seguirán hasta el fin de mes, y que no se ha decidido nada sobre los salarios de los maestros ni de quienes trabajan en los hospitales de la región."}}
{"id":"swapped","left":{"lang":"en","text":"El ministro dijo el jueves que las conversaciones con los sindicatos seguirán hasta el fin de mes, y que no se ha decidido nada sobre los salarios de los maestros ni de quienes trabajan en los hospitales de la región."},"right":{"lang":"es","text":"The minister said on Thursday that the talks with the unions would go on until the end of the month, and that nothing had been decided about the wages of the teachers or of those who work in the hospitals of the region."}}
END
run align --stream --check-sides sides.jsonl
ends_with 0 'swapped sides are no failure'
is_same "$(sed 's/.*"verdict":"\([a-z]*\)".*/\1/' out | tr '\n' ' ')" 'translations swapped ' 'the verdicts'
run align --stream --check-sides --format tsv sides.jsonl
is_same "$(cut -f 1,6 out | tail -n 1)" "$(printf 'swapped\tswapped')" 'TSV: swapped in place of beads'
run align --stream sides.jsonl
is_same "$(grep -c '"swapped",.*"verdict":"translations"' out)" 1 'nobody looks unless asked to'
refuses 2 'check-sides is for --stream' '--check-sides of a pair' align --check-sides a b

# The same bytes, whoever cuts the input.
run align --stream --jobs 2 <pairs.jsonl
same expected out 'a pipe and two threads: the same bytes'
run align --stream --jobs 0 -o file.jsonl pairs.jsonl
ends_with 3 'to a file'
same expected file.jsonl 'to a file: the same bytes'
run align --stream=jsonl -f jsonl pairs.jsonl
same expected out 'the formats by name: the same bytes'
sh "$pipeline/local.sh" pairs.jsonl >out 2>err
is_same $? 0 'local.sh: broken lines are no failure'
same expected out 'local.sh: the same bytes'
if command -v parallel >/dev/null && parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
    sh "$pipeline/parallel-pipe.sh" --jobs 2 --block 20k <pairs.jsonl >out 2>err
    is_same $? 0 'parallel-pipe.sh: it runs'
    same expected out 'parallel-pipe.sh: the same bytes'
    sh "$pipeline/parallel-pipepart.sh" pairs.jsonl --jobs 2 >out 2>err
    is_same $? 0 'parallel-pipepart.sh: it runs'
    same expected out 'parallel-pipepart.sh: the same bytes'
    COTEJO_OPTIONS='--left-lang x!' sh "$pipeline/parallel-pipe.sh" <pairs.jsonl >out 2>err
    is_same "$(grep -c '"beads"' out)" "$(grep -c '"beads"' expected)" \
        'parallel-pipe.sh: options are passed on'
else
    skip 'parallel-pipe.sh, parallel-pipepart.sh' 'GNU parallel is not installed'
fi
if split -n l/1/2 once.jsonl >/dev/null 2>&1; then
    mkdir results
    for task in 0 1 2 3 4; do
        PAIRS=pairs.jsonl RESULTS=results SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=5 \
            sh "$pipeline/slurm.sh" 2>err || fail "slurm.sh: task $task"
    done
    cat results/part.*.jsonl >out
    same expected out 'slurm.sh: the same bytes'
else
    skip 'slurm.sh' 'split has no -n l/K/N'
fi

# Tab-separated lines.
run align --stream once.tsv
ends_with 0 'tsv'
is_same "$(cut -f 1 out | uniq)" "$(cut -f 1 once.tsv)" 'tsv: the addresses, in order'
is_same "$(awk -F '\t' 'NF < 8' out)" '' 'tsv: eight fields'
run align --stream -f tsv once.jsonl
cut -f 3-6 out >texts
run align --stream once.tsv
cut -f 3-6 out >others
same texts others 'tsv and jsonl: the same beads'
run align --stream --min-probability 1 once.tsv
is_same "$(awk -F '\t' '$3 != "" && $4 != "" && $5 < 1' out)" '' '--min-probability leaves out'

# Two pairs that do not belong together, and one without text.
printf '%s\n' '{"id":1,"left":{"lang":"en","text":""},"right":{"lang":"es","text":"Uno."}}' >empty.jsonl
run align --stream empty.jsonl
ends_with 0 'no text'
says out '"verdict":"empty"' 'no text: the verdict'
run align --stream -f tsv empty.jsonl
says out '^1	*0.0000	empty	' 'no text: a line without beads'

# A program that waits for each answer.
mkfifo there back
"$COTEJO" align --stream --jobs 2 <there >back &
exec 3>there 4<back
printf 'T25lIDcu\tVW5vIDcu\n' >&3
read -r answer <&4
is_same "$(printf '%s' "$answer" | cut -f 1,2)" 'One 7.	Uno 7.' 'the answer comes at once'
exec 3>&- 4<&-
wait $!
is_same $? 0 'the answer comes at once: the end'

# A signal: whole lines, status 130.
mkfifo endless
for jobs in 1 3; do
    "$COTEJO" align --stream --jobs $jobs endless >out 2>err &
    program=$!
    exec 3>endless
    cat pairs.jsonl >&3
    while [ ! -s out ]; do sleep 0.05; done
    kill -TERM $program
    wait $program
    is_same $? 130 "a signal, $jobs threads"
    exec 3>&-
    says err '^cotejo: interrupted$' 'a signal: the message'
    head -c "$(wc -c <out)" expected >beginning
    same beginning out 'a signal: the beginning of the result'
    is_same "$(tail -c 1 out | tr '\n' '|')" '|' 'a signal: whole lines'
done

refuses 2 'one too many' 'two files' align --stream a b
refuses 2 '^cotejo: --fixed' '--fixed' align --stream --fixed x a
refuses 2 'tsv or jsonl, not tmx' 'tmx' align --stream -f tmx a
refuses 2 "cannot be 'xml', only auto, jsonl or tsv" 'xml' align --stream=xml a
refuses 3 'nowhere.jsonl: cannot open' 'no file' align --stream nowhere.jsonl
if [ -w /dev/full ]; then
    "$COTEJO" align --stream --jobs 2 once.jsonl >/dev/full 2>err
    is_same $? 74 'a full disk'
fi
# The lexicon of the languages, for all threads, and what a memory has learnt.
mkdir lexicons
printf 'bago\txarq\nnilo\tyeth\nrotu\tghip\ngami\tbrax\npilo\tsmod\nfenu\tquen\n' \
    >lexicons/en-es.tsv
for languages in 'en es' 'es en' 'en de' 'en-GB es-MX'; do
    left=${languages% *}
    right=${languages#* }
    printf '{"id":"%s","left":{"lang":"%s","text":"Bago nilo.\\n\\nKesi dula.\\n\\nRotu gami.\\n\\nPilo fenu."},' \
        "$languages" "$left"
    printf '"right":{"lang":"%s","text":"Xarq yeth.\\n\\nGhip brax.\\n\\nSmod quen."}}\n' "$right"
done >short.jsonl
cat short.jsonl short.jsonl short.jsonl short.jsonl >many.jsonl
COTEJO_LEXICONS=$scratch/lexicons
export COTEJO_LEXICONS
run align --stream --no-lexicon many.jsonl
ends_with 0 'without a lexicon'
mv out without
run align --stream many.jsonl
ends_with 0 'the lexicon of the languages'
mv out with
is_same "$(diff without with | grep -c '^>')" 12 'it is heeded for its languages only'
run align --stream --jobs 4 many.jsonl
same with out 'four threads share it: the same bytes'
split -l 3 many.jsonl part.
for part in part.*; do
    "$COTEJO" align --stream "$part"
done >out
same with out 'cut anywhere: the same bytes'
run align --stream --lexicon lexicons/en-es.tsv many.jsonl
is_same "$(diff without out | grep -c '^>')" 16 'a given one is heeded for all'
for times in 1 2 3 4 5 6; do
    printf 'bago nilo %s\txarq yeth %s\nrotu gami %s\tghip brax %s\n' $times $times $times $times
    printf 'bago rotu %s\txarq ghip %s\nnilo gami %s\tyeth brax %s\n' $times $times $times $times
    printf 'pilo %s\tsmod %s\nfenu %s\tquen %s\n' $times $times $times $times
done >learn.tsv
"$COTEJO" import -m memory.db --from en --to es learn.tsv >out 2>err
is_same $? 0 'a memory'
"$COTEJO" learn -m memory.db >out 2>err
is_same $? 0 'a memory that has learnt'
run align --stream --no-lexicon -m memory.db many.jsonl
ends_with 0 'what a memory has learnt'
mv out learnt
is_same "$(diff without learnt | grep -c '^>')" 12 'it is heeded for its languages'
run align --stream --no-lexicon -m memory.db --jobs 4 many.jsonl
same learnt out 'four threads share it, too: the same bytes'
printf 'one field\n' >lexicons/en-es.tsv
run align --stream many.jsonl
ends_with 3 'a damaged lexicon'
is_same "$(grep -c '"error"' out)" 12 'a damaged lexicon: an error of the lines that want it'
unset COTEJO_LEXICONS

finish

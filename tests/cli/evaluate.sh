#!/bin/sh
# evaluate.sh - cotejo evaluate
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

printf 'One.\nTwo.\nThree.\nFour.\n' >left
printf 'Uno.\nDos y tres.\nCuatro.\n' >right
printf '[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n' >gold
printf '[0]:[0]\t0.9900\n[1]:[1]\t0.8000\n[2]:[]\t0.7000\n[3]:[2]\t0.9500\n' >found

run evaluate gold found
ends_with 0 'figures'
is_golden out evaluate.text 'figures'
run evaluate --texts gold found left right
ends_with 0 '--texts'
is_golden out evaluate-texts.text '--texts: the worst bead'
run evaluate -f json gold found
ends_with 0 'json'
is_golden out evaluate.json 'json'

# The same beads as other programs print them: no probabilities, else the same figures.
printf '[0]:[0]:0.1\n[1]:[1]:0.5\n[2]:[]:0\n[3]:[2]:0.01\n' >vecalign
printf '0\t0\t0.3\n1\t1\t0.4\n2\t2\t-0.3\n3\t2\t0.8\n4\t3\t0\n' >ladder
run evaluate gold vecalign
mv out expected
is_same "$(grep -c 'calibration' expected)" 0 'vecalign: costs are no probabilities'
says expected '^strict      0.5000     0.6667  0.5714$' 'vecalign: the figures'
run evaluate gold ladder
same expected out 'hunalign: the same'
run evaluate --beads ladder gold ladder
ends_with 3 'a wrong format'
says err '^cotejo: gold:1: not a rung' 'a wrong format: the message'

# Several documents; and a list that is right.
run evaluate gold found gold gold
says out '^documents: 2; beads (two-sided): gold 6 (6), found 7 (6)$' 'two documents'
run evaluate --texts gold gold left right
says out '^strict      1.0000     1.0000  1.0000$' 'the gold itself'
is_same "$(grep -c worst out)" 0 'the gold itself: nothing is wrong'

# What we print, we can read.
for format in beads tsv jsonl; do
    "$COTEJO" align --input sentences --left-lang en --right-lang es -f $format left right >ours.$format
    run evaluate gold ours.$format
    ends_with 0 "our own $format"
    mv out "figures.$format"
done
same figures.beads figures.tsv 'our own formats: tsv'
same figures.beads figures.jsonl 'our own formats: jsonl'

refuses 2 'needs GOLD RESULT' 'three lists' evaluate gold found gold
refuses 2 'needs GOLD RESULT LEFT RIGHT' 'texts are missing' evaluate --texts gold found
refuses 2 'is an input' 'the output is an input' evaluate -o gold gold found
refuses 3 '^cotejo: nowhere: ' 'a list is missing' evaluate gold nowhere
printf '[0]:[9]\n' >far
run evaluate --texts gold far left right
ends_with 3 'beads of other texts'
says err '^cotejo: far: the texts do not have' 'beads of other texts: the message'
finish

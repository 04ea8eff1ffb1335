#!/bin/sh
# examples.sh - the examples of the manual pages work, in the order of the pages
#
# Runs every line of a section EXAMPLES that begins with "$ ".
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

pages=$COTEJO_SOURCE_ROOT/docs/man
cp "$corpora/mexico-talks-2017/en.html" "$corpora/mexico-talks-2017/es.html" .
cp "$data/en.txt" a.en.txt
cp "$data/es.txt" a.es.txt
cp "$corpora/pesca-ue/en.txt" b.en.txt
cp "$corpora/pesca-ue/es.txt" b.es.txt
echo '{"id":1,"left":{"lang":"en","text":"At 7."},"right":{"lang":"es","text":"A las 7."}}' >pairs.jsonl

# Sentences, and which belong together.
printf 'One.\nTwo 7.\n' >left.en
printf 'Uno.\nDos 7.\n' >right.es
printf '[0]:[0]\n[1]:[1]\n' >gold.beads

# A file to be translated.
cat >job.xlf <<'END'
<xliff version="1.2"><file original="a" source-language="en" target-language="es" datatype="plaintext">
<body><trans-unit id="1"><source>Their hosts listened.</source></trans-unit></body></file></xliff>
END

# `cotejo` and `less` as the examples call them; nobody is here to turn pages.
mkdir bin
ln -s "$COTEJO" bin/cotejo
printf '#!/bin/sh\ncat\n' >bin/less
chmod +x bin/less
PATH=$scratch/bin:$PATH
export PATH

# examples PAGE: its commands, one a line.
examples()
{
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE ALSO/p' "$1" |
        sed -n 's/^\(\.Dl \)\{0,1\}\$ //p' | sed -e 's/\\(dq/"/g' -e 's/\\e/\\/g'
}

# The memory that the pages on looking things up speak of.
cotejo add en.html es.html >/dev/null || exit 1

for page in cotejo cotejo-segment cotejo-align cotejo-add cotejo-lookup cotejo-match cotejo-pretranslate cotejo-export cotejo-import cotejo-info cotejo-check cotejo-edit \
    cotejo-delete cotejo-evaluate cotejo-merge cotejo-undo; do
    examples "$pages/$page.1" >list
    if [ -s list ]; then
        pass "$page: has examples"
    else
        fail "$page: has no examples"
    fi
    while read -r line; do
        if sh -c "set -e; $line" >out 2>err </dev/null && [ ! -s err ]; then
            pass "$page: $line"
        else
            fail "$page: $line"
            note <err
        fi
    done <list
done

# The program in libcotejo(3) compiles with what is installed, when the build folder tells where.
if [ -n "${COTEJO_LIBRARY:-}" ] && command -v cc >/dev/null; then
    sed -n '/^\.Bd -literal$/,/^\.Ed$/p' "$pages/libcotejo.3" | sed -e '/^\./d' -e 's/\\e/\\/g' >program.c
    if cc -std=c99 -Wall -Wextra -Werror -I "$COTEJO_SOURCE_ROOT/include" program.c -L "$COTEJO_LIBRARY" \
        -lcotejo -Wl,-rpath,"$COTEJO_LIBRARY" -o program >err 2>&1 && ./program en.html es.html >out; then
        pass 'libcotejo: the program works'
    else
        fail 'libcotejo: the program'
        note <err
    fi
    cotejo align --min-probability 0.5 -f tsv en.html es.html >expected
    same expected out 'libcotejo: the program prints what cotejo align does'
else
    skip 'libcotejo: the program' 'no compiler or library to link with'
fi

finish

#!/bin/sh
# awkward.sh - TMX files that have been trouble to others, if a collection of them stands beside the
# sources
#
# Each is read as its list says is best. Our own cases, which every checkout has, are in tmx/cases.
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

awkward=${COTEJO_AWKWARD_TMX:-$COTEJO_SOURCE_ROOT/../shared/data/tmx/awkward}
if [ ! -d "$awkward" ]; then
    echo '1..0 # SKIP no collection of awkward files'
    exit 0
fi

# file, exit status, new units, a word of the warning (- for none)
while read -r file expected new warning; do
    [ -f "$awkward/$file" ] || continue
    rm -f memory.db
    run import -m memory.db "$awkward/$file"
    found="$status $(sed -n 's/.* \([0-9]*\) new.*/\1/p' out)"
    words=$(sed -n 's/.*\[\([a-z]*\)\]$/\1/p' err | sort -u | tr '\n' ' ')
    is_same "$found ${words:-- }" "$expected ${new#-} $warning " "$file"
done <<'END'
01-plain.tmx 0 1 -
02-no-doctype.tmx 0 1 -
03-utf16le-bom.tmx 0 1 -
04-utf16be-bom.tmx 0 1 -
05-utf8-bom.tmx 0 1 -
06-utf16-declared-utf8-bytes.tmx 0 1 charset
07-latin1.tmx 0 1 -
08-cp1252-declared.tmx 0 1 -
09-utf8-declared-latin1-bytes.tmx 0 1 bytes
10-ctrl-charref.tmx 0 1 character
11-ctrl-raw.tmx 0 1 character
12-lang-case.tmx 0 1 -
13-lang-mixed.tmx 0 1 -
14-lang-underscore.tmx 0 1 -
15-lang-region-mismatch.tmx 0 1 -
16-lang-nonxml.tmx 0 1 -
17-srclang-all.tmx 0 1 -
18-header-missing-attrs.tmx 0 1 header
19-header-no-srclang.tmx 0 1 header
20-no-header.tmx 0 1 header
21-sub-nested.tmx 0 1 -
22-bpt-ept-overlap.tmx 0 1 -
23-it-isolated.tmx 0 1 -
24-hi-ut.tmx 0 1 -
25-three-langs.tmx 0 1 -
26-dup-tuv-lang.tmx 0 1 -
27-missing-target.tmx 0 1 unit
28-empty-seg.tmx 0 1 unit
29-dates.tmx 0 1 date
30-whitespace.tmx 0 1 -
31-truncated.tmx 0 1 truncated
32-entity-bomb.tmx 3 - -
33-xxe.tmx 0 1 entity
34-html-entities.tmx 0 1 entity
35-namespaced.tmx 0 1 -
36-prefixed.tmx 0 1 -
37-smp-rtl.tmx 0 1 -
38-comments-pi-cdata.tmx 0 1 -
39-tmx20-version.tmx 0 1 version
40-props-trados.tmx 0 1 -
41-memoq-context.tmx 0 1 -
42-ude.tmx 0 1 -
43-long-seg.tmx 0 1 -
44-gz.tmx.gz 0 1 -
45-zip.tmx.zip 0 1 -
46-nul.tmx 3 - -
47-empty.tmx 3 - -
48-not-tmx.tmx 3 - -
49-emptybody.tmx 1 0 -
END

# What the list says of the texts themselves: file, a text that must be in the memory.
while IFS='|' read -r file text; do
    [ -f "$awkward/$file" ] || continue
    rm -f memory.db
    "$COTEJO" import -m memory.db "$awkward/$file" >/dev/null 2>&1
    run export -m memory.db -f tsv
    says out "$text" "$file: $text"
done <<'END'
21-sub-nested.tmx|Good morning\.
38-comments-pi-cdata.tmx|Good morning, world\.
34-html-entities.tmx|días
END
finish

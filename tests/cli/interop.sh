#!/bin/sh
# interop.sh - the TMX of others and ours, through the programs that people use
#
# OmegaT, translate-toolkit and xmllint are used where they are installed (tests/run.sh --full
# installs them); what is not here is skipped.
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

COTEJO_MEMORY=memory.db
export COTEJO_MEMORY

cat >page.tmx <<'END'
<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t"
 adminlang="en" srclang="en-US" datatype="html"><note>A note.</note></header><body>
<tu tuid="1"><note>Ask first.</note><prop type="x-client">ACME</prop>
<tuv xml:lang="en-US"><seg>Click <bpt i="1">&lt;b0></bpt>Save<ept i="1">&lt;/b0></ept> to continue.</seg></tuv>
<tuv xml:lang="es" changeid="Luis"><seg>Pulse <bpt i="1">&lt;b0></bpt>Guardar<ept i="1">&lt;/b0></ept> para continuar.</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>Good morning.</seg></tuv><tuv xml:lang="es"><seg>Buenos días.</seg></tuv></tu>
<tu><tuv xml:lang="en-US"><seg>Our page</seg></tuv><tuv xml:lang="es"><seg>Nuestra página</seg></tuv></tu>
</body></tmx>
END
cp "$data/en.txt" "$data/es.txt" .
"$COTEJO" add en.txt es.txt >/dev/null || exit 1
"$COTEJO" import page.tmx >/dev/null || exit 1

# ---- Every profile is valid TMX ----

profiles='full omegat trados memoq wordfast plain'
for profile in $profiles; do
    run export --profile "$profile" -o "$profile.tmx"
    ends_with 0 "--profile $profile"
    if command -v xmllint >/dev/null; then
        xmllint --noout --nonet --relaxng "$COTEJO_SOURCE_ROOT/tmx/tmx14.rng" "$profile.tmx" \
            >out 2>err
        status=$?
        ends_with 0 "$profile: valid by our schema"
    else
        skip "$profile: valid by our schema" 'no xmllint here'
    fi
    units=$(grep -c '<tu ' full.tmx)
    is_same "$(grep -c '<tu ' "$profile.tmx")" "$units" "$profile: all units"
done
says omegat.tmx '<bpt i="1" x="1">' 'omegat: a code has an x'
says trados.tmx 'xml:lang="EN-US"' 'trados: languages in capitals'
says trados.tmx 'srclang="EN"' 'trados: the source language too'
says trados.tmx '<bpt i="1">' 'trados: codes'
says memoq.tmx '<prop type="x-context-pre">' 'memoq: context'
says wordfast.tmx '<seg>Click Save to continue.</seg>' 'wordfast: no codes'
is_same "$(grep -c '<prop' plain.tmx)" 0 'plain: no properties'
is_same "$(grep -c '<note' plain.tmx)" 0 'plain: no notes'

# ---- OmegaT translates a page with our memory ----

omegat_project()
{
    mkdir -p project/source project/target project/tm/auto project/omegat project/glossary \
        project/dictionary config
    cat >project/omegat.project <<'END'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN-US</source_lang><target_lang>ES</target_lang>
<sentence_seg>true</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
END
    cat >config/omegat.prefs <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<omegat><preference version="1.0"><ext_tmx_show_level2>true</ext_tmx_show_level2></preference></omegat>
END
    cat >project/source/page.html <<'END'
<html><head><title>Our page</title></head>
<body><p>Click <b>Save</b> to continue.</p><p>Good morning.</p></body></html>
END
}

if command -v omegat >/dev/null; then
    omegat_project
    run export --profile omegat --from en-US --to es -o project/tm/auto/cotejo.tmx
    omegat project --mode=console-translate --config-dir="$PWD/config" >omegat.log 2>&1
    if [ -f project/target/page.html ]; then
        cp project/target/page.html out
        says out '<p>Pulse <b>Guardar</b> para continuar.</p>' 'OmegaT: a match with its tags'
        says out '<p>Buenos días.</p>' 'OmegaT: a match'
        says out '<title>Nuestra página</title>' 'OmegaT: the title'
        for level in level1 level2 omegat; do
            COTEJO_MEMORY=$level.db run import "project/project-$level.tmx"
            ends_with 0 "OmegaT: its project-$level.tmx"
            says out ': 3 units read, 3 new, 0 known$' "OmegaT: all of its project-$level.tmx"
        done
        # What a project has translated so far is ours, too: OmegaT's own file, in its place.
        rm -rf project
        omegat_project
        run export --profile omegat --from en-US --to es -o project/omegat/project_save.tmx
        omegat project --mode=console-translate --config-dir="$PWD/config" >omegat.log 2>&1
        cp project/target/page.html out
        says out '<p>Pulse <b>Guardar</b> para continuar.</p>' 'OmegaT: ours as its project_save.tmx'
        for file in project/omegat/project_save.tmx project/project-omegat.tmx; do
            rm -f saved.db*
            COTEJO_MEMORY=saved.db run import "$file"
            ends_with 0 "OmegaT: $file"
            says out ': 3 units read, 3 new, 0 known$' "OmegaT: all of $file"
        done
    else
        skip 'OmegaT' 'it does not run here'
    fi
else
    skip 'OmegaT' 'not installed'
fi

# ---- translate-toolkit ----

toolkit=
for python in /usr/bin/python3 python3; do
    [ -n "$toolkit" ] || ! $python -c 'import translate.storage.tmx' 2>/dev/null || toolkit=$python
done
if [ -n "$toolkit" ]; then
    for profile in $profiles; do
        read=$("$toolkit" -c 'import sys; from translate.storage import tmx
with open(sys.argv[1], "rb") as file:
    print(sum(bool(unit.source) for unit in tmx.tmxfile.parsefile(file).units))' "$profile.tmx")
        is_same "$read" "$(grep -c '<tu ' full.tmx)" "translate-toolkit reads $profile.tmx"
    done
else
    skip 'translate-toolkit reads ours' 'not installed'
fi
if command -v po2tmx >/dev/null; then
    cat >night.po <<'END'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "Good night."
msgstr "Buenas noches."
END
    po2tmx -l es night.po night.tmx >/dev/null 2>&1
    COTEJO_MEMORY=night.db run import night.tmx
    ends_with 0 'po2tmx'
    says out ': 1 units read, 1 new' 'po2tmx: its TMX'
else
    skip 'po2tmx' 'not installed'
fi
finish

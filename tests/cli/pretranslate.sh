#!/bin/sh
# pretranslate.sh - cotejo pretranslate: proposals in XLIFF files
#
# SPDX-License-Identifier: MIT
. "${COTEJO_SOURCE_ROOT:?}/tests/cli/lib.sh"

# A memory of four units, one with codes, which comes from an XLIFF file itself.
printf '%s\t%s\n' 'The ferry leaves at noon.' 'El ferri sale a mediodía.' \
    'The ferry leaves at noon tomorrow.' 'El ferri sale mañana a mediodía.' \
    'Keep < away & wait.' 'Aléjese < y espere & ya.' >pairs.tsv
run import --from en --to es pairs.tsv
ends_with 0 'the memory'
cat >coded.xlf <<'END'
<xliff version="1.2"><file original="x" source-language="en" target-language="es"><body>
<trans-unit id="1" approved="yes"><source>Open the <g id="1">old <x id="2"/> gate</g> now.</source>
<target>Abra ya <g id="1">la puerta <x id="2"/> vieja</g>.</target></trans-unit>
</body></file></xliff>
END
run import coded.xlf
ends_with 0 'the memory: a unit with codes'

# ---- XLIFF 1.2 ----

cat >job.xlf <<'END'
<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="x" source-language="en" target-language="es" datatype="plaintext">
  <body>
   <trans-unit id="1">
    <source>The ferry leaves at noon.</source>
    <note>a note</note>
   </trans-unit>
   <trans-unit id="2">
    <source>Open the <g id="7">old <x id="8"/> gate</g> now.</source>
    <target state="new"/>
   </trans-unit>
   <trans-unit id="3" approved="yes"><source>The ferry leaves at noon.</source><target>Ya.</target></trans-unit>
   <trans-unit id="4" translate="no"><source>The ferry leaves at noon.</source></trans-unit>
   <trans-unit id="5"><source>Nothing like it anywhere.</source></trans-unit>
   <trans-unit id="6"><source>Keep &lt; away &amp; wait.</source><target>Keep &lt; away &amp; wait.</target></trans-unit>
   <trans-unit id="7"><source>The ferry leaves at noon.</source><target>Sale a las doce.</target></trans-unit>
  </body>
 </file>
</xliff>
END
cat >expected.xlf <<'END'
<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="x" source-language="en" target-language="es" datatype="plaintext">
  <body>
   <trans-unit id="1">
    <source>The ferry leaves at noon.</source>
    <alt-trans match-quality="100%" origin="cotejo"><source>The ferry leaves at noon.</source><target>El ferri sale a mediodía.</target></alt-trans>
    <alt-trans match-quality="83%" origin="cotejo"><source>The ferry leaves at noon tomorrow.</source><target>El ferri sale mañana a mediodía.</target></alt-trans>
    <note>a note</note>
   </trans-unit>
   <trans-unit id="2">
    <source>Open the <g id="7">old <x id="8"/> gate</g> now.</source>
    <target state="new"/>
    <alt-trans match-quality="100%" origin="cotejo"><source>Open the <g id="7">old <x id="8"/> gate</g> now.</source><target>Abra ya <g id="7">la puerta <x id="8"/> vieja</g>.</target></alt-trans>
   </trans-unit>
   <trans-unit id="3" approved="yes"><source>The ferry leaves at noon.</source><target>Ya.</target></trans-unit>
   <trans-unit id="4" translate="no"><source>The ferry leaves at noon.</source></trans-unit>
   <trans-unit id="5"><source>Nothing like it anywhere.</source></trans-unit>
   <trans-unit id="6"><source>Keep &lt; away &amp; wait.</source><target>Keep &lt; away &amp; wait.</target><alt-trans match-quality="100%" origin="cotejo"><source>Keep &lt; away &amp; wait.</source><target>Aléjese &lt; y espere &amp; ya.</target></alt-trans></trans-unit>
   <trans-unit id="7"><source>The ferry leaves at noon.</source><target>Sale a las doce.</target></trans-unit>
  </body>
 </file>
</xliff>
END
run pretranslate job.xlf
ends_with 0 'XLIFF 1.2'
same expected.xlf out 'XLIFF 1.2: proposals, and nothing else'
run pretranslate -o first.xlf job.xlf
is_same "$(cat out)" '7 segments: 3 left alone, 3 with proposals, 3 of them exact; 0 filled' 'the summary'
run pretranslate first.xlf
same expected.xlf out 'a second run changes nothing'
run pretranslate - <job.xlf
same expected.xlf out 'standard input'
run pretranslate --min-score 101 job.xlf
same job.xlf out 'nothing to propose: the same bytes'
run pretranslate --limit 1 job.xlf
is_same "$(grep -c 'alt-trans match' out)" 3 '--limit'

run pretranslate --fill job.xlf
ends_with 0 '--fill'
says out '^    <target state="needs-review-translation" state-qualifier="exact-match">El ferri sale a mediod' '--fill: no target'
says out '<target state="needs-review-translation" state-qualifier="exact-match">Abra ya <g id="7">la puerta <x id="8"/> vieja</g>.</target>$' '--fill: an empty target'
is_same "$(grep -c 'needs-review' out)" 2 '--fill: no other target'
mv out filled.xlf
run import -m other.memory filled.xlf
says out '3 units read' 'filled targets are not imported as finished'

# Cut into segments, the namespace with a prefix.
cat >cut.xlf <<'END'
<x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2"><x:file original="x" source-language="en" target-language="es" datatype="plaintext"><x:body>
<x:trans-unit id="1"><x:source>The ferry leaves at noon. The ferry leaves at noon tomorrow.</x:source>
<x:seg-source><x:mrk mid="a" mtype="seg">The ferry leaves at noon.</x:mrk> <x:mrk mid="b" mtype="seg">The ferry leaves at noon tomorrow.</x:mrk></x:seg-source>
</x:trans-unit></x:body></x:file></x:xliff>
END
run pretranslate --fill -n 1 cut.xlf
ends_with 0 'segments'
says out '^<x:target state="needs-review-translation" state-qualifier="exact-match"><x:mrk mid="a" mtype="seg">El ferri sale a mediodía.</x:mrk> <x:mrk mid="b" mtype="seg">El ferri sale mañana a mediodía.</x:mrk></x:target>$' 'segments: the target'
says out '^<x:alt-trans match-quality="100%" origin="cotejo" mid="b"><x:source>' 'segments: which one a proposal is for'

# ---- XLIFF 2 ----

cat >two.xlf <<'END'
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es">
 <file id="f1">
  <unit id="u1">
   <originalData><data id="d1">&lt;br/></data></originalData>
   <segment id="s1">
    <source>The ferry leaves at noon.</source>
   </segment>
   <segment>
    <source>Open the <pc id="7">old <ph id="8" dataRef="d1"/> gate</pc> now.</source>
    <target/>
   </segment>
   <segment id="s3" state="final"><source>The ferry leaves at noon.</source><target>Ya.</target></segment>
  </unit>
 </file>
</xliff>
END
run pretranslate --fill -n 1 two.xlf
ends_with 0 'XLIFF 2'
cat >expected.xlf <<'END'
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es">
 <file id="f1">
  <unit id="u1">
   <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
   <mtc:match ref="#s1" matchQuality="100.0" similarity="100.0" origin="cotejo" type="tm"><source>The ferry leaves at noon.</source><target>El ferri sale a mediodía.</target></mtc:match>
   <mtc:match ref="#s2" matchQuality="100.0" similarity="100.0" origin="cotejo" type="tm"><originalData><data id="d1">&lt;br/></data></originalData><source>Open the <pc id="7">old <ph id="8" dataRef="d1"/> gate</pc> now.</source><target>Abra ya <pc id="7">la puerta <ph id="8" dataRef="d1"/> vieja</pc>.</target></mtc:match>
   </mtc:matches>
   <originalData><data id="d1">&lt;br/></data></originalData>
   <segment state="initial" id="s1">
    <source>The ferry leaves at noon.</source>
    <target>El ferri sale a mediodía.</target>
   </segment>
   <segment id="s2" state="initial">
    <source>Open the <pc id="7">old <ph id="8" dataRef="d1"/> gate</pc> now.</source>
    <target>Abra ya <pc id="7">la puerta <ph id="8" dataRef="d1"/> vieja</pc>.</target>
   </segment>
   <segment id="s3" state="final"><source>The ferry leaves at noon.</source><target>Ya.</target></segment>
  </unit>
 </file>
</xliff>
END
same expected.xlf out 'XLIFF 2: proposals, targets, and nothing else'
mv out filled.xlf
run import -m another.memory filled.xlf
says out '1 units read' 'XLIFF 2: filled targets are not imported as finished'
run pretranslate -n 1 two.xlf
mv out first.xlf
run pretranslate -n 1 first.xlf
same first.xlf out 'XLIFF 2: a second run changes nothing'

# ---- Charsets and faults ----

python3 -c '
text = open("job.xlf", encoding="utf-8").read()
open("utf16.xlf", "w", encoding="utf-16").write(text.replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"))
open("mark.xlf", "w", encoding="utf-8-sig", newline="").write(text.replace("\n", "\r\n"))
'
run pretranslate job.xlf
mv out expected.xlf
run pretranslate utf16.xlf
ends_with 0 'UTF-16'
is_same "$(head -n 1 out)" '<?xml version="1.0" encoding="UTF-8"?>' 'UTF-16: the declaration'
sed 1d expected.xlf >body
sed 1d out | cmp -s - body
is_same $? 0 'UTF-16: as from UTF-8'
run pretranslate mark.xlf
ends_with 0 'a byte order mark, and lines with CR LF'
is_same "$(head -c 3 out | od -An -tx1 | tr -d ' ')" efbbbf 'the mark stays'
is_same "$(grep -vc "$(printf '\r')\$" out)" 0 'the line ends stay'

printf '<xliff version="1.2">\n<file source-language="en"' >broken.xlf
refuses 3 'broken.xlf:2:[0-9]*: not well-formed XML' 'broken' pretranslate -o never.xlf broken.xlf
is_same "$(ls never.xlf 2>/dev/null)" '' 'broken: no output'
printf '<?xml version="1.0"?>\n<tmx/>' >tmx.xlf
refuses 3 'tmx.xlf:2:1: not XLIFF' 'no XLIFF' pretranslate tmx.xlf
printf '<xliff version="1.2"><file source-language="en"><body>\n<trans-unit id="1"><source>One two.</source></trans-unit></body></file></xliff>' >no.xlf
refuses 2 'no.xlf:2:[0-9]*: the file does not name both languages' 'no language' pretranslate no.xlf
run pretranslate --to es no.xlf
ends_with 0 '--to'
printf '<xliff version="1.2">\377</xliff>' >bytes.xlf
refuses 3 'bytes.xlf:1:22: byte 0xff is not UTF-8' 'bytes' pretranslate bytes.xlf
refuses 3 'nowhere.xlf: cannot open' 'no file' pretranslate nowhere.xlf
refuses 2 'a score is from 1 to 101' 'a score' pretranslate --min-score 102 job.xlf
refuses 2 'is an input' 'onto itself' pretranslate -o job.xlf job.xlf
finish

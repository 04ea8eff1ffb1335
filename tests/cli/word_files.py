#!/usr/bin/env python3
"""Make small files of word processors for word_files.sh, in the folder it runs in.

SPDX-License-Identifier: MIT
"""
import zipfile

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"')
SPACE = 'urn:oasis:names:tc:opendocument:xmlns:'
ODF = ' '.join('xmlns:%s="%s%s:1.0"' % (prefix, SPACE, name) for prefix, name in (
    ('office', 'office'), ('text', 'text'), ('style', 'style'), ('table', 'table'),
    ('format', 'xsl-fo-compatible')))

DOCX_STYLES = '''<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="es-MX"/></w:rPr>
</w:rPrDefault></w:docDefaults><w:style w:styleId="Puesto"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="TDC1"><w:name w:val="toc 1"/></w:style></w:styles>''' % W


def docx_paragraph(text, properties=''):
    return '<w:p><w:pPr>%s</w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % (
        properties, text)


def docx(body):
    return '<w:document %s><w:body>%s</w:body></w:document>' % (W, body)


DOCX_BODY = ''.join((
    docx_paragraph('El puente', '<w:pStyle w:val="Puesto"/>'),
    docx_paragraph('El puente 1', '<w:pStyle w:val="TDC1"/>'),
    docx_paragraph('Las obras', '<w:pStyle w:val="Ttulo1"/>'),
    '<w:p><w:r><w:t xml:space="preserve">Costó 9 </w:t></w:r>'
    '<w:del><w:r><w:t>NO</w:t><w:delText>NO</w:delText></w:r></w:del>'
    '<w:ins><w:r><w:t>millones.</w:t><w:br/><w:t>Ya está.</w:t></w:r></w:ins></w:p>',
    '<w:p><w:r><w:t>Antes</w:t></w:r><mc:AlternateContent><mc:Choice>',
    docx_paragraph('del recuadro'), '</mc:Choice><mc:Fallback>', docx_paragraph('NO'),
    '</mc:Fallback></mc:AlternateContent><w:r><w:t>y después.</w:t></w:r></w:p>',
    '<w:tbl><w:tr><w:tc>', docx_paragraph('Una celda'), '</w:tc></w:tr></w:tbl>',
    docx_paragraph('Un punto', '<w:numPr><w:numId w:val="3"/></w:numPr>'),
    docx_paragraph('Ninguno', '<w:numPr><w:numId w:val="0"/></w:numPr>')))

ODT_STYLES = '''<office:document-styles %s><office:styles>
<style:default-style style:family="paragraph">
<style:text-properties format:language="es" format:country="CO"/></style:default-style>
<style:style style:name="Title" style:parent-style-name="Heading"/>
</office:styles></office:document-styles>''' % ODF

ODT_BODY = '''<office:document-content %s><office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Title"/>
<style:style style:name="T1"><style:text-properties format:language="en" format:country="GB"/></style:style>
</office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:p>NO</text:p></text:tracked-changes>
<text:p text:style-name="P1">El puente</text:p>
<text:table-of-content><text:p>NO</text:p></text:table-of-content>
<text:h text:outline-level="1">Las obras</text:h>
<text:p>Costó<text:s/>9 <text:span text:style-name="T1">millones</text:span>.<text:note><text:p>NO</text:p>
</text:note> Ya<text:tab/>está.</text:p>
<text:list><text:list-item><text:p>Un punto</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Una celda</text:p></table:table-cell>
</table:table-row></table:table></office:text></office:body></office:document-content>''' % ODF


def write(name, files):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            archive.writestr(path, content)


write('a.docx', (('word/styles.xml', DOCX_STYLES), ('word/document.xml', docx(DOCX_BODY))))
write('plain.docx', (('word/document.xml', docx(docx_paragraph('Hola.'))),))
write('a.odt', (('mimetype', 'application/vnd.oasis.opendocument.text'),
                ('styles.xml', ODT_STYLES), ('content.xml', ODT_BODY)))
write('other.zip', (('readme.txt', 'Hola.'),))
write('broken.docx', (('word/document.xml', docx('\n<w:p>')),))
write('deep.docx', (('word/document.xml', docx('<w:p>' * 10000 + '</w:p>' * 10000)),))
write('bomb.docx', (('word/document.xml', docx(' ' * (65 << 20))),))
write('entity.docx', (('word/document.xml',
                       '<!DOCTYPE w [<!ENTITY e SYSTEM "secret">]>' + docx(docx_paragraph('A&e;B'))),))
with open('secret', 'w', encoding='utf-8') as file:
    file.write('SECRET')
with open('a.docx', 'rb') as file, open('cut.docx', 'wb') as cut:
    cut.write(file.read()[:600])

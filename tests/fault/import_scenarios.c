/*
 * import_scenarios.c - allocations fail while files of each format are read
 *
 * Whatever fails, no unit is lost without a word: all of them come, or "out of memory".
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>
#include <unistd.h>

#include "exchange/unit_source.h"
#include "fault/digest.h"
#include "fault/scenarios.h"

/* ---- The files ---- */

static const char xliff_file[] =
	"<xliff version='1.2'><file original='f' source-language='en' target-language='es'><body>"
	"<trans-unit id='1' approved='yes'><source>Click <g id='1'>here</g>.</source><target>Pulse "
	"<g id='1'>aqu\xc3\xad</g>.</target><note>n</note></trans-unit><trans-unit id='2' "
	"resname='r'><source>A. B.</source><seg-source><mrk mtype='seg' mid='1'>A.</mrk> <mrk "
	"mtype='seg' mid='2'>B.</mrk></seg-source><target state='translated'><mrk mtype='seg' "
	"mid='1'>C.</mrk> <mrk mtype='seg' mid='2'>D.</mrk></target></trans-unit></body></file>"
	"<file original='g' source-language='en' target-language='es'><unit id='3'><originalData>"
	"<data id='d'>&lt;br/></data></originalData><segment><source>E <ph id='1' dataRef='d'/>"
	"</source><target>F</target></segment></unit></file></xliff>";

static const char po_file[] =
	"msgid \"\"\nmsgstr \"Language: es\\nContent-Type: text/plain; charset=ISO-8859-1\\n\"\n\n"
	"# A note.\n#. Another.\n#: a.c:1\n#, c-format\nmsgctxt \"menu\"\nmsgid \"Open\"\n"
	"\" it\"\nmsgstr \"Abr\xed"
	"rlo\"\n\nmsgid \"One\"\nmsgid_plural \"Many\"\n"
	"msgstr[0] \"Uno\"\nmsgstr[1] \"Muchos\"\n\n#~ msgid \"Old\"\n#~ msgstr \"Viejo\"\n";

static const char jsonl_file[] =
	"{\"id\":1,\"state\":\"confirmed\",\"created\":\"2017-02-23T12:00:00Z\",\"attributes\":"
	"{\"tuid\":\"7\"},\"properties\":[{\"name\":\"p\",\"value\":\"v\"}],\"notes\":[\"n\"],"
	"\"variants\":[{\"language\":\"en\",\"text\":\"A\",\"document\":\"d\",\"codes\":[{\"kind\":"
	"\"ph\",\"begin\":1,\"end\":1,\"content\":\"c\"}]},{\"language\":\"es\",\"text\":\"B\"}]}\n"
	"{\"left\":{\"language\":\"en\",\"sentences\":[{\"begin\":0,\"length\":2,\"text\":\"A.\"},"
	"{\"begin\":3,\"length\":2,\"text\":\"B.\"}]},\"right\":{\"language\":\"es\","
	"\"sentences\":[{\"text\":\"C\"}]}}\n{\"en\":\"A\",\"es\":\"B\"}\nnothing\n";

static const char tsv_file[] = "en\tes\tclient\nA\\tb\tC\\nd\tACME\none column\n\nE\tF\t\n";

static const char links_file[] =
	"<cesAlign><linkGrp fromDoc='en.xml' toDoc='es.xml'><link xtargets='1 2;1' status='man'/>"
	"<link xtargets='2;1' certainty='0.5'/><link xtargets='9;1'/></linkGrp>"
	"<linkGrp fromDoc='none' toDoc='es.xml'><link xtargets='1;1'/></linkGrp></cesAlign>";
static const char english[] = "<text xml:lang='en'><s id='1'>One.</s><s id='2'>Two.</s></text>";
static const char spanish[] = "<text xml:lang='es'><s id='1'><w>Uno</w> <w>.</w></s></text>";

/* ---- Reading ---- */

static void hear_warning(void *user, const struct tmx_warning *warning)
{
	(void)user;
	(void)warning;
}

static void digest_variant(uint64_t *digest, const struct tmx_variant *variant)
{
	digest_string(digest, variant->language);
	digest_text(digest, variant->text);
	digest_number(digest, variant->code_count);
	for (size_t i = 0; i < variant->code_count; i++)
		digest_text(digest, variant->codes[i].content);
	for (size_t i = 0; i < variant->property_count; i++)
		digest_text(digest, variant->properties[i].value);
}

static void digest_unit(uint64_t *digest, const struct tmx_unit *unit)
{
	digest_string(digest, unit->id);
	for (size_t i = 0; i < unit->property_count; i++) {
		digest_string(digest, unit->properties[i].type);
		digest_text(digest, unit->properties[i].value);
	}
	for (size_t i = 0; i < unit->note_count; i++)
		digest_text(digest, unit->notes[i].text);
	for (size_t i = 0; i < unit->variant_count; i++)
		digest_variant(digest, &unit->variants[i]);
}

static int read_units(enum cotejo_import_format format, struct source_request request,
	struct cotejo_text bytes, uint64_t *ret_digest, struct cotejo_error *error)
{
	FILE *stream = tmpfile();
	struct import_file file = {.warnings.warn = hear_warning};
	struct unit_source source = {0};
	const struct tmx_unit *unit;
	int code;

	assert_non_null(stream);
	assert_int_equal(fwrite(bytes.bytes, 1, bytes.length, stream), bytes.length);
	rewind(stream);
	import_file_set(&file, "file", stream);
	request.file = &file;
	code = import_file_unpack(&file, NULL, error);
	if (code == 0)
		code = unit_source_open(&source, format, &request, error);
	while (code == 0 && (code = unit_source_next(&source, &unit, error)) == 1) {
		digest_unit(ret_digest, unit);
		code = 0;
	}
	unit_source_close(&source);
	import_file_close(&file);
	for (int i = 0; i < WARNING_CODES; i++)
		digest_number(ret_digest, file.warnings.counts[i]);
	return code;
}

static int read_xliff(uint64_t *ret_digest, struct cotejo_error *error)
{
	return read_units(COTEJO_IMPORT_XLIFF, (struct source_request){0}, slice_of(xliff_file),
		ret_digest, error);
}

static int read_po(uint64_t *ret_digest, struct cotejo_error *error)
{
	return read_units(COTEJO_IMPORT_PO, (struct source_request){.with_fuzzy = true},
		slice_of(po_file), ret_digest, error);
}

static int read_jsonl(uint64_t *ret_digest, struct cotejo_error *error)
{
	return read_units(COTEJO_IMPORT_JSONL, (struct source_request){0}, slice_of(jsonl_file),
		ret_digest, error);
}

static int read_tsv(uint64_t *ret_digest, struct cotejo_error *error)
{
	return read_units(COTEJO_IMPORT_TSV, (struct source_request){0}, slice_of(tsv_file),
		ret_digest, error);
}

/* ---- Links ---- */

static void write_file(const char *folder, const char *name, const char *bytes)
{
	char path[600];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void remove_file(const char *folder, const char *name)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	unlink(path);
}

static int read_links(uint64_t *ret_digest, struct cotejo_error *error)
{
	const char *parent = getenv("TMPDIR");
	char folder[512];
	int code;

	snprintf(folder, sizeof(folder), "%s/cotejo-fault.XXXXXX", parent ? parent : "/tmp");
	assert_non_null(mkdtemp(folder));
	write_file(folder, "en.xml", english);
	write_file(folder, "es.xml", spanish);
	code = read_units(COTEJO_IMPORT_LINKS, (struct source_request){.documents = folder},
		slice_of(links_file), ret_digest, error);
	remove_file(folder, "en.xml");
	remove_file(folder, "es.xml");
	rmdir(folder);
	return code;
}

/* ---- Packed files ---- */

#ifdef HAVE_LIBARCHIVE
/* Both hold one unit of TMX. */
static const unsigned char gzip_file[] = {0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02,
	0x03, 0xb3, 0x29, 0xc9, 0xad, 0x50, 0x28, 0x4b, 0x2d, 0x2a, 0xce, 0xcc, 0xcf, 0xb3, 0x55,
	0x37, 0xd4, 0x33, 0x51, 0xb7, 0xb3, 0x49, 0xca, 0x4f, 0xa9, 0xb4, 0xb3, 0x29, 0x29, 0x05,
	0xe1, 0x32, 0x85, 0x8a, 0xdc, 0x1c, 0xab, 0x9c, 0xc4, 0xbc, 0x74, 0x5b, 0xf5, 0xd4, 0x3c,
	0xa0, 0x64, 0x71, 0x6a, 0xba, 0x9d, 0x7f, 0x5e, 0xaa, 0x9e, 0x8d, 0x3e, 0x88, 0x65, 0xa3,
	0x0f, 0x54, 0x82, 0xa1, 0xae, 0x18, 0xaa, 0x2e, 0x34, 0x2f, 0x1f, 0x55, 0x9d, 0x3e, 0xc8,
	0x50, 0x7d, 0x88, 0xf9, 0xfa, 0x40, 0x9b, 0xed, 0x00, 0xd2, 0xf7, 0x03, 0xfe, 0x7f, 0x00,
	0x00, 0x00};

static const unsigned char zip_file[] = {0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00,
	0x00, 0x00, 0x21, 0x00, 0xd2, 0xf7, 0x03, 0xfe, 0x53, 0x00, 0x00, 0x00, 0x7f, 0x00, 0x00,
	0x00, 0x05, 0x00, 0x00, 0x00, 0x61, 0x2e, 0x74, 0x6d, 0x78, 0xb3, 0x29, 0xc9, 0xad, 0x50,
	0x28, 0x4b, 0x2d, 0x2a, 0xce, 0xcc, 0xcf, 0xb3, 0x55, 0x37, 0xd4, 0x33, 0x51, 0xb7, 0xb3,
	0x49, 0xca, 0x4f, 0xa9, 0xb4, 0xb3, 0x29, 0x29, 0x05, 0xe1, 0x32, 0x85, 0x8a, 0xdc, 0x1c,
	0xab, 0x9c, 0xc4, 0xbc, 0x74, 0x5b, 0xf5, 0xd4, 0x3c, 0xa0, 0x64, 0x71, 0x6a, 0xba, 0x9d,
	0x7f, 0x5e, 0xaa, 0x9e, 0x8d, 0x3e, 0x88, 0x65, 0xa3, 0x0f, 0x54, 0x82, 0xa1, 0xae, 0x18,
	0xaa, 0x2e, 0x34, 0x2f, 0x1f, 0x55, 0x9d, 0x3e, 0xc8, 0x50, 0x7d, 0x88, 0xf9, 0xfa, 0x40,
	0x9b, 0xed, 0x00, 0x50, 0x4b, 0x01, 0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00,
	0x00, 0x00, 0x21, 0x00, 0xd2, 0xf7, 0x03, 0xfe, 0x53, 0x00, 0x00, 0x00, 0x7f, 0x00, 0x00,
	0x00, 0x05, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80, 0x01,
	0x00, 0x00, 0x00, 0x00, 0x61, 0x2e, 0x74, 0x6d, 0x78, 0x50, 0x4b, 0x05, 0x06, 0x00, 0x00,
	0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x33, 0x00, 0x00, 0x00, 0x76, 0x00, 0x00, 0x00, 0x00,
	0x00};

static int read_gzip(uint64_t *ret_digest, struct cotejo_error *error)
{
	return read_units(COTEJO_IMPORT_ANY, (struct source_request){0},
		slice((const char *)gzip_file, sizeof(gzip_file)), ret_digest, error);
}

static int read_zip(uint64_t *ret_digest, struct cotejo_error *error)
{
	return read_units(COTEJO_IMPORT_ANY, (struct source_request){0},
		slice((const char *)zip_file, sizeof(zip_file)), ret_digest, error);
}
#endif

const struct scenario import_scenarios[] = {
	{"XLIFF comes in", NULL, read_xliff, NULL},
	{"PO comes in", NULL, read_po, NULL},
	{"JSON comes in", NULL, read_jsonl, NULL},
	{"columns come in", NULL, read_tsv, NULL},
	{"links come in", NULL, read_links, NULL},
#ifdef HAVE_LIBARCHIVE
	{"a gzip file comes in", NULL, read_gzip, NULL},
	{"a zip file comes in", NULL, read_zip, NULL},
#endif
	{0},
};

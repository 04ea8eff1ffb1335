/*
 * kept.c - nothing of a TMX file is lost on its way through a memory
 *
 * Every file of tmx/cases is read, imported and exported, and what comes out is compared with what
 * stood in it: units, notes, properties, inline codes, attributes. Where COTEJO_TMX names a folder,
 * or there is the folder of shared data beside the sources, its files are compared too.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/exchange.h>

#include "base/file.h"
#include "base/map.h"
#include "text/language.h"
#include "tmx/attributes.h"
#include "tmx/reader.h"
#include "tmx/segment.h"
#include "unit/capture.h"
#include "unit/tmx/memory_input.h"

enum { PATH_SIZE = 1024, MAX_FILE_BYTES = 1 << 26, MAX_FOLDERS = 64 };

/* What a file holds, as lines: a unit is its texts with their codes, and what is said of it. */
struct said {
	struct buffer text, facts; /* each fact ends in a NUL */
	size_t notes, properties, attributes, codes;
	size_t next; /* the next unit with this text, from 1 */
};

struct content {
	struct said *units;
	size_t count, capacity;
	struct map by_text;
};

/* ---- What is said ---- */

static void add_field(struct buffer *buffer, const char *name, const char *value)
{
	buffer_add_format(buffer, "|%s=%s", name, value ? value : "");
}

static void add_fact(struct said *said, const char *owner, const char *name, const char *language,
	const char *encoding, struct cotejo_text value)
{
	buffer_add_string(&said->facts, owner);
	add_field(&said->facts, "is", name);
	add_field(&said->facts, "lang", language);
	add_field(&said->facts, "encoding", encoding);
	buffer_add_byte(&said->facts, '|');
	buffer_add(&said->facts, value);
	buffer_add_byte(&said->facts, '\0');
}

/* Ours say where an export comes from, and no file from elsewhere has them. */
static bool is_ours(const struct tmx_property *property)
{
	return property->type && strncmp(property->type, "x-cotejo-", 9) == 0 &&
	       strcmp(property->type, "x-cotejo-tuid") != 0;
}

static void add_parts(struct said *said, const char *owner, const struct tmx_property *properties,
	size_t property_count, const struct tmx_note *notes, size_t note_count)
{
	for (size_t i = 0; i < property_count; i++) {
		const struct tmx_property *property = &properties[i];
		const char *type = property->type ? property->type : "x-untyped";

		if (is_ours(property))
			continue;
		if (strcmp(type, "x-cotejo-tuid") == 0)
			type = "tuid";
		add_fact(
			said, owner, type, property->language, property->encoding, property->value);
		said->properties++;
	}
	for (size_t i = 0; i < note_count; i++)
		add_fact(
			said, owner, "a note", notes[i].language, notes[i].encoding, notes[i].text);
	said->notes += note_count;
}

static void add_codes(struct said *said, const struct tmx_variant *variant)
{
	static const char *const names[] = {"i", "x", "type", "pos", "assoc", "datatype"};

	for (size_t i = 0; i < variant->code_count; i++) {
		const struct tmx_code *code = &variant->codes[i];

		buffer_add_format(&said->text, "<%s %zu-%zu in %zu", segment_code_name(code->kind),
			code->begin, code->end, code->parent);
		for (size_t j = 0; j < sizeof(names) / sizeof(names[0]); j++)
			add_field(&said->text, names[j],
				attributes_find(code->attributes, code->attribute_count, names[j]));
		buffer_add(&said->text, code->content);
		said->codes++;
	}
}

static bool is_usable(const struct tmx_variant *variant)
{
	char tag[LANGUAGE_SIZE];

	return variant->language && slice_trim(variant->text).length &&
	       language_canonical(tag, variant->language, NULL) == 0;
}

/* Texts in the order of their languages and letters, because a memory puts the source first. */
static int compare_variants(const void *a, const void *b)
{
	const struct tmx_variant *const *left = a, *const *right = b;
	int order = strcmp((*left)->language, (*right)->language);

	return order ? order : slice_compare((*left)->text, (*right)->text);
}

static void add_known(
	struct said *said, const char *owner, const struct tmx_attribute *attributes, size_t count)
{
	static const char *const names[] = {"o-encoding", "usagecount", "creationtool",
		"creationtoolversion", "o-tmf", "datatype", "segtype"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = attributes_find(attributes, count, names[i]);

		if (value)
			add_fact(said, owner, names[i], NULL, NULL, slice_of(value));
		said->attributes += value != NULL;
	}
}

static void add_optional(struct said *said, const char *owner, const char *name, const char *value)
{
	if (value)
		add_fact(said, owner, name, NULL, NULL, slice_of(value));
	said->attributes += value != NULL;
}

static void add_variant(struct said *said, const struct tmx_variant *variant)
{
	const char *owner = variant->language;

	buffer_add_format(&said->text, "[%s]", owner);
	buffer_add(&said->text, variant->text);
	add_codes(said, variant);
	add_parts(said, owner, variant->properties, variant->property_count, variant->notes,
		variant->note_count);
	add_optional(said, owner, "creationdate", variant->created);
	add_optional(said, owner, "creationid", variant->creator);
	add_optional(said, owner, "changedate", variant->changed);
	add_optional(said, owner, "changeid", variant->changer);
	add_optional(said, owner, "lastusagedate", variant->last_used);
	add_known(said, owner, variant->attributes, variant->attribute_count);
}

static void add_unit(struct content *content, const struct tmx_unit *unit)
{
	const struct tmx_variant *variants[256];
	struct said *said, *grown;
	struct map_entry *entry;
	bool is_new;
	size_t count = 0;

	for (size_t i = 0; i < unit->variant_count && count < 256; i++) {
		if (is_usable(&unit->variants[i]))
			variants[count++] = &unit->variants[i];
	}
	if (count < 2)
		return;
	if (content->count == content->capacity) {
		content->capacity = content->capacity ? 2 * content->capacity : 64;
		grown = realloc(content->units, content->capacity * sizeof(*grown));
		assert_non_null(grown);
		content->units = grown;
	}
	said = &content->units[content->count++];
	*said = (struct said){0};
	qsort(variants, count, sizeof(variants[0]), compare_variants);
	for (size_t i = 0; i < count; i++)
		add_variant(said, variants[i]);
	add_parts(said, "unit", unit->properties, unit->property_count, unit->notes,
		unit->note_count);
	add_optional(said, "unit", "tuid", unit->id);
	add_optional(said, "unit", "creationdate", unit->created);
	add_optional(said, "unit", "creationid", unit->creator);
	add_optional(said, "unit", "changedate", unit->changed);
	add_optional(said, "unit", "changeid", unit->changer);
	add_optional(said, "unit", "lastusagedate", unit->last_used);
	add_known(said, "unit", unit->attributes, unit->attribute_count);
	assert_false(said->text.failed || said->facts.failed);
	entry = map_insert(&content->by_text, buffer_text(&said->text), 0, &is_new);
	assert_non_null(entry);
	said->next = entry->value;
	entry->value = (uint32_t)content->count;
}

/* Reads a file; false when it is refused. */
static bool read_content(struct content *content, struct cotejo_text bytes)
{
	struct tmx_warnings warnings = {0};
	struct tmx_reader *reader = NULL;
	struct memory_input input;
	const struct tmx_unit *unit;
	int code;

	*content = (struct content){0};
	memory_input_init(&input, bytes, SIZE_MAX);
	code = tmx_reader_new(&reader, &input.input, &warnings, NULL);
	while (code == 0 && (code = tmx_reader_next(reader, &unit, NULL)) == 1) {
		add_unit(content, unit);
		code = 0;
	}
	tmx_reader_free(reader);
	return code == 0;
}

static void clear_content(struct content *content)
{
	for (size_t i = 0; i < content->count; i++) {
		buffer_clear(&content->units[i].text);
		buffer_clear(&content->units[i].facts);
	}
	free(content->units);
	map_clear(&content->by_text);
}

/* ---- What is lost ---- */

struct losses {
	size_t files, units, notes, properties, codes, attributes; /* compared */
	size_t lost_units, lost_facts;
};

static bool has_fact(const struct said *said, const char *fact)
{
	const char *end = said->facts.bytes + said->facts.length;

	for (const char *own = said->facts.bytes; own < end; own += strlen(own) + 1) {
		if (strcmp(own, fact) == 0)
			return true;
	}
	return false;
}

/* A date or a person of a unit that came twice is the first one's; all else is added up. */
static bool may_differ(const char *fact)
{
	static const char *const names[] = {"|is=creationdate|", "|is=creationid|",
		"|is=changedate|", "|is=changeid|", "|is=lastusagedate|", "|is=usagecount|"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strstr(fact, names[i]))
			return true;
	}
	return false;
}

/* How many facts of `wanted` another unit lacks. */
static size_t count_missing(
	const struct said *wanted, const struct said *found, bool is_twice, const char **ret_first)
{
	struct cotejo_text facts = buffer_text(&wanted->facts);
	const char *end = facts.bytes + facts.length;
	size_t missing = 0;

	for (const char *fact = facts.bytes; fact < end; fact += strlen(fact) + 1) {
		if (has_fact(found, fact) || (is_twice && may_differ(fact)))
			continue;
		*ret_first = fact;
		missing++;
	}
	return missing;
}

static void compare_unit(struct losses *losses, const char *name, const struct said *wanted,
	const struct content *after, bool is_twice)
{
	struct map_entry *entry = map_find(&after->by_text, buffer_text(&wanted->text));
	size_t least = SIZE_MAX;
	const char *lost = NULL;

	losses->units++;
	losses->notes += wanted->notes;
	losses->properties += wanted->properties;
	losses->codes += wanted->codes;
	losses->attributes += wanted->attributes;
	if (!entry) {
		print_message("%s: a unit is lost: %.*s\n", name, (int)wanted->text.length,
			wanted->text.bytes);
		losses->lost_units++;
		return;
	}
	for (size_t i = entry->value; i && least; i = after->units[i - 1].next) {
		const char *first = NULL;
		size_t missing = count_missing(wanted, &after->units[i - 1], is_twice, &first);

		if (missing < least) {
			least = missing;
			lost = first;
		}
	}
	if (least)
		print_message("%s: lost: %s\n", name, lost);
	losses->lost_facts += least;
}

static void import_file(struct cotejo_memory *memory, const char *path)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_import *import;

	check_ok(cotejo_import_new(&import, path, NULL, &error), &error);
	check_ok(cotejo_import_run(import, memory, NULL, &error), &error);
	cotejo_import_free(import);
}

static void compare_file(struct losses *losses, const char *path)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct content before, after;
	struct cotejo_memory *memory;
	struct fixture fixture;
	struct capture capture;
	struct buffer bytes = {0};

	check_ok(file_read(&bytes, path, MAX_FILE_BYTES, &error), &error);
	if (read_content(&before, buffer_text(&bytes))) {
		fixture_setup(&fixture);
		capture_init(&capture, SIZE_MAX);
		memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
		import_file(memory, path);
		check_ok(cotejo_export_tmx(memory, NULL, &capture.output, NULL, &error), &error);
		assert_true(read_content(&after, capture_text(&capture)));
		for (size_t i = 0; i < before.count; i++) {
			struct said *said = &before.units[i];
			struct map_entry *entry =
				map_find(&before.by_text, buffer_text(&said->text));

			compare_unit(
				losses, path, said, &after, said->next || entry->value != i + 1);
		}
		losses->files++;
		clear_content(&after);
		cotejo_memory_close(memory);
		capture_clear(&capture);
		fixture_teardown(&fixture);
	}
	clear_content(&before);
	buffer_clear(&bytes);
}

/* All .tmx files of a folder and of the folders in it. */
static void compare_folder(struct losses *losses, const char *root)
{
	char folders[MAX_FOLDERS][PATH_SIZE];
	size_t count = 1;

	snprintf(folders[0], PATH_SIZE, "%s", root);
	for (size_t i = 0; i < count; i++) {
		DIR *folder = opendir(folders[i]);
		struct dirent *entry;

		while (folder && (entry = readdir(folder))) {
			const char *ending = strrchr(entry->d_name, '.');
			struct stat status;
			char path[2 * PATH_SIZE];

			snprintf(path, sizeof(path), "%s/%s", folders[i], entry->d_name);
			if (entry->d_name[0] == '.' || stat(path, &status) < 0)
				continue;
			if (S_ISDIR(status.st_mode) && count < MAX_FOLDERS)
				snprintf(folders[count++], PATH_SIZE, "%.1000s", path);
			else if (ending && strcmp(ending, ".tmx") == 0)
				compare_file(losses, path);
		}
		if (folder)
			closedir(folder);
	}
}

static void check_folder(const char *folder, size_t least)
{
	struct losses losses = {0};

	compare_folder(&losses, folder);
	print_message("%s: %zu files, %zu units, %zu notes, %zu properties, %zu codes, %zu "
		      "attributes: lost %zu units, %zu facts\n",
		folder, losses.files, losses.units, losses.notes, losses.properties, losses.codes,
		losses.attributes, losses.lost_units, losses.lost_facts);
	assert_in_range(losses.units, least, SIZE_MAX);
	assert_int_equal(losses.lost_units, 0);
	assert_int_equal(losses.lost_facts, 0);
}

static void own_cases(void **state)
{
	const char *root = getenv("COTEJO_SOURCE_ROOT");
	char path[PATH_SIZE];

	(void)state;
	snprintf(path, sizeof(path), "%s/tmx/cases", root ? root : ".");
	check_folder(path, 10);
}

static void files_from_the_wild(void **state)
{
	const char *root = getenv("COTEJO_SOURCE_ROOT"), *folder = getenv("COTEJO_TMX");
	char path[PATH_SIZE];

	(void)state;
	snprintf(path, sizeof(path), "%s/../shared/data/tmx", root ? root : ".");
	if (!folder)
		folder = path;
	if (access(folder, R_OK) < 0) {
		print_message("%s is not here: nothing compared\n", folder);
		return;
	}
	check_folder(folder, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_cases),
		cmocka_unit_test(files_from_the_wild),
	};

	return cmocka_run_group_tests_name("exchange/kept", tests, NULL, NULL);
}

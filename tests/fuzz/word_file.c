/*
 * word_file.c - fuzz target: the XML inside of DOCX and ODT files
 *
 * Mutants of a packed file would hardly get past its checksums, so the archive is made here. The
 * first line says "docx" or "odt"; the rest is the file of styles, a line "%%", and the text. The
 * bytes as they come are tried as an archive, too.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <cotejo/article.h>

#include "base/buffer.h"
#include "text/utf8.h"

enum { MEMBERS = 2, ARCHIVE_VERSION = 20 };

struct member {
	const char *path;
	struct cotejo_text bytes;
	uint32_t checksum, place;
};

/* CRC-32 as ZIP has it, bit by bit. */
static uint32_t checksum_of(struct cotejo_text bytes)
{
	uint32_t sum = 0xffffffff;

	for (size_t i = 0; i < bytes.length; i++) {
		sum ^= (unsigned char)bytes.bytes[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
	}
	return ~sum;
}

static void add_number(struct buffer *zip, uint32_t number, int bytes)
{
	for (; bytes > 0; bytes--, number >>= 8)
		buffer_add_byte(zip, (char)(number & 0xff));
}

/* What the header of a member and its entry in the directory have in common. */
static void add_facts(struct buffer *zip, const struct member *member)
{
	add_number(zip, ARCHIVE_VERSION, 2);
	add_number(zip, 0, 2); /* flags */
	add_number(zip, 0, 2); /* stored as it is */
	add_number(zip, 0, 4); /* time and date */
	add_number(zip, member->checksum, 4);
	add_number(zip, (uint32_t)member->bytes.length, 4);
	add_number(zip, (uint32_t)member->bytes.length, 4);
	add_number(zip, (uint32_t)strlen(member->path), 2);
	add_number(zip, 0, 2); /* no extra field */
}

static void make_archive(struct buffer *zip, struct member *members)
{
	size_t directory;

	for (size_t i = 0; i < MEMBERS; i++) {
		members[i].checksum = checksum_of(members[i].bytes);
		members[i].place = (uint32_t)zip->length;
		buffer_add_string(zip, "PK\003\004");
		add_facts(zip, &members[i]);
		buffer_add_string(zip, members[i].path);
		buffer_add(zip, members[i].bytes);
	}
	directory = zip->length;
	for (size_t i = 0; i < MEMBERS; i++) {
		buffer_add_string(zip, "PK\001\002");
		add_number(zip, ARCHIVE_VERSION, 2);
		add_facts(zip, &members[i]);
		add_number(zip, 0, 2); /* no comment */
		add_number(zip, 0, 2); /* disk */
		add_number(zip, 0, 2); /* attributes */
		add_number(zip, 0, 4);
		add_number(zip, members[i].place, 4);
		buffer_add_string(zip, members[i].path);
	}
	directory = zip->length - directory;
	buffer_add_string(zip, "PK\005\006");
	add_number(zip, 0, 4);
	add_number(zip, MEMBERS, 2);
	add_number(zip, MEMBERS, 2);
	add_number(zip, (uint32_t)directory, 4);
	add_number(zip, (uint32_t)(zip->length - directory - 16), 4);
	add_number(zip, 0, 2);
}

static void parse(struct cotejo_text bytes, enum cotejo_article_format format)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_article *article = NULL;
	struct cotejo_text text;
	int code;

	options.language = "en";
	options.format = format;
	code = cotejo_article_parse(&article, bytes, &options, NULL);
	/* COTEJO_EARGUMENT: a build without libarchive. */
	claim(code == 0 || code == COTEJO_ESYNTAX || code == COTEJO_EENCODING ||
		code == COTEJO_ELIMIT || code == COTEJO_ENOTFOUND || code == COTEJO_EARGUMENT);
	if (code)
		return;
	text = cotejo_article_text(article);
	claim(utf8_valid_length(text) == text.length);
	for (size_t i = 0; i < cotejo_article_block_count(article); i++) {
		const struct cotejo_block *block = &cotejo_article_blocks(article)[i];

		claim(block->begin <= text.length && block->length <= text.length - block->begin);
	}
	cotejo_article_free(article);
}

/* Cuts what comes before a line "%%" off a text. */
static struct cotejo_text take_part(struct cotejo_text *text)
{
	struct cotejo_text part = slice(text->bytes, 0);

	while (text->length) {
		struct cotejo_text line = take_line(text);

		if (slice_equals(line, "%%"))
			break;
		part.length = (size_t)(text->bytes - part.bytes);
	}
	return part;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cotejo_text text = slice((const char *)data, size);
	bool is_odt = slice_equals(take_line(&text), "odt");
	struct member members[MEMBERS] = {
		{is_odt ? "styles.xml" : "word/styles.xml", {NULL, 0}, 0, 0},
		{is_odt ? "content.xml" : "word/document.xml", {NULL, 0}, 0, 0},
	};
	enum cotejo_article_format format = is_odt ? COTEJO_ARTICLE_ODT : COTEJO_ARTICLE_DOCX;
	struct buffer zip = {0};

	if (size)
		parse(slice((const char *)data, size), format);
	members[0].bytes = take_part(&text);
	members[1].bytes = text;
	make_archive(&zip, members);
	parse(buffer_text(&zip), format);
	buffer_clear(&zip);
	return 0;
}

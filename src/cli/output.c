/*
 * output.c - where results go
 *
 * write(2) instead of stdio: every failure is seen, with its errno, and a closed pipe ends the work
 * of the library at once.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/temporary.h"

enum { BUFFER_BYTES = 1 << 16 };

/* Of the whole program, set once by output_init(). */
static bool sigpipe_was_ignored;

struct output {
	int descriptor;
	const char *name;
	struct temporary *temporary; /* NULL: written in place */
	bool is_terminal, colored;
	bool held_c2; /* the first byte of a character that may be a C1 control */
	int failure;  /* errno of the first write that failed */
	uint64_t written_bytes;
	size_t used;
	char buffer[BUFFER_BYTES];
};

int output_open(struct output **ret_output, const char *path, enum color_choice color)
{
	struct output *output = malloc(sizeof(*output));
	int status = STATUS_DONE;

	if (!output)
		return message_no_memory();
	memset(output, 0, offsetof(struct output, buffer));
	output->descriptor = STDOUT_FILENO;
	output->name = "standard output";
	if (path && strcmp(path, "-") != 0) {
		output->name = path;
		status = temporary_open(&output->temporary, path, &output->descriptor);
	}
	if (status != STATUS_DONE) {
		free(output);
		return status;
	}
	output->is_terminal = isatty(output->descriptor);
	output->colored = terminal_wants_color(output->descriptor, color);
	*ret_output = output;
	return STATUS_DONE;
}

static void write_all(struct output *output, const char *bytes, size_t length)
{
	while (length && !output->failure) {
		ssize_t done = write(output->descriptor, bytes, length);

		if (done < 0) {
			if (errno != EINTR || interrupted())
				output->failure = errno;
			continue;
		}
		bytes += done;
		length -= (size_t)done;
		output->written_bytes += (uint64_t)done;
	}
}

void output_flush(struct output *output)
{
	if (output->is_terminal)
		progress_clear();
	write_all(output, output->buffer, output->used);
	output->used = 0;
	progress_tick(output->temporary ? output->written_bytes : 0);
}

static void add_raw(struct output *output, const char *bytes, size_t length)
{
	while (length) {
		size_t room = BUFFER_BYTES - output->used;
		size_t piece = length < room ? length : room;

		memcpy(output->buffer + output->used, bytes, piece);
		output->used += piece;
		bytes += piece;
		length -= piece;
		if (output->used == BUFFER_BYTES)
			output_flush(output);
	}
}

static struct cotejo_text text_of(const char *string)
{
	return (struct cotejo_text){string, strlen(string)};
}

/* Bytes that a terminal may take for a command. */
static bool is_control_byte(unsigned char byte)
{
	return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
}

/*
 * One byte for a terminal. The library hands over pieces that may end inside a character, so this
 * looks at bytes: C0 and DEL stand for themselves, C1 is 0xc2 and a byte from 0x80 to 0x9f.
 */
static void add_for_terminal(struct output *output, unsigned char byte)
{
	static const char replacement[] = "\xef\xbf\xbd";
	bool is_c1 = output->held_c2 && byte >= 0x80 && byte < 0xa0;

	if (output->held_c2 && !is_c1)
		add_raw(output, "\xc2", 1);
	output->held_c2 = byte == 0xc2;
	if (output->held_c2)
		return;
	if (is_c1 || is_control_byte(byte))
		add_raw(output, replacement, strlen(replacement));
	else
		add_raw(output, (const char *)&byte, 1);
}

void output_text(struct output *output, struct cotejo_text text)
{
	size_t i;

	if (!output->is_terminal) {
		add_raw(output, text.bytes, text.length);
		return;
	}
	for (i = 0; i < text.length; i++)
		add_for_terminal(output, (unsigned char)text.bytes[i]);
}

void output_string(struct output *output, const char *string)
{
	output_text(output, text_of(string));
}

void output_format(struct output *output, const char *format, ...)
{
	char text[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	add_raw(output, text, strlen(text));
}

void output_spaces(struct output *output, size_t count)
{
	while (count--)
		add_raw(output, " ", 1);
}

void output_style(struct output *output, enum output_style style)
{
	static const char *const sequences[] = {
		[STYLE_PLAIN] = "\033[0m",
		[STYLE_STRONG] = "\033[1m",
		[STYLE_FAINT] = "\033[2m",
		[STYLE_MATCH] = "\033[1;31m",
		[STYLE_DOUBT] = "\033[33m",
	};

	if (output->colored)
		add_raw(output, sequences[style], strlen(sequences[style]));
}

void output_json(struct output *output, struct cotejo_text text)
{
	size_t i;

	for (i = 0; i < text.length; i++) {
		char c = text.bytes[i];

		if (c == '"' || c == '\\')
			output_format(output, "\\%c", c);
		else if (c >= 0 && c < ' ')
			output_format(output, "\\u%04x", (unsigned)c);
		else
			add_raw(output, &c, 1);
	}
}

void output_field(struct output *output, struct cotejo_text text)
{
	static const char from[] = "\t\n\r\\", to[] = "tnr\\";
	size_t i, begin = 0;

	for (i = 0; i < text.length; i++) {
		const char *special = text.bytes[i] ? strchr(from, text.bytes[i]) : NULL;

		if (!special)
			continue;
		output_text(output, (struct cotejo_text){text.bytes + begin, i - begin});
		output_format(output, "\\%c", to[special - from]);
		begin = i + 1;
	}
	output_text(output, (struct cotejo_text){text.bytes + begin, text.length - begin});
}

static int sink_write(void *user, const char *bytes, size_t length)
{
	struct output *output = user;

	if (!output->failure && !interrupted())
		output_text(output, (struct cotejo_text){bytes, length});
	errno = output->failure ? output->failure : EINTR;
	return output->failure != 0 || interrupted();
}

struct cotejo_output output_sink(struct output *output)
{
	return (struct cotejo_output){sink_write, output};
}

bool output_failed(const struct output *output)
{
	return output->failure != 0;
}

bool output_is_terminal(const struct output *output)
{
	return output->is_terminal;
}

size_t output_width(const struct output *output)
{
	const char *wish = getenv("COLUMNS");

	if (!output->is_terminal && !(wish && wish[0]))
		return SIZE_MAX;
	return terminal_width(output->descriptor);
}

int output_refuse_same(const char *command, const char *path, const char *input)
{
	if (!path || !input || !temporary_same_file(path, input))
		return STATUS_DONE;
	return message_usage(command, "%s is an input; it would be replaced by the result", path);
}

/* The reader of our pipe has seen enough: no news for anybody, unless the parent ignores SIGPIPE to
 * be told of it. */
static bool is_quiet(int failure)
{
	return failure == EPIPE && !sigpipe_was_ignored;
}

static int report_failure(const struct output *output)
{
	if (interrupted())
		return interrupt_status();
	if (is_quiet(output->failure))
		return STATUS_PIPE;
	message("%s: cannot write: %s", output->name, strerror(output->failure));
	return STATUS_OUTPUT;
}

/* Closing is the last chance of a network's file system to say that it has failed. */
static void close_standard_output(struct output *output)
{
	int copy = dup(STDOUT_FILENO);

	if (copy >= 0 && close(copy) != 0 && !output->failure)
		output->failure = errno;
}

int output_close(struct output *output, int status)
{
	if (!output)
		return status;
	output_flush(output);
	if (!output->temporary)
		close_standard_output(output);
	if (output->failure && status <= STATUS_NOTHING)
		status = report_failure(output);
	if (output->temporary)
		status = temporary_close(output->temporary, status);
	free(output);
	return status;
}

void output_init(void)
{
	struct sigaction before;
	int descriptor;

	if (sigaction(SIGPIPE, NULL, &before) == 0)
		sigpipe_was_ignored = before.sa_handler == SIG_IGN;
	signal(SIGPIPE, SIG_IGN);
	/* A limit on the size of files is a write that fails, as a full disk is. */
	signal(SIGXFSZ, SIG_IGN);
	/* A standard descriptor that is closed would be given to the next file that is opened, and
	 * a message be written into a memory. */
	for (descriptor = 0; descriptor <= STDERR_FILENO; descriptor++) {
		if (fcntl(descriptor, F_GETFD) < 0)
			open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
	}
}

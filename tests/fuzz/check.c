/*
 * check.c - fuzz target: a pair of texts to check
 *
 * The first line is the source, the rest the target, and the other way round.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <cotejo/check.h>

static void check(struct cotejo_checker *checker, const struct cotejo_variant *source,
	const struct cotejo_variant *target)
{
	struct cotejo_findings findings = {0};
	int code = cotejo_checker_check(checker, source, target, &findings, NULL), points = 0;

	claim(code == 0 || code == COTEJO_EENCODING);
	for (size_t i = 0; code == 0 && i < findings.count; i++) {
		const struct cotejo_finding *finding = &findings.findings[i];

		claim(finding->flag < COTEJO_FLAG_COUNT && finding->detail);
		claim(i == 0 || finding->flag > findings.findings[i - 1].flag);
		points += cotejo_flag_penalty(finding->flag);
	}
	points = points < COTEJO_PENALTY_MAX ? points : COTEJO_PENALTY_MAX;
	claim(findings.penalty == points);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct cotejo_checker *checker;
	struct cotejo_text rest = {(const char *)data, size};
	struct cotejo_variant pair[2] = {{.language = "en"}, {.language = "es"}};

	if (!checker)
		claim(cotejo_checker_new(&checker, NULL) == 0);
	pair[0].text = take_line(&rest);
	pair[1].text = rest;
	check(checker, &pair[0], &pair[1]);
	check(checker, &pair[1], &pair[0]);
	return 0;
}

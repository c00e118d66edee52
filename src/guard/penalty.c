/* The table of penalties. */
#include "config.h"

#include "guard/penalty.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"

static const struct {
	const char *keyword;
	size_t offset;
} keywords[] = {
	{"penalty-crash", offsetof(struct conf, penalty_crash_s)},
	{"penalty-authentication", offsetof(struct conf, penalty_authentication_s)},
	{"penalty-protocol", offsetof(struct conf, penalty_protocol_s)},
	{"penalty-unfinished", offsetof(struct conf, penalty_unfinished_s)},
	{"penalty-grace", offsetof(struct conf, penalty_grace_s)},
};

void guard_penalty_init(struct guard_penalty *penalty)
{
	penalty->sets = base_mem_zero(GUARD_PENALTY_SETS, sizeof *penalty->sets);
	guard_source_keys_init(&penalty->keys);
}

static int64_t length_ms(const struct conf *conf, enum ipc_fault fault)
{
	const char *keyword = ipc_fault_find(fault)->penalty;

	for (size_t i = 0; i < BASE_COUNT(keywords); i++)
		if (strcmp(keywords[i].keyword, keyword) == 0)
			return 1000 * *(const long *)(const void *)((const char *)conf + keywords[i].offset);
	return 0;
}

static struct guard_penalty_row *set_of(const struct guard_penalty *penalty, const struct guard_source *source)
{
	return penalty->sets[guard_source_hash(source, &penalty->keys) % GUARD_PENALTY_SETS];
}

static struct guard_penalty_row *find(const struct guard_penalty *penalty, const struct guard_source *source,
				      int64_t now_ms)
{
	struct guard_penalty_row *set = set_of(penalty, source);

	for (size_t i = 0; i < GUARD_PENALTY_WAYS; i++)
		if (set[i].until_ms > now_ms && guard_source_is_equal(&set[i].source, source))
			return &set[i];
	return NULL;
}

/* The place whose penalty ends first, or has ended. */
static struct guard_penalty_row *take(const struct guard_penalty *penalty, const struct guard_source *source,
				      int64_t now_ms)
{
	struct guard_penalty_row *set = set_of(penalty, source), *row = set;

	for (size_t i = 1; i < GUARD_PENALTY_WAYS; i++)
		if (set[i].until_ms < row->until_ms)
			row = &set[i];
	*row = (struct guard_penalty_row){.source = *source, .until_ms = now_ms};
	return row;
}

int guard_penalty_add(struct guard_penalty *penalty, const struct conf *conf, const struct guard_source *source,
		      enum ipc_fault fault, int64_t now_ms)
{
	int64_t added_ms = length_ms(conf, fault), most_ms = 1000 * conf->penalty_most_s;
	struct guard_penalty_row *row;
	int was_enforced;

	if (added_ms == 0)
		return 0;
	row = find(penalty, source, now_ms);
	if (!row)
		row = take(penalty, source, now_ms);
	row->until_ms += added_ms;
	if (row->until_ms > now_ms + most_ms)
		row->until_ms = now_ms + most_ms;
	was_enforced = row->is_enforced;
	if (row->until_ms - now_ms >= 1000 * conf->penalty_least_s)
		row->is_enforced = 1;
	return row->is_enforced && !was_enforced;
}

int guard_penalty_is_refused(const struct guard_penalty *penalty, const struct guard_source *source, int64_t now_ms)
{
	const struct guard_penalty_row *row = find(penalty, source, now_ms);

	return row && row->is_enforced;
}

/* The next word of a text and where it ends; 0: there is none, or it is too long to be an address. */
static size_t next_word(const char **text, char word[IPC_SOURCE_SIZE])
{
	size_t n;

	*text += strspn(*text, " \t");
	n = strcspn(*text, " \t");
	if (n == 0 || n >= IPC_SOURCE_SIZE)
		return 0;
	memcpy(word, *text, n);
	word[n] = '\0';
	*text += n;
	return n;
}

int guard_penalty_is_exempt(const struct conf *conf, const struct guard_source *address)
{
	const char *text = conf->penalty_exempt;
	char word[IPC_SOURCE_SIZE];
	struct guard_source exempt;

	while (next_word(&text, word))
		if (guard_source_read(word, &exempt) == 0 && guard_source_is_equal(&exempt, address))
			return 1;
	return 0;
}

int guard_penalty_check(const struct conf *conf)
{
	const char *text = conf->penalty_exempt;
	char word[IPC_SOURCE_SIZE];
	struct guard_source exempt;

	while (next_word(&text, word))
		if (guard_source_read(word, &exempt))
			return ERR_SYNTAX;
	return *text ? ERR_SYNTAX : 0;
}

void guard_penalty_release(struct guard_penalty *penalty)
{
	free(penalty->sets);
	penalty->sets = NULL;
}

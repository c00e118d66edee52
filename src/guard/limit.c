/* Counting connections. */
#include "config.h"

#include "guard/limit.h"

#include <stdlib.h>

#include "base/mem.h"

struct count {
	struct guard_map_node node;
	struct guard_source source;
	unsigned long startups, sessions;
};

void guard_limit_init(struct guard_limit *limit)
{
	*limit = (struct guard_limit){0};
	guard_source_keys_init(&limit->keys);
}

static struct count *find(const struct guard_limit *limit, const struct guard_source *source)
{
	struct guard_map_node *node = guard_map_find(&limit->sources, guard_source_hash(source, &limit->keys));

	while (node && !guard_source_is_equal(&((struct count *)node)->source, source))
		node = guard_map_next(node);
	return (struct count *)node;
}

static struct count *find_or_add(struct guard_limit *limit, const struct guard_source *source)
{
	struct count *count = find(limit, source);

	if (count)
		return count;
	count = base_mem_zero(1, sizeof *count);
	count->source = *source;
	guard_map_add(&limit->sources, &count->node, guard_source_hash(source, &limit->keys));
	return count;
}

/* Of a hundred startups this many are dropped: none, startups-drop at startups-free, rising to all at startups-max. */
static unsigned long drop_percent(unsigned long startups, const struct conf *conf)
{
	unsigned long lowest = (unsigned long)conf->startups_free, highest = (unsigned long)conf->startups_max;
	unsigned long percent = (unsigned long)conf->startups_drop_percent;

	if (startups >= highest)
		return 100;
	if (startups < lowest)
		return 0;
	return percent + (100 - percent) * (startups - lowest) / (highest - lowest);
}

static enum guard_refusal judge_sessions(const struct guard_limit *limit, const struct conf *conf,
					 const struct count *count)
{
	if (limit->sessions >= (unsigned long)conf->sessions_max)
		return GUARD_REFUSAL_SESSIONS;
	if (count && count->sessions >= (unsigned long)conf->source_sessions_max)
		return GUARD_REFUSAL_SOURCE_SESSIONS;
	return GUARD_REFUSAL_NONE;
}

enum guard_refusal guard_limit_judge(const struct guard_limit *limit, const struct conf *conf,
				     const struct guard_source *source, unsigned lot)
{
	const struct count *count = find(limit, source);

	if (count && count->startups >= (unsigned long)conf->source_startups_max)
		return GUARD_REFUSAL_SOURCE_STARTUPS;
	if (lot < drop_percent(limit->startups, conf))
		return GUARD_REFUSAL_STARTUPS;
	return judge_sessions(limit, conf, count);
}

void guard_limit_begin(struct guard_limit *limit, const struct guard_source *source)
{
	find_or_add(limit, source)->startups++;
	limit->startups++;
}

enum guard_refusal guard_limit_admit(struct guard_limit *limit, const struct conf *conf,
				     const struct guard_source *source)
{
	struct count *count = find(limit, source);
	enum guard_refusal refusal = judge_sessions(limit, conf, count);

	if (refusal)
		return refusal;
	count->startups--;
	limit->startups--;
	count->sessions++;
	limit->sessions++;
	return GUARD_REFUSAL_NONE;
}

void guard_limit_adopt(struct guard_limit *limit, const struct guard_source *source)
{
	find_or_add(limit, source)->sessions++;
	limit->sessions++;
}

void guard_limit_end(struct guard_limit *limit, const struct guard_source *source, int is_session)
{
	struct count *count = find(limit, source);

	if (is_session) {
		count->sessions--;
		limit->sessions--;
	} else {
		count->startups--;
		limit->startups--;
	}
	if (count->startups + count->sessions > 0)
		return;
	guard_map_remove(&limit->sources, &count->node);
	free(count);
}

void guard_limit_release(struct guard_limit *limit)
{
	struct guard_map_node *node;
	size_t at = 0;

	while ((node = guard_map_any(&limit->sources, &at))) {
		guard_map_remove(&limit->sources, node);
		free(node);
	}
	guard_map_release(&limit->sources);
}

/* Counters, which triggers keep. */
#include "config.h"

#include "store/counter.h"

#include "store/statement.h"

static const struct field fields[] = {
	STORE_FIELD(FIELD_TEXT, counter, topic),
	STORE_FIELD(FIELD_TEXT, counter, word),
	STORE_FIELD(FIELD_TEXT, counter, outcome),
	STORE_FIELD(FIELD_NUMBER, counter, value),
};
static const struct shape shape = STORE_SHAPE(counter, fields);

int store_counter_walk(struct store *store, int (*visit)(void *context, const struct counter *counter), void *context)
{
	struct counter counter;
	sqlite3_stmt *run;
	int more = 0, err = store_statement_start(store, STATEMENT_COUNTER_LIST, &run, "");

	if (err)
		return err;
	while (!err && (more = store_statement_next(store, run)) > 0) {
		err = store_record_read(run, &shape, &counter);
		if (!err)
			err = visit(context, &counter);
	}
	store_statement_end(run);
	return err ? err : more;
}

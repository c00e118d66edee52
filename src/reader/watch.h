/*
 * What happens at the readers: one process of maportal-card does nothing else, so no module can hold it up.
 */
#ifndef READER_WATCH_H
#define READER_WATCH_H

#include "card/card.h"
#include "reader/setting.h"

/* Where changes go; an error ends the watch. */
struct reader_teller {
	int (*tell)(void *data, const struct card_reader *reader);
	void *data;
};

/*
 * Tells the state of the reader and each change of it, and sleeps in between; a reader service that is not
 * there is looked for twice a second.  Returns what tell has returned.
 */
int reader_watch_run(const struct reader_setting *setting, const struct reader_teller *teller);

#endif

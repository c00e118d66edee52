/* One request, answered by a process that does nothing else and ends with it. */
#ifndef READER_WORK_H
#define READER_WORK_H

#include "card/message.h"
#include "reader/setting.h"

/*
 * Answers over fd, pieces and DONE.  Where there is no health card, or no certificate card, the other kind is
 * not looked for: who asks knows which one is wanted.  ERR_CLOSED when nobody listens any more.
 */
int reader_work_run(int fd, const struct reader_setting *setting, const struct card_request *request);

#endif

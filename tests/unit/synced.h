/* Stands in the place of fsync and keeps in mind which folders were synced: a test cannot pull the plug. */
#ifndef TESTS_SYNCED_H
#define TESTS_SYNCED_H

void synced_forget(void);

/* From now on called for each folder that is synced, with its descriptor; NULL: no more. */
void synced_call(void (*call)(void *context, int fd), void *context);

/* Whether a folder was synced since; -1: more were than can be kept in mind. */
int synced_has(const char *folder);

#endif

/* Stands in the place of fsync and keeps in mind which folders were synced: a test cannot pull the plug. */
#ifndef TESTS_SYNCED_H
#define TESTS_SYNCED_H

void synced_forget(void);

/* Whether a folder was synced since; -1: more were than can be kept in mind. */
int synced_has(const char *folder);

#endif

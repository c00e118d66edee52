/* A folder of its own for a test, removed with everything in it. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

enum { FOLDER_SIZE = 64 };

/* Makes it below TMPDIR or /tmp; only the owner may look into it. */
void folder_make(char path[FOLDER_SIZE]);

/* Also when the test has left it without permission to write. */
void folder_remove(const char *path);

#endif

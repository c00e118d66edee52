/* pcscd in mount and network namespaces of the test's own. */
#ifndef TESTS_CARD_PCSCD_H
#define TESTS_CARD_PCSCD_H

#include <sys/types.h>

/* Enters them; NULL, or why this machine cannot do it. */
const char *pcscd_enter_namespaces(void);

/* readers: a folder of their configurations, or (NULL) the system's.  Stopping none is nothing. */
pid_t pcscd_start(const char *readers);
void pcscd_stop(pid_t *pid);

#endif

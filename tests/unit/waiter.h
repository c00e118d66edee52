/* Who stands at a lock, as the kernel tells: for tests that wait until others wait. */
#ifndef TESTS_WAITER_H
#define TESTS_WAITER_H

/* Waits until so many locks of a file are held or waited for; fails after a while. */
void waiter_expect(const char *path, int count);

#endif

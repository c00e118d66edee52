/* Heavy work that lets others go first: those who type do not wait for it. */
#ifndef BASE_GENTLE_H
#define BASE_GENTLE_H

/* The priority that a process had before it worked gently; is_lower 0: it has it still. */
struct gentle {
	int nice, is_lower;
};

/*
 * From begin to end this thread takes a processor only where nobody of the ordinary priority wants it much.  Where the
 * kernel would not let it come back (RLIMIT_NICE; root may) it stays as it is.
 */
void base_gentle_begin(struct gentle *gentle);
void base_gentle_end(const struct gentle *gentle);

/* Allows this process and its children to come back to the priority that it has now; only root can. */
void base_gentle_allow(void);

#endif

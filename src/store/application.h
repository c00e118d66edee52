/* Applications of every kind: what was applied for, how it stands, who decides, and every step that led there. */
#ifndef STORE_APPLICATION_H
#define STORE_APPLICATION_H

#include <stddef.h>

#include "store/store.h"

struct application {
	int64_t id;
	char number[21]; /* 申請案號 */
	char kind[25], kind_name[65];
	char state[25], state_name[65];
	int is_final;	    /* it will not change any more */
	int64_t account_id; /* of the applicant; 0: none */
	char applicant[161];
	char scope_kind[25], scope_code[17]; /* whose staff decide */
	char subject[241];
	int64_t version;
	int64_t lease_staff_id, lease_until; /* 0: nobody has taken it */
	char lease_staff_name[161];
	int64_t applied_at, changed_at;
};

int store_application_find_number(struct store *store, const char *number, struct application *application);

/* ERR_NOT_FOUND when there is no application of this number, or its applicant has another ID number. */
int store_application_find_applicant(struct store *store, const char *number, const char *person_id_no);

/* The next serial number of a kind in a year, from 1; each is given out once. */
int store_application_next_serial(struct store *store, const char *kind, int year, int64_t *serial);

/* Whether a kind may be applied for; ERR_NOT_FOUND for one that the code table lacks. */
int store_application_is_open(struct store *store, const char *kind, int *is_open);

/* Fills id, version and changed_at. */
int store_application_insert(struct store *store, struct application *application);

/* Writes state, scope, subject and lease, and counts the version up; ERR_CONFLICT when it is another one by now. */
int store_application_update(struct store *store, struct application *application);

/* Writes lease_until alone, and leaves the version; ERR_CONFLICT as above. */
int store_application_renew(struct store *store, struct application *application);

/* Which list, and the key to go on from: at most max rows behind it (direction > 0) or before it, nearest last. */
struct application_list {
	enum application_order {
		APPLICATION_OWN,   /* of account_id, the newest first; the key is id */
		APPLICATION_QUEUE, /* of scope, kind and state, the oldest first; the key is (applied_at, id) */
		APPLICATION_WHOLE, /* of kind and state */
		APPLICATION_LEASE, /* taken by staff_id */
	} order;
	int64_t account_id, staff_id;
	const char *scope_kind, *scope_code, *kind, *state;
	int64_t applied_at, id; /* 0, 0: from the very first, or the very last */
	int direction;
};
int store_application_list(struct store *store, const struct application_list *list, struct application *rows,
			   size_t max, size_t *n);

/* One step. */
struct application_event {
	int64_t id, application_id, at;
	int64_t account_id, staff_id; /* who did it; both 0: the portal itself */
	char event[17], from_state[25], to_state[25], state_name[65];
	char staff_name[161];
	char note[2001];
};

int store_application_add_event(struct store *store, struct application_event *event);

/* At most max steps behind the one with an id (0: from the first), in their order. */
int store_application_events(struct store *store, int64_t application_id, int64_t after_id,
			     struct application_event *events, size_t max, size_t *n);

/* The last step in which a reviewer decided; ERR_NOT_FOUND when nobody has yet. */
int store_application_find_decision(struct store *store, int64_t application_id, struct application_event *event);

#endif

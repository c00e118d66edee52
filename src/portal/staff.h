/* Who a member of staff is at this moment, and what the screens show of him. */
#ifndef PORTAL_STAFF_H
#define PORTAL_STAFF_H

#include "portal/act.h"
#include "store/staff.h"

/*
 * Reads the state and the roles of the member of staff who acts anew, so that what was taken away is gone at the next
 * act: whoever is suspended keeps nothing but the way out.
 */
int portal_staff_refresh(struct portal *portal);

/* The roles of a member of staff; at most DOMAIN_ACCESS_GRANTS_MAX. */
int portal_staff_read_grants(struct store *store, int64_t staff_id, struct grant *grants, size_t *n);

/* Appends "衛生局審核人員(臺北市)". */
int portal_staff_describe_grant(struct store *store, const struct grant *grant, struct buf *out);

/* Appends the roles, separated by 、. */
int portal_staff_describe_grants(struct store *store, const struct grant *grants, size_t n, struct buf *out);

/* What the console shows of who is logged in. */
struct staff_profile {
	char login_name[21];
	char name[161];
	char roles[513];     /* with their scopes */
	char last_login[96]; /* when and from where before this time, or that there was none */
	char recovery[64];   /* how many recovery codes are left */
};

/* Fills a struct staff_profile. */
extern const struct act portal_staff_profile;

#endif

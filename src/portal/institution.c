/* The acts of institutions. */
#include "config.h"

#include "portal/institution.h"

#include <string.h>

#include "store/institution.h"

static int read_profile(struct act_call *call)
{
	struct institution_profile *profile = call->record;
	struct institution institution;
	int err = store_institution_find(call->store, call->portal->actor.institution_code, &institution);

	if (err)
		return err;
	memcpy(profile->institution_code, institution.institution_code, sizeof profile->institution_code);
	memcpy(profile->institution_name, institution.institution_name, sizeof profile->institution_name);
	memcpy(profile->address, institution.address, sizeof profile->address);
	memcpy(profile->phone_no, institution.phone_no, sizeof profile->phone_no);
	return 0;
}

const struct act portal_institution_read = {
	.name = "institution.read",
	.right = RIGHT_USE_INSTITUTION,
	.is_unrecorded = 1,
	.run = read_profile,
};

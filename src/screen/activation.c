/* The record of the activation wizard. */
#include "config.h"

#include "screen/activation.h"

#include "base/mem.h"
#include "domain/activation.h"

static const struct form_member members[] = {
	FORM_MEMBER(activation, terms_agreed),
	FORM_MEMBER(activation, terms_version),
	FORM_MEMBER(activation, person_id_no),
	FORM_MEMBER(activation, is_practising),
	FORM_MEMBER(activation, home_institution_code),
	FORM_MEMBER(activation, certificate_serial),
	FORM_MEMBER(activation, login_name),
	FORM_MEMBER(activation, email),
	FORM_MEMBER(activation, email_confirm),
};

const struct form_record screen_activation_record = {
	.name = "activation",
	.size = sizeof(struct activation),
	.members = members,
	.n_members = BASE_COUNT(members),
};

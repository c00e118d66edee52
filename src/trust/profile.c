/* The table of profiles, and finding what its rows name in a certificate. */
#include "config.h"

#include "trust/profile.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "base/gate.h"
#include "base/mem.h"
#include "domain/identifier.h"
#include "trust/inside.h"

enum { OID_SIZE = 80, SOURCES_MAX = 2, VALUE_SIZE = 128, ATTRIBUTES_MAX = 16 };

#define SUBJECT_TYPE "2.16.886.1.100.2.1"        /* attribute of the government's certificates: whose it is */
#define TYPE_PERSONNEL "2.16.886.1.100.3.1.7"    /* 醫事人員 */
#define TYPE_INSTITUTION "2.16.886.1.100.3.2.21" /* 醫事機構 */
#define OID_SERIAL_NUMBER "2.5.4.5"
#define OID_AGENCY_CODE "2.16.886.1.100.2.102"

enum place { PLACE_NONE, PLACE_SUBJECT, PLACE_DIRECTORY };

struct source {
	enum place place;
	const char *oid;
};

struct profile {
	const char *name;
	const char *organisation_unit; /* of the issuer, exactly; NULL: any.  Chooses a row, proves nothing */
	const char *subject_type;
	enum trust_side side;
	struct source identity[SOURCES_MAX]; /* all that are there have to agree */
	int is_identity_optional; /* the centre may leave it out; then the portal's office says whose it is */
};

/*
 * The first row that fits counts.  HCA's own certificates are not known to carry the number in the clear
 * (cards.md R-CARD-36); every other authority has to put it there.
 */
static const struct profile profiles[] = {
	{.name = "hca-personnel",
	 .organisation_unit = "醫事憑證管理中心",
	 .subject_type = TYPE_PERSONNEL,
	 .side = TRUST_SIDE_PERSON,
	 .is_identity_optional = 1},
	{.name = "hca-institution",
	 .organisation_unit = "醫事憑證管理中心",
	 .subject_type = TYPE_INSTITUTION,
	 .side = TRUST_SIDE_INSTITUTION,
	 .is_identity_optional = 1},
	{.name = "personnel",
	 .subject_type = TYPE_PERSONNEL,
	 .side = TRUST_SIDE_PERSON,
	 .identity = {{PLACE_SUBJECT, OID_SERIAL_NUMBER}, {PLACE_DIRECTORY, OID_SERIAL_NUMBER}}},
	{.name = "institution",
	 .subject_type = TYPE_INSTITUTION,
	 .side = TRUST_SIDE_INSTITUTION,
	 .identity = {{PLACE_SUBJECT, OID_SERIAL_NUMBER}, {PLACE_DIRECTORY, OID_AGENCY_CODE}}},
};

/* One value out of a certificate. */
struct value {
	size_t count; /* how often it stands there */
	int is_bad;   /* no text, too long, or what the gate refuses */
	char text[VALUE_SIZE];
};

static void take_text(struct value *value, const ASN1_STRING *string)
{
	unsigned char *bytes = NULL;
	struct buf admitted = {0};
	int n = ASN1_STRING_to_UTF8(&bytes, string);

	value->count++;
	if (n <= 0 || (size_t)n >= VALUE_SIZE ||
	    base_gate_admit((const char *)bytes, (size_t)n, 0, &admitted) != GATE_OK ||
	    base_mem_copy(value->text, sizeof value->text, base_buf_text(&admitted)))
		value->is_bad = 1;
	OPENSSL_free(bytes);
	base_buf_release(&admitted);
}

static int is_oid(const ASN1_OBJECT *object, const char *oid)
{
	char text[OID_SIZE];
	int n = OBJ_obj2txt(text, sizeof text, object, 1);

	return n > 0 && n < (int)sizeof text && strcmp(text, oid) == 0;
}

static void find_in_name(const X509_NAME *name, const char *oid, struct value *value)
{
	for (int i = 0; i < X509_NAME_entry_count(name); i++) {
		const X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, i);

		if (is_oid(X509_NAME_ENTRY_get_object(entry), oid))
			take_text(value, X509_NAME_ENTRY_get_data(entry));
	}
}

static void take_attribute(X509_ATTRIBUTE *attribute, const char *oid, struct value *value)
{
	const ASN1_TYPE *type = X509_ATTRIBUTE_get0_type(attribute, 0);
	int kind = type && X509_ATTRIBUTE_count(attribute) == 1 ? type->type : V_ASN1_UNDEF, n;

	if (!is_oid(X509_ATTRIBUTE_get0_object(attribute), oid))
		return;
	if (kind == V_ASN1_OBJECT) {
		value->count++;
		n = OBJ_obj2txt(value->text, sizeof value->text, type->value.object, 1);
		value->is_bad |= n <= 0 || n >= (int)sizeof value->text;
	} else if (kind == V_ASN1_UTF8STRING || kind == V_ASN1_PRINTABLESTRING || kind == V_ASN1_IA5STRING) {
		take_text(value, type->value.asn1_string);
	} else {
		value->count++;
		value->is_bad = 1;
	}
}

/* subjectDirectoryAttributes (RFC 5280 4.2.1.8), which OpenSSL does not read: a sequence of attributes. */
static void find_in_directory(const X509 *x509, const char *oid, struct value *value)
{
	int at = X509_get_ext_by_NID(x509, NID_subject_directory_attributes, -1), kind, class;
	const ASN1_OCTET_STRING *data = at < 0 ? NULL : X509_EXTENSION_get_data(X509_get_ext(x509, at));
	const unsigned char *next, *end;
	long n;

	if (!data)
		return;
	next = ASN1_STRING_get0_data(data);
	end = next + ASN1_STRING_length(data);
	if (ASN1_get_object(&next, &n, &kind, &class, end - next) != V_ASN1_CONSTRUCTED ||
	    kind != V_ASN1_SEQUENCE || class != V_ASN1_UNIVERSAL || next + n != end) {
		value->is_bad = 1;
		return;
	}
	for (int i = 0; next < end && !value->is_bad; i++) {
		X509_ATTRIBUTE *attribute =
			i < ATTRIBUTES_MAX ? d2i_X509_ATTRIBUTE(NULL, &next, end - next) : NULL;

		if (attribute)
			take_attribute(attribute, oid, value);
		else
			value->is_bad = 1;
		X509_ATTRIBUTE_free(attribute);
	}
}

static int fits(const struct profile *profile, const X509 *x509, const struct value *type)
{
	struct value unit = {0};

	if (strcmp(type->text, profile->subject_type) != 0)
		return 0;
	if (!profile->organisation_unit)
		return 1;
	find_in_name(X509_get_issuer_name(x509), "2.5.4.11", &unit);
	return unit.count == 1 && !unit.is_bad && strcmp(unit.text, profile->organisation_unit) == 0;
}

static const struct profile *find_profile(const X509 *x509)
{
	struct value type = {0};

	find_in_directory(x509, SUBJECT_TYPE, &type);
	if (type.count != 1 || type.is_bad)
		return NULL;
	for (size_t i = 0; i < BASE_COUNT(profiles); i++)
		if (fits(&profiles[i], x509, &type))
			return &profiles[i];
	return NULL;
}

static enum rule check_identity(enum trust_side side, char identity[TRUST_IDENTITY_SIZE], const char *text)
{
	struct identifier identifier;
	char person[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;

	if (side == TRUST_SIDE_PERSON) {
		if (domain_identifier_person(text, person, &kind) || strcmp(person, text) != 0)
			return RULE_CARD_34_ID_PERSON;
	} else if (domain_identifier_check(domain_identifier_find("institution"), text, &identifier) ||
		   strcmp(identifier.value, text) != 0) {
		return RULE_CARD_34_ID_INSTITUTION;
	}
	return base_mem_copy(identity, TRUST_IDENTITY_SIZE, text) ? RULE_CARD_34_ID : RULE_NONE;
}

static enum rule read_identity(const struct profile *profile, const X509 *x509, struct trust_holder *holder)
{
	struct value found = {0};

	for (size_t i = 0; i < SOURCES_MAX && profile->identity[i].place; i++) {
		const struct source *source = &profile->identity[i];
		struct value value = {0};

		if (source->place == PLACE_SUBJECT)
			find_in_name(X509_get_subject_name(x509), source->oid, &value);
		else
			find_in_directory(x509, source->oid, &value);
		if (value.count > 1 || (value.count && found.count && strcmp(value.text, found.text) != 0))
			return RULE_CARD_34_ID_TWICE;
		if (value.is_bad)
			return profile->side == TRUST_SIDE_PERSON ? RULE_CARD_34_ID_PERSON
								  : RULE_CARD_34_ID_INSTITUTION;
		if (value.count)
			found = value;
	}
	if (!found.count)
		return profile->is_identity_optional ? RULE_NONE : RULE_CARD_34_ID;
	return check_identity(profile->side, holder->identity, found.text);
}

/* A certificate has a common name, or at least the name of an organisation. */
static enum rule read_name(const X509 *x509, struct trust_holder *holder)
{
	static const char *const oids[] = {"2.5.4.3", "2.5.4.10"};

	for (size_t i = 0; i < BASE_COUNT(oids); i++) {
		struct value value = {0};

		find_in_name(X509_get_subject_name(x509), oids[i], &value);
		if (value.is_bad)
			return RULE_CARD_34_NAME;
		if (value.count && !holder->name[0])
			memcpy(holder->name, value.text, sizeof value.text);
	}
	return RULE_NONE;
}

enum rule trust_profile_read(const struct trust_certificate *certificate, struct trust_holder *holder)
{
	const struct profile *profile = find_profile(certificate->x509);
	enum rule rule = RULE_CARD_34_KIND;

	*holder = (struct trust_holder){0};
	if (profile) {
		holder->side = profile->side;
		holder->profile = profile->name;
		rule = read_name(certificate->x509, holder);
	}
	if (!rule)
		rule = read_identity(profile, certificate->x509, holder);
	if (rule)
		*holder = (struct trust_holder){0};
	ERR_clear_error();
	return rule;
}

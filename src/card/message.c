/* Cards in messages, and out of them again: whoever sent them may have been taken over. */
#include "config.h"

#include "card/message.h"

#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "domain/identifier.h"

void card_message_put_reader(struct ipc_packet *packet, const struct card_reader *reader)
{
	ipc_packet_begin(packet, IPC_CARD_READER);
	ipc_packet_put_number(packet, reader->state);
	ipc_packet_put_number(packet, (uint64_t)reader->is_soft);
	ipc_packet_put_number(packet, reader->insertion);
	ipc_packet_put_text(packet, reader->name);
}

static int is_text_harmless(const char *text)
{
	struct buf admitted = {0};
	int is = base_gate_admit(text, strlen(text), 0, &admitted) == GATE_OK;

	base_buf_release(&admitted);
	return is;
}

int card_message_get_reader(struct ipc_packet *packet, struct card_reader *reader)
{
	uint64_t state, is_soft;

	*reader = (struct card_reader){0};
	ipc_packet_get_number(packet, &state);
	ipc_packet_get_number(packet, &is_soft);
	ipc_packet_get_number(packet, &reader->insertion);
	ipc_packet_get_text(packet, reader->name, sizeof reader->name);
	if (ipc_packet_end(packet) || state >= CARD_STATE_COUNT || is_soft > 1 ||
	    !is_text_harmless(reader->name)) {
		*reader = (struct card_reader){0};
		return ERR_SYNTAX;
	}
	reader->state = (enum card_state)state;
	reader->is_soft = (int)is_soft;
	return 0;
}

void card_message_put_request(struct ipc_packet *packet, const struct card_request *request)
{
	ipc_packet_begin(packet, request->kind);
	ipc_packet_put_number(packet, request->id);
	if (request->kind != IPC_CARD_SIGN)
		return;
	ipc_packet_put_text(packet, request->fingerprint);
	ipc_packet_put_text(packet, request->pin);
	ipc_packet_put_bytes(packet, request->bytes, request->n);
}

static int get_bytes(struct ipc_packet *packet, void *to, size_t size, size_t *n)
{
	const void *bytes = ipc_packet_get_bytes(packet, n);

	if (!bytes || *n == 0 || *n > size) {
		*n = 0;
		return ERR_SYNTAX;
	}
	memcpy(to, bytes, *n);
	return 0;
}

int card_message_get_request(struct ipc_packet *packet, struct card_request *request)
{
	int err = 0;

	memset(request, 0, sizeof *request);
	request->kind = (enum ipc_message)packet->kind;
	ipc_packet_get_number(packet, &request->id);
	if (request->kind == IPC_CARD_SIGN) {
		ipc_packet_get_text(packet, request->fingerprint, sizeof request->fingerprint);
		ipc_packet_get_text(packet, request->pin, sizeof request->pin);
		err = get_bytes(packet, request->bytes, sizeof request->bytes, &request->n);
	} else if (request->kind != IPC_CARD_READ && request->kind != IPC_CARD_LIST) {
		err = ERR_SYNTAX;
	}
	if (ipc_packet_end(packet) || err) {
		base_mem_wipe(request, sizeof *request);
		return ERR_SYNTAX;
	}
	return 0;
}

static void put_date(struct ipc_packet *packet, struct date date)
{
	ipc_packet_put_number(packet, date.year ? (uint64_t)base_date_days(date) : UINT64_MAX);
}

void card_message_put_nhi(struct ipc_packet *packet, uint64_t id, const struct card_nhi *nhi)
{
	ipc_packet_begin(packet, IPC_CARD_NHI);
	ipc_packet_put_number(packet, id);
	ipc_packet_put_text(packet, nhi->number);
	ipc_packet_put_text(packet, nhi->person_id_no);
	ipc_packet_put_text(packet, nhi->name);
	ipc_packet_put_bytes(packet, nhi->name_bytes, sizeof nhi->name_bytes);
	ipc_packet_put_number(packet, (uint64_t)nhi->has_gap);
	ipc_packet_put_number(packet, (unsigned char)nhi->sex);
	put_date(packet, nhi->born);
	put_date(packet, nhi->issued);
}

void card_message_put_token(struct ipc_packet *packet, uint64_t id, const struct card_token *token)
{
	ipc_packet_begin(packet, IPC_CARD_TOKEN);
	ipc_packet_put_number(packet, id);
	ipc_packet_put_number(packet, (uint64_t)token->is_pin_low);
	ipc_packet_put_number(packet, (uint64_t)token->is_pin_final);
	ipc_packet_put_number(packet, (uint64_t)token->is_pin_locked);
	ipc_packet_put_number(packet, (uint64_t)token->has_keypad);
	ipc_packet_put_text(packet, token->label);
}

void card_message_put_certificate(struct ipc_packet *packet, uint64_t id,
				  const struct card_certificate *certificate)
{
	ipc_packet_begin(packet, IPC_CARD_CERTIFICATE);
	ipc_packet_put_number(packet, id);
	ipc_packet_put_number(packet, (uint64_t)certificate->has_key);
	ipc_packet_put_bytes(packet, certificate->der, certificate->n);
}

void card_message_put_signature(struct ipc_packet *packet, uint64_t id,
				const struct trust_signature *signature)
{
	ipc_packet_begin(packet, IPC_CARD_SIGNATURE);
	ipc_packet_put_number(packet, id);
	ipc_packet_put_number(packet, signature->scheme);
	ipc_packet_put_bytes(packet, signature->bytes, signature->n);
}

void card_message_put_done(struct ipc_packet *packet, uint64_t id, enum rule rule)
{
	ipc_packet_begin(packet, IPC_CARD_DONE);
	ipc_packet_put_number(packet, id);
	ipc_packet_put_number(packet, rule);
}

/* ---- answers ---- */

static int get_flag(struct ipc_packet *packet, int *flag)
{
	uint64_t number;

	ipc_packet_get_number(packet, &number);
	*flag = number == 1;
	return number > 1 ? ERR_SYNTAX : 0;
}

/* 0001-01-01 to 9999-12-31, or none. */
static int get_date(struct ipc_packet *packet, struct date *date)
{
	const int64_t first = base_date_days((struct date){1, 1, 1}),
		      last = base_date_days((struct date){9999, 12, 31});
	uint64_t number;
	int64_t days;

	ipc_packet_get_number(packet, &number);
	*date = (struct date){0};
	if (number == UINT64_MAX)
		return 0;
	days = (int64_t)number;
	if (days < first || days > last)
		return ERR_SYNTAX;
	*date = base_date_from_days(days);
	return 0;
}

static int is_nhi_right(const struct card_nhi *nhi)
{
	char value[DOMAIN_PERSON_ID_SIZE];
	enum person_id_kind kind;
	int is = strlen(nhi->number) == CARD_NHI_NUMBER_SIZE - 1 &&
		 strspn(nhi->number, "0123456789") == CARD_NHI_NUMBER_SIZE - 1 &&
		 domain_identifier_person(nhi->person_id_no, value, &kind) == RULE_NONE &&
		 strcmp(value, nhi->person_id_no) == 0 && is_text_harmless(nhi->name);

	base_mem_wipe(value, sizeof value);
	return is;
}

static int get_nhi(struct ipc_packet *packet, struct card_answer *answer)
{
	struct card_nhi *nhi = &answer->nhi;
	uint64_t sex;
	size_t n;
	int err;

	ipc_packet_get_text(packet, nhi->number, sizeof nhi->number);
	ipc_packet_get_text(packet, nhi->person_id_no, sizeof nhi->person_id_no);
	ipc_packet_get_text(packet, nhi->name, sizeof nhi->name);
	err = get_bytes(packet, nhi->name_bytes, sizeof nhi->name_bytes, &n);
	if (!err)
		err = get_flag(packet, &nhi->has_gap);
	ipc_packet_get_number(packet, &sex);
	if (!err)
		err = get_date(packet, &nhi->born);
	if (!err)
		err = get_date(packet, &nhi->issued);
	if (sex != 0 && sex != 'M' && sex != 'F')
		err = ERR_SYNTAX;
	nhi->sex = (char)sex;
	return err || n != CARD_NHI_NAME_BYTES || !is_nhi_right(nhi) ? ERR_SYNTAX : 0;
}

static int get_token(struct ipc_packet *packet, struct card_answer *answer)
{
	struct card_token *token = &answer->token;
	int err = get_flag(packet, &token->is_pin_low);

	if (!err)
		err = get_flag(packet, &token->is_pin_final);
	if (!err)
		err = get_flag(packet, &token->is_pin_locked);
	if (!err)
		err = get_flag(packet, &token->has_keypad);
	ipc_packet_get_text(packet, token->label, sizeof token->label);
	return err || !is_text_harmless(token->label) ? ERR_SYNTAX : 0;
}

static int get_certificate(struct ipc_packet *packet, struct card_answer *answer)
{
	struct card_certificate *certificate;

	if (answer->n == CARD_CERTIFICATES_MAX)
		return ERR_SYNTAX;
	certificate = &answer->certificates[answer->n++];
	if (get_flag(packet, &certificate->has_key))
		return ERR_SYNTAX;
	return get_bytes(packet, certificate->der, sizeof certificate->der, &certificate->n);
}

static int get_signature(struct ipc_packet *packet, struct card_answer *answer)
{
	struct trust_signature *signature = &answer->signature;
	uint64_t scheme;

	ipc_packet_get_number(packet, &scheme);
	if (scheme < TRUST_SCHEME_PKCS1 || scheme > TRUST_SCHEME_ECDSA)
		return ERR_SYNTAX;
	signature->scheme = (enum trust_scheme)scheme;
	return get_bytes(packet, signature->bytes, sizeof signature->bytes, &signature->n);
}

/* Only rules about cards can come from a card; a success without what was asked for is none. */
static int get_done(struct ipc_packet *packet, struct card_answer *answer)
{
	uint64_t rule;

	ipc_packet_get_number(packet, &rule);
	if (rule >= RULE_COUNT || (rule && strncmp(domain_rule_number((enum rule)rule), "R-CARD-", 7) != 0))
		return ERR_SYNTAX;
	answer->rule = (enum rule)rule;
	if (rule)
		return 0;
	if ((answer->kind == IPC_CARD_READ && !answer->nhi.number[0]) ||
	    (answer->kind == IPC_CARD_LIST && answer->n == 0) ||
	    (answer->kind == IPC_CARD_SIGN && answer->signature.n == 0))
		return ERR_SYNTAX;
	return 0;
}

static const struct {
	enum ipc_message kind, request; /* request 0: any */
	int (*get)(struct ipc_packet *packet, struct card_answer *answer);
} pieces[] = {
	{IPC_CARD_NHI, IPC_CARD_READ, get_nhi},
	{IPC_CARD_TOKEN, IPC_CARD_LIST, get_token},
	{IPC_CARD_CERTIFICATE, IPC_CARD_LIST, get_certificate},
	{IPC_CARD_SIGNATURE, IPC_CARD_SIGN, get_signature},
	{IPC_CARD_DONE, 0, get_done},
};

int card_message_get_answer(struct ipc_packet *packet, struct card_answer *answer)
{
	enum ipc_message kind = (enum ipc_message)packet->kind;
	int err = ERR_SYNTAX;
	uint64_t id;

	ipc_packet_get_number(packet, &id);
	if (!packet->err && id != answer->id)
		return 0;
	for (size_t i = 0; i < BASE_COUNT(pieces); i++)
		if (pieces[i].kind == kind && (!pieces[i].request || pieces[i].request == answer->kind))
			err = pieces[i].get(packet, answer);
	if (ipc_packet_end(packet) || err)
		return ERR_SYNTAX;
	return kind == IPC_CARD_DONE;
}

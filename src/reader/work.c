/* From a request to its answer, by the soft reader or by hardware. */
#include "config.h"

#include "reader/work.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "reader/pcsc.h"
#include "reader/sign.h"
#include "reader/soft.h"
#include "reader/token.h"

struct work {
	int fd, err;
	const struct reader_setting *setting;
	const struct card_request *request;
	struct ipc_packet packet;
};

static void send_packet(struct work *work)
{
	struct pollfd out = {.fd = work->fd, .events = POLLOUT};

	while (!work->err && (work->err = ipc_packet_send(work->fd, &work->packet)) == ERR_BUSY)
		work->err = poll(&out, 1, -1) < 0 && errno != EINTR ? base_err_from_errno(errno) : 0;
	base_mem_wipe(work->packet.bytes, sizeof work->packet.bytes);
}

static enum rule read_nhi(struct work *work)
{
	struct card_nhi nhi;
	enum rule rule = *work->setting->soft ? reader_soft_read_nhi(work->setting, &nhi)
					      : reader_pcsc_read_nhi(work->setting, &nhi);

	if (!rule) {
		card_message_put_nhi(&work->packet, work->request->id, &nhi);
		send_packet(work);
	}
	base_mem_wipe(&nhi, sizeof nhi);
	return rule;
}

static void send_token(struct work *work, const struct card_token *token)
{
	card_message_put_token(&work->packet, work->request->id, token);
	send_packet(work);
}

static void send_certificate(struct work *work, const struct card_certificate *certificate)
{
	card_message_put_certificate(&work->packet, work->request->id, certificate);
	send_packet(work);
}

static enum rule list_soft(struct work *work)
{
	struct card_certificate certificate;
	struct card_token token;
	enum rule rule = reader_soft_list(work->setting, &token, &certificate);

	if (!rule) {
		send_token(work, &token);
		send_certificate(work, &certificate);
	}
	return rule;
}

static enum rule list_slot(struct work *work, struct reader_token *token, CK_SLOT_ID slot,
			   struct reader_object *objects, size_t *n)
{
	struct card_token description;
	enum rule rule = reader_token_open(token, slot);

	if (!rule)
		rule = reader_token_certificates(token, objects, n);
	if (!rule && *n > 0) {
		reader_token_describe(token, &description);
		send_token(work, &description);
	}
	reader_token_close(token);
	return rule;
}

/* The certificates of the first token that has any; one that fails matters only where no other one has. */
static enum rule list_slots(struct work *work, struct reader_token *token, struct reader_object *objects)
{
	CK_SLOT_ID slots[CARD_CERTIFICATES_MAX];
	size_t n_slots, n = 0;
	enum rule rule = reader_token_slots(token, work->setting, slots, &n_slots), fault = RULE_NONE;

	if (rule)
		return rule;
	for (size_t i = 0; n == 0 && i < n_slots; i++) {
		rule = list_slot(work, token, slots[i], objects, &n);
		if (!fault)
			fault = rule;
	}
	for (size_t i = 0; i < n; i++)
		send_certificate(work, &objects[i].certificate);
	if (n > 0)
		return RULE_NONE;
	return fault ? fault : RULE_CARD_7_CERTIFICATE;
}

static enum rule list(struct work *work)
{
	struct reader_object *objects;
	struct reader_token token;
	enum rule rule;

	if (*work->setting->soft)
		return list_soft(work);
	rule = reader_token_load(&token, work->setting);
	if (!rule) {
		objects = base_mem_zero(CARD_CERTIFICATES_MAX, sizeof *objects);
		rule = list_slots(work, &token, objects);
		free(objects);
	}
	reader_token_unload(&token);
	return rule;
}

static enum rule sign(struct work *work)
{
	struct trust_signature signature;
	struct reader_token token = {0};
	enum rule rule;

	if (*work->setting->soft) {
		rule = reader_soft_sign(work->setting, work->request, &signature);
	} else {
		rule = reader_token_load(&token, work->setting);
		if (!rule)
			rule = reader_sign(&token, work->setting, work->request, &signature);
	}
	if (!rule) {
		card_message_put_signature(&work->packet, work->request->id, &signature);
		send_packet(work);
	}
	reader_token_unload(&token);
	return rule;
}

int reader_work_run(int fd, const struct reader_setting *setting, const struct card_request *request)
{
	struct work work = {.fd = fd, .setting = setting, .request = request};
	enum rule rule;

	if (request->kind == IPC_CARD_READ)
		rule = read_nhi(&work);
	else
		rule = request->kind == IPC_CARD_LIST ? list(&work) : sign(&work);
	card_message_put_done(&work.packet, request->id, rule);
	send_packet(&work);
	return work.err;
}

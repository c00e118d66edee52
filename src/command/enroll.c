/* enroll: binds a card's certificate to whom it names, for whoever came in with its key (R-CARD-65). */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/input.h"
#include "command/json.h"
#include "command/registry.h"
#include "domain/door.h"
#include "domain/rule.h"
#include "portal/card-login.h"
#include "trust/certificate.h"

/* All of standard input; of what is longer than any certificate as much as shows that it is. */
static int read_all(const struct command_call *call, char bytes[TRUST_PEM_MAX + 1], size_t *n)
{
	ssize_t got = 1;
	int err = command_input_limit(call->input, call->portal->store);

	*n = 0;
	while (!err && got != 0 && *n < TRUST_PEM_MAX + 1) {
		got = read(call->input->fd, bytes + *n, TRUST_PEM_MAX + 1 - *n);
		if (got > 0)
			*n += (size_t)got;
		else if (got < 0 && errno != EINTR)
			err = errno == EAGAIN || errno == EWOULDBLOCK ? ERR_TIMEOUT : ERR_IO;
	}
	return err;
}

/* A card has several keys, and a client may have shown them all: the one of this certificate, or else the last. */
static struct card_key *choose_key(const struct portal *portal, const char *bytes, size_t n)
{
	struct card_key *chosen = &portal->keys[portal->n_keys - 1];
	struct trust_certificate *certificate = NULL;
	struct buf held = {0};

	if (!trust_certificate_read_file(bytes, n, &certificate) && !trust_certificate_ssh_key(certificate, &held))
		for (size_t i = 0; i < portal->n_keys; i++) {
			struct card_key *key = &portal->keys[i];

			if (key->key_n == held.len && memcmp(key->key, held.data, held.len) == 0)
				chosen = key;
		}
	base_buf_release(&held);
	trust_certificate_free(certificate);
	return chosen;
}

static void tell(const struct command_call *call, const struct card_holding *holding)
{
	int is_person = holding->side == TRUST_SIDE_PERSON;
	char valid_to[BASE_CLOCK_TEXT_SIZE];

	if (command_option(call, "json")) {
		base_clock_format_iso(holding->valid_to, valid_to);
		command_json_print(json_pack("{s:s, s:s, s:s, s:s, s:b}", "holder",
					     is_person ? "person" : "institution", "name", holding->name, "identity",
					     holding->identity, "valid_to", valid_to, "is_new", holding->is_new));
		return;
	}
	base_clock_format(holding->valid_to, valid_to);
	if (holding->is_new)
		printf(base_lang_text("已登記憑證卡：%s %s，有效至 %s\n"), holding->name, holding->identity,
		       valid_to);
	else
		printf(base_lang_text("憑證卡先前已登記：%s %s，有效至 %s\n"), holding->name,
		       holding->identity, valid_to);
}

static enum command_exit enroll(const struct command_call *call, const char *bytes, size_t n)
{
	struct card_key *key = choose_key(call->portal, bytes, n);
	enum command_exit status;

	key->certificate = bytes;
	key->certificate_n = n;
	status = command_do(call, &portal_card_login_enroll, key);
	if (!status)
		tell(call, &key->holding);
	key->certificate = NULL;
	return status;
}

static enum command_exit refuse_nobody(const struct command_call *call)
{
	struct problems problems = {0};
	enum command_exit status;

	domain_rule_add(&problems, "", RULE_CARD_60);
	status = command_refuse(call, &problems);
	base_problem_release(&problems);
	return status;
}

static enum command_exit run(const struct command_call *call)
{
	char bytes[TRUST_PEM_MAX + 1];
	size_t n;
	int err;

	if (call->portal->n_keys == 0)
		return refuse_nobody(call);
	err = read_all(call, bytes, &n);
	return err ? command_complain(call, "標準輸入", err) : enroll(call, bytes, n);
}

const struct command command_enroll = {
	.name = "enroll",
	.usage = "[--json]",
	.help = "登記憑證卡：以卡片的金鑰連線，由標準輸入讀取其憑證",
	.options = {{"json", NULL, "以 JSON 輸出"}},
	.door = DOMAIN_DOOR_CARD,
	.has_store = 1,
	.run = run,
};

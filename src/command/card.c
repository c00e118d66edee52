/* card: certificate cards: given to their holders, listed, blocked, given back. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/mem.h"
#include "command/registry.h"
#include "portal/card-assign.h"
#include "portal/card-desk.h"
#include "trust/certificate.h"

/* Who types a number may have hit another person: on a terminal the name is shown before anything is done. */
static enum command_exit confirm(const struct command_call *call, const struct card_name *name)
{
	char answer[16] = "";

	if (!isatty(STDIN_FILENO))
		return COMMAND_DONE;
	printf(base_lang_text("將憑證卡登記給 %s（%s）？輸入 y 確定："), name->name, name->identity);
	fflush(stdout);
	if (fgets(answer, sizeof answer, stdin) && (*answer == 'y' || *answer == 'Y'))
		return COMMAND_DONE;
	fprintf(stderr, base_lang_text("%s: 沒有登記\n"), call->program->name);
	return COMMAND_REFUSED;
}

/* Runs an act on cards; what went wrong is said. */
static enum command_exit act(const struct command_call *call, struct store *store, const struct act *act, void *record)
{
	int err = command_act(call, store, act, record);

	if (err == ERR_NOT_FOUND) {
		fprintf(stderr, base_lang_text("%s: %s：查無此卡片或持卡人\n"), call->program->name,
			call->arguments[1]);
		return COMMAND_REFUSED;
	}
	if (err < 0)
		return command_complain(call, call->conf->data, err);
	return err ? COMMAND_REFUSED : COMMAND_DONE;
}

static enum command_exit assign(const struct command_call *call)
{
	struct card_assignment assignment = {.holder = call->arguments[2]};
	struct store *store = NULL;
	struct buf bytes = {0};
	enum command_exit status = COMMAND_STOPPED;
	int err = base_file_read(call->arguments[1], TRUST_PEM_MAX, &bytes);

	if (err) {
		command_complain(call, call->arguments[1], err);
		goto out;
	}
	if (command_open(call, STORE_WRITE, &store))
		goto out;
	assignment.certificate = base_buf_text(&bytes);
	assignment.certificate_n = bytes.len;
	status = act(call, store, &portal_card_assign_look, &assignment);
	if (!status)
		status = confirm(call, &assignment.name);
	if (!status)
		status = act(call, store, &portal_card_assign, &assignment);
	if (!status)
		printf(base_lang_text("憑證卡已登記給 %s（%s）\n"), assignment.name.name, assignment.name.identity);
out:
	store_close(store);
	base_buf_release(&bytes);
	return status;
}

/* Two lines: number and fingerprint, dates. */
static void print_card(const struct card *card)
{
	char enrolled[BASE_CLOCK_TEXT_SIZE], end[BASE_CLOCK_TEXT_SIZE], revoked[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(card->enrolled_at, enrolled);
	base_clock_format(card->valid_to, end);
	base_clock_format(card->revoked_at, revoked);
	printf(base_lang_text("%ld  SHA-256 %s\n  登記 %s　到期 %s"), (long)card->id, card->fingerprint, enrolled,
	       end);
	if (card->revoked_at)
		printf(base_lang_text("　已停用 %s（%s）"), revoked, card->revoked_by);
	putchar('\n');
}

static enum command_exit list(const struct command_call *call)
{
	struct card_page *page = base_mem_zero(1, sizeof *page);
	struct store *store = NULL;
	enum command_exit status = COMMAND_STOPPED;
	size_t n = 0;

	page->holder = call->arguments[1];
	if (command_open(call, STORE_WRITE, &store))
		goto out;
	do {
		portal_card_desk_forget(page);
		status = act(call, store, &portal_card_desk_list, page);
		if (!status && n == 0)
			printf(base_lang_text("%s（%s）\n"), page->name.name, page->name.identity);
		for (size_t i = 0; !status && i < page->n; i++)
			print_card(&page->rows[i]);
		n += page->n;
		page->after_id = page->n ? page->rows[page->n - 1].id : 0;
	} while (!status && page->n == CARD_PAGE_MAX);
	if (!status && n == 0)
		puts(base_lang_text("沒有登記的憑證卡"));
	portal_card_desk_forget(page);
out:
	store_close(store);
	free(page);
	return status;
}

static enum command_exit end(const struct command_call *call, const struct act *how, const char *done)
{
	char *rest;
	struct card_end record = {.id = strtol(call->arguments[1], &rest, 10)};
	struct store *store = NULL;
	enum command_exit status;

	if (*rest || record.id < 1)
		return command_misuse(call, "ID 須為 card list 所列的編號");
	if (command_open(call, STORE_WRITE, &store))
		return COMMAND_STOPPED;
	status = act(call, store, how, &record);
	if (!status)
		printf(base_lang_text("%s %s（%s）\n  SHA-256 %s\n"), base_lang_text(done), record.name.name,
		       record.name.identity, record.fingerprint);
	store_close(store);
	return status;
}

static enum command_exit block(const struct command_call *call)
{
	return end(call, &portal_card_desk_block, "已停用憑證卡");
}

static enum command_exit release(const struct command_call *call)
{
	return end(call, &portal_card_desk_release, "憑證卡已解除登記");
}

static const struct command_part parts[] = {{"assign", 3, 3, assign},
					    {"list", 2, 2, list},
					    {"block", 2, 2, block},
					    {"release", 2, 2, release},
					    {NULL, 0, 0, NULL}};

const struct command command_card = {
	.name = "card",
	.usage = "assign FILE HOLDER | list HOLDER | block ID | release ID",
	.help = "將憑證卡登記給持卡人（身分證號或機構代碼）、查看、停用或解除登記",
	.least = 2,
	.most = 3,
	.parts = parts,
};

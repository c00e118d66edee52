/*
 * maportal-card: readers, cards, and other people's PKCS#11 modules, apart from everything else; see
 * maportal-card(8).
 */
#include "config.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cage.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/program.h"
#include "card/ask.h"
#include "card/choose.h"
#include "card/nhi.h"
#include "domain/identifier.h"
#include "reader/keeper.h"

enum option { OPTION_SERVE, OPTION_SOFT, OPTION_PEM, OPTION_COUNT };

enum { FIRST_MS = 3000 }; /* that the reader service has to say what it sees */

static int open_log(const struct program *program, int is_serving)
{
	const char *name = *program->conf.log ? program->conf.log : "maportal.log";
	char path[BASE_CONF_TEXT_SIZE];
	int err;

	if (!is_serving)
		return 0;
	err = base_conf_path(&program->conf, name, path);
	return err ? err : base_log_open(program->name, path);
}

static int serve(const struct program *program)
{
	char soft[BASE_CONF_TEXT_SIZE] = "";
	const char *folder =
		program->values[OPTION_SOFT] ? program->values[OPTION_SOFT] : program->conf.card_soft;
	struct reader_setting setting = {
		.module = program->conf.card_module,
		.token = program->conf.card_token,
		.reader = program->conf.card_reader,
		.soft = soft,
		.timeout_s = program->conf.card_timeout_s,
	};
	int err = *folder ? base_conf_path(&program->conf, folder, soft) : 0;

	base_lang_set(LANG_ZH_TW); /* the log's */
	signal(SIGPIPE, SIG_IGN);
	base_cage_hide();
	if (!err)
		err = base_cage_enter(CAGE_NETWORK | CAGE_EXEC);
	if (!err)
		err = reader_keeper_run(READER_KEEPER_FD, &setting);
	return err ? base_program_fail(program, "--serve", err) : BASE_PROGRAM_DONE;
}

/* ---- for the technician: what is there, in words ---- */

static void print_reader(const struct card_reader *reader)
{
	char at[BASE_CLOCK_TEXT_SIZE];

	base_clock_format(base_clock_now_s(), at);
	printf("%s %s%s%s\n", at, base_lang_text(card_state_text(reader)), *reader->name ? base_lang_text("　") : "",
	       reader->name);
	fflush(stdout);
}

static enum card_event wait_event(struct card_ask *ask, int timeout_ms)
{
	int64_t until_ms = base_clock_monotonic_ms() + timeout_ms;

	for (;;) {
		enum card_event event = card_ask_hear(ask);
		int64_t left_ms = until_ms - base_clock_monotonic_ms();
		struct pollfd in = {.fd = card_ask_fd(ask), .events = POLLIN};
		int wait_ms = card_ask_wait_ms(ask);

		if (event != CARD_EVENT_NONE || (timeout_ms >= 0 && left_ms <= 0) ||
		    (in.fd < 0 && wait_ms < 0))
			return event;
		if (timeout_ms >= 0 && (wait_ms < 0 || left_ms < wait_ms))
			wait_ms = (int)left_ms;
		poll(&in, 1, wait_ms);
	}
}

static int watch(struct card_ask *ask)
{
	while (wait_event(ask, -1) == CARD_EVENT_READER)
		print_reader(&ask->reader);
	return BASE_PROGRAM_FAILED;
}

/* Whether a card is in, as soon as anything is known. */
static enum rule await_card(struct card_ask *ask)
{
	while (ask->reader.state == CARD_STATE_DOWN && wait_event(ask, FIRST_MS) == CARD_EVENT_READER)
		continue;
	return card_state_rule(ask->reader.state);
}

static enum rule await_answer(struct card_ask *ask)
{
	enum card_event event;

	do
		event = wait_event(ask, -1);
	while (event == CARD_EVENT_READER);
	return event == CARD_EVENT_ANSWER ? ask->answer.rule : RULE_CARD_1_DOWN;
}

static void print_date(const char *title, struct date date)
{
	char text[BASE_DATE_TEXT_SIZE] = "-";

	if (date.year)
		base_date_format_roc(date, text);
	printf("%s %s\n", base_lang_text(title), text);
}

/* A technician has to see that a card can be read, not whose it is. */
static void print_nhi(const struct card_nhi *nhi)
{
	char masked[DOMAIN_IDENTIFIER_MASK_SIZE];

	domain_identifier_mask(nhi->number, masked);
	printf(base_lang_text("卡號 %s\n"), masked);
	domain_identifier_mask(nhi->person_id_no, masked);
	printf(base_lang_text("身分證號 %s\n姓名 %s%s\n"), masked, nhi->name,
	       nhi->has_gap ? base_lang_text("（有無法顯示的字，以登記資料為準）") : "");
	print_date("發卡日期", nhi->issued);
	if (card_nhi_warning(nhi))
		puts(domain_rule_text(card_nhi_warning(nhi)));
}

static enum rule read_nhi(const struct program *program, struct card_ask *ask)
{
	enum rule rule = await_card(ask);

	(void)program;
	if (!rule && card_ask_read(ask) == 0)
		rule = await_answer(ask);
	if (!rule)
		print_nhi(&ask->answer.nhi);
	return rule;
}

static void print_certificate(const struct trust_store *store, const struct card_certificate *card)
{
	struct trust_demand demand = {.sides = TRUST_SIDE_PERSON | TRUST_SIDE_INSTITUTION,
				      .now = base_clock_now_s()};
	struct trust_certificate *certificate = NULL;
	struct trust_verdict verdict = {.rule = RULE_CARD_34_FORM};
	char at[BASE_CLOCK_TEXT_SIZE];

	if (trust_certificate_read(card->der, card->n, &certificate) == 0)
		trust_check_certificate(store, certificate, NULL, &demand, &verdict);
	base_clock_format(verdict.description.valid_to, at);
	printf(base_lang_text("%s %s\n  SHA-256 %s\n  到期 %s\n"),
	       base_lang_text(card->has_key ? "憑證" : "憑證（無金鑰）"), verdict.description.subject,
	       verdict.description.fingerprint, at);
	if (card->has_key)
		printf("  %s\n", verdict.rule ? domain_rule_text(verdict.rule) : base_lang_text("可用於登入"));
	trust_certificate_free(certificate);
}

/* What maportal-admin card assign takes. */
static void print_pem(const struct card_certificate *card)
{
	struct trust_certificate *certificate = NULL;
	struct buf pem = {0};

	if (card->has_key && trust_certificate_read(card->der, card->n, &certificate) == 0)
		trust_certificate_add_pem(certificate, &pem);
	fputs(base_buf_text(&pem), stdout);
	base_buf_release(&pem);
	trust_certificate_free(certificate);
}

static void print_list(const struct trust_store *store, const struct card_answer *answer)
{
	printf("%s\n", answer->token.label);
	if (card_token_rule(&answer->token))
		puts(domain_rule_text(card_token_rule(&answer->token)));
	for (size_t i = 0; i < answer->n; i++)
		print_certificate(store, &answer->certificates[i]);
}

static enum rule list_certificates(const struct program *program, struct card_ask *ask)
{
	enum rule rule = await_card(ask);
	char folder[BASE_CONF_TEXT_SIZE];
	struct trust_store *store = NULL;

	if ((!rule || !*program->conf.card_reader) && card_ask_list(ask) == 0)
		rule = await_answer(ask);
	if (!rule && (trust_store_folder(&program->conf, folder) || trust_store_open(folder, &store)))
		rule = RULE_CARD_34_UNTRUSTED;
	for (size_t i = 0; !rule && program->values[OPTION_PEM] && i < ask->answer.n; i++)
		print_pem(&ask->answer.certificates[i]);
	if (!rule && !program->values[OPTION_PEM])
		print_list(store, &ask->answer);
	trust_store_close(store);
	return rule;
}

static const struct {
	const char *name;
	enum rule (*run)(const struct program *program, struct card_ask *ask);
} verbs[] = {
	{"watch", NULL},
	{"read", read_nhi},
	{"list", list_certificates},
};

static int run_verb(const struct program *program, size_t verb)
{
	struct card_start start = {
		.data = program->common[PROGRAM_DATA],
		.config = program->common[PROGRAM_CONFIG],
		.now = program->common[PROGRAM_NOW],
		.soft = program->values[OPTION_SOFT],
	};
	struct card_ask *ask;
	enum rule rule = RULE_NONE;
	int status = BASE_PROGRAM_DONE, err = card_ask_open(&ask, &start);

	if (err)
		return base_program_fail(program, program->name, err);
	if (verbs[verb].run)
		rule = verbs[verb].run(program, ask);
	else
		status = watch(ask);
	card_ask_close(ask);
	if (!rule)
		return status;
	fprintf(stderr, base_lang_text("%s: %s（%s）\n"), program->name, domain_rule_text(rule),
		domain_rule_number(rule));
	return BASE_PROGRAM_FAILED;
}

int main(int argc, char **argv)
{
	static const struct program_option options[OPTION_COUNT + 1] = {
		[OPTION_SERVE] = {.name = "serve", .help = "由 maportal 啟動，提供讀卡服務"},
		[OPTION_SOFT] = {.name = "soft", .argument = "DIR", .help = "以目錄中的模擬卡代替讀卡機"},
		[OPTION_PEM] = {.name = "pem", .help = "list 只印出可簽章的憑證（PEM）"},
	};
	const char *values[OPTION_COUNT] = {NULL};
	struct program program = {
		.name = "maportal-card",
		.usage = "watch | read | list",
		.purpose = "讀卡機與卡片：watch 顯示卡片插拔，read 讀取健保卡，list 列出憑證卡的憑證。",
		.options = options,
		.values = values,
	};
	int status, err;

	base_lang_set(base_lang_of_environment("zh_TW"));
	if (!base_program_start(&program, argc, argv, &status))
		return status;
	err = open_log(&program, values[OPTION_SERVE] != NULL);
	if (err)
		return base_program_fail(&program, program.conf.log, err);
	if (values[OPTION_SERVE])
		return serve(&program);
	for (size_t i = 0; i < BASE_COUNT(verbs); i++)
		if (program.arguments[0] && strcmp(program.arguments[0], verbs[i].name) == 0 &&
		    !program.arguments[1])
			return run_verb(&program, i);
	base_program_fail(&program, program.arguments[0] ? program.arguments[0] : "", ERR_SYNTAX);
	return BASE_PROGRAM_MISUSED;
}

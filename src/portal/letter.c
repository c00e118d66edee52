/* From a template to a row of the outbox. */
#include "config.h"

#include "portal/letter.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/file.h"
#include "base/gate.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/random.h"
#include "base/text.h"
#include "portal/setting.h"
#include "store/account.h"
#include "store/letter.h"
#include "store/person.h"

enum { TEMPLATE_LIMIT = 65536, MESSAGE_ID_LETTERS = 26, WORDS_MAX = 12 };

/* Words of the letters that portal_letter_tell posts, and of those that bring a token (portal/token.h). */
#define TELLING_WORDS {"name", ""}, {"login_name", ""}, {"at", ""}, {"helpdesk_phone", ""}, {"helpdesk_hours", ""}
#define TOKEN_WORDS \
	TELLING_WORDS, {"token", ""}, {"link", ""}, {"command", ""}, {"code", ""}, {"expires", ""}

/* Words of the letters about an application (portal/application-step.h). */
#define APPLICATION_WORDS \
	{"name", ""}, {"number", ""}, {"kind", ""}, {"subject", ""}, {"at", ""}, {"state", ""}, {"note", ""}, \
		{"advice", ""}, {"helpdesk_phone", ""}, {"helpdesk_hours", ""}

/* The templates there are, and the words that each of them may use. */
static const struct {
	const char *name;
	struct letter_value words[WORDS_MAX];
} letters[] = {
	{"account-name", {TELLING_WORDS}},
	{"account-no-mobile", {TELLING_WORDS}},
	{"account-query", {TELLING_WORDS}},
	{"account-resumption", {TELLING_WORDS}},
	{"account-suspended", {TELLING_WORDS}},
	{"account-suspension", {TELLING_WORDS}},
	{"activation-done", {TELLING_WORDS}},
	{"activation-verify", {TOKEN_WORDS}},
	{"application-decided", {APPLICATION_WORDS}},
	{"application-received", {APPLICATION_WORDS}},
	{"audit-head", {{"at", ""}, {"id", ""}, {"rows", ""}, {"key_id", ""}, {"head", ""}}},
	{"contact-changed", {TELLING_WORDS}},
	{"email-change", {TOKEN_WORDS}},
	{"email-changed", {TELLING_WORDS}},
	{"email-notice", {TELLING_WORDS}},
	{"password-changed", {TELLING_WORDS}},
	{"password-reset", {TOKEN_WORDS}},
	{"password-reset-desk", {TOKEN_WORDS}},
	{"password-reset-done", {TELLING_WORDS}},
	{"sms-code", {{"code", ""}, {"expires", ""}}},
	{"staff-invitation", {TOKEN_WORDS}},
};

/* A template while it is read: where it stands, what it says, and what is wrong at which byte. */
struct template
{
	struct buf path, text;
	const char *fault; /* NULL: nothing */
	size_t at;
};

static void release(struct template *template)
{
	base_buf_release(&template->path);
	base_buf_release(&template->text);
}

static int refuse(struct template *template, size_t at, const char *why)
{
	template->fault = why;
	template->at = at;
	return ERR_SYNTAX;
}

static const char *value_of(const struct letter_value *values, const char *word, size_t n)
{
	for (; values->word; values++)
		if (strlen(values->word) == n && strncmp(values->word, word, n) == 0)
			return values->text;
	return NULL;
}

/*
 * Appends the text from one byte to another with its words replaced; what a value says is not looked at
 * again.
 */
static int expand(struct template *template, size_t from, size_t to, const struct letter_value *values,
		  struct buf *out)
{
	const char *text = template->text.data, *open;

	while ((open = memchr(text + from, '{', to - from))) {
		size_t at = (size_t)(open - text);
		const char *close = memchr(open, '}', to - at), *value = NULL;

		if (!close)
			return refuse(template, at, "大括號沒有結束");
		value = value_of(values, open + 1, (size_t)(close - open - 1));
		if (!value)
			return refuse(template, at, "這封信沒有這個代換字");
		base_buf_add(out, text + from, at - from);
		base_buf_add_text(out, value);
		from = (size_t)(close - text) + 1;
	}
	base_buf_add(out, text + from, to - from);
	return 0;
}

/* Mail programs get what the inward gate would let in, and no more. */
static int check_characters(struct template *template)
{
	const struct buf *text = &template->text;
	enum gate_fault fault;
	uint32_t code;

	for (size_t at = 0, used; at < text->len; at += used) {
		used = base_text_decode(text->data + at, text->len - at, &code);
		fault = used == 0 ? GATE_ENCODING : code == '\n' ? GATE_OK : base_gate_char(code);
		if (fault)
			return refuse(template, at, base_gate_text(fault));
	}
	return 0;
}

/* Splits the template into subject and body, with values for its words. */
static int fill(struct template *template, const struct letter_value *values, struct buf *subject,
		struct buf *body)
{
	const char *text = base_buf_text(&template->text);
	size_t line = strcspn(text, "\n");
	int err = check_characters(template);

	if (!err && (line == 0 || text[line] != '\n' || text[line + 1] != '\n'))
		err = refuse(template, line, "第一行須為主旨，第二行須空白，其後為內文");
	if (!err)
		err = expand(template, 0, line, values, subject);
	return err ? err : expand(template, line + 2, template->text.len, values, body);
}

static int read_template(const char *folder, const char *name, struct template *template)
{
	base_buf_addf(&template->path, "%s/letter/%s.letter", folder, name);
	return base_file_read(template->path.data, TEMPLATE_LIMIT, &template->text);
}

static void add_complaint(const struct template *template, int err, struct buf *out)
{
	const char *text = base_buf_text(&template->text);
	size_t line = 1, start = 0;

	for (size_t i = 0; i < template->at; i++)
		if (text[i] == '\n') {
			line++;
			start = i + 1;
		}
	if (template->fault)
		base_buf_addf(out, "%s:%zu:%u: %s", template->path.data, line,
			      base_text_width(text + start, template->at - start) + 1, template->fault);
	else
		base_buf_addf(out, "%s: %s", template->path.data, base_err_text(err));
}

int portal_letter_check(const char *folder, struct problems *complaints)
{
	struct buf subject = {0}, body = {0}, complaint = {0};
	int worst = 0;

	for (size_t i = 0; i < BASE_COUNT(letters); i++) {
		struct template template = {0};
		int err = read_template(folder, letters[i].name, &template);

		if (!err)
			err = fill(&template, letters[i].words, &subject, &body);
		base_buf_clear(&complaint);
		if (err) {
			add_complaint(&template, err, &complaint);
			base_problem_add(complaints, "", "", PROBLEM_ERROR, complaint.data);
			worst = err;
		}
		release(&template);
	}
	base_buf_release(&subject);
	base_buf_release(&body);
	base_buf_release(&complaint);
	return worst;
}

/* The part of our own address behind the @ makes our Message-IDs ours. */
static void make_message_id(const struct conf *conf, struct letter *letter)
{
	const char *at = strrchr(conf->mail_from, '@');
	char random[MESSAGE_ID_LETTERS + 1];

	base_random_text(random, MESSAGE_ID_LETTERS, "abcdefghijklmnopqrstuvwxyz234567");
	snprintf(letter->message_id, sizeof letter->message_id, "%s@%.90s", random,
		 at ? at + 1 : "localhost");
}

/* recipient NULL: the address that the account has. */
static int address(struct act_call *call, const char *recipient, struct letter *letter)
{
	struct account account;
	struct person person;
	int err = store_account_get(call->store, letter->account_id, &account);

	if (!err)
		err = store_person_get(call->store, account.person_id, &person);
	if (!err)
		err = base_mem_copy(letter->recipient, sizeof letter->recipient, recipient ? recipient : account.email);
	if (!err)
		err = base_mem_copy(letter->recipient_name, sizeof letter->recipient_name, person.name);
	return err;
}

/* A template that cannot be used is the operator's concern: the log says which, the person that he be told. */
static int write_letter(struct act_call *call, const char *name, const struct letter_value *values,
			struct letter *letter)
{
	struct buf subject = {0}, body = {0}, complaint = {0};
	struct template template = {0};
	char folder[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(call->portal->conf, call->portal->conf->forms, folder);

	if (!err)
		err = read_template(folder, name, &template);
	if (!err)
		err = fill(&template, values, &subject, &body);
	if (!err)
		err = base_mem_copy(letter->subject, sizeof letter->subject, base_buf_text(&subject));
	if (err) {
		add_complaint(&template, err, &complaint);
		base_log_error("%s", base_buf_text(&complaint));
	} else {
		letter->body = base_buf_detach(&body);
	}
	base_buf_release(&subject);
	base_buf_release(&body);
	base_buf_release(&complaint);
	release(&template);
	return err ? ERR_SYSTEM : 0;
}

/* Writes and posts a letter that knows where it goes. */
static int post(struct act_call *call, const char *name, const struct letter_value *values, struct letter *letter)
{
	int err = write_letter(call, name, values, letter);

	letter->created_at = letter->due_at = call->now;
	if (!err)
		err = base_mem_copy(letter->kind, sizeof letter->kind, name);
	make_message_id(call->portal->conf, letter);
	if (!err)
		err = store_letter_insert(call->store, letter);
	store_letter_release(letter);
	return err;
}

int portal_letter_post_to(struct act_call *call, const char *name, int64_t account_id, const char *recipient,
			  const struct letter_value *values)
{
	struct letter letter = {.account_id = account_id};
	int err = address(call, recipient, &letter);

	return err ? err : post(call, name, values, &letter);
}

int portal_letter_post_outside(struct act_call *call, const char *name, const char *recipient,
			       const char *recipient_name, const struct letter_value *values)
{
	struct letter letter = {0};
	int err = base_mem_copy(letter.recipient, sizeof letter.recipient, recipient);

	if (!err)
		err = base_mem_copy(letter.recipient_name, sizeof letter.recipient_name, recipient_name);
	return err ? err : post(call, name, values, &letter);
}

int portal_letter_text(struct act_call *call, const char *name, int64_t account_id, const char *mobile_no,
		       const struct letter_value *values)
{
	struct letter letter = {.channel = STORE_LETTER_SMS, .account_id = account_id};
	int err = base_mem_copy(letter.recipient, sizeof letter.recipient, mobile_no);

	return err ? err : post(call, name, values, &letter);
}

int portal_letter_post(struct act_call *call, const char *name, int64_t account_id,
		       const struct letter_value *values)
{
	return portal_letter_post_to(call, name, account_id, NULL, values);
}

int portal_letter_tell(struct act_call *call, const char *name, const struct account *account, const char *recipient)
{
	char phone[STORE_POLICY_TEXT_SIZE], hours[STORE_POLICY_TEXT_SIZE], at[BASE_CLOCK_TEXT_SIZE];
	struct person person;
	int err = store_person_get(call->store, account->person_id, &person);

	if (!err)
		err = portal_setting_text(call->store, POLICY_HELPDESK_PHONE, phone);
	if (!err)
		err = portal_setting_text(call->store, POLICY_HELPDESK_HOURS, hours);
	if (err)
		return err;
	base_clock_format(call->now, at);
	return portal_letter_post_to(call, name, account->id, recipient,
				     (const struct letter_value[]){{"name", person.name},
								   {"login_name", account->login_name},
								   {"at", at},
								   {"helpdesk_phone", phone},
								   {"helpdesk_hours", hours},
								   {NULL, NULL}});
}

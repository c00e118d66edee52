/* The insurer's check: asked of a program, or of a file that stands in for it. */
#include "config.h"

#include "portal/nhi.h"

#include <jansson.h>
#include <string.h>

#include "base/csv.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/mem.h"

/* ---- a program ---- */

/* Quotes and backslashes are all that printable ASCII needs; others become escapes of their own. */
static void add_string(struct buf *out, const char *name, const char *text)
{
	base_buf_addf(out, ",\"%s\":\"", name);
	for (const unsigned char *c = (const unsigned char *)text; *c; c++)
		if (*c == '"' || *c == '\\')
			base_buf_addf(out, "\\%c", *c);
		else if (*c < ' ' || *c == 0x7f)
			base_buf_addf(out, "\\u%04x", *c);
		else
			base_buf_add_char(out, (char)*c);
	base_buf_add_char(out, '"');
}

static void write_question(const struct nhi_question *question, struct buf *out)
{
	base_buf_add_text(out, "{\"version\":1");
	add_string(out, "person_id_no", question->person_id_no);
	add_string(out, "card_no", question->card_no);
	if (question->password)
		add_string(out, "password", question->password);
	base_buf_add_text(out, "}\n");
}

enum nhi_verdict portal_nhi_read(const char *answer, size_t n)
{
	json_t *root = json_loadb(answer, n, JSON_REJECT_DUPLICATES, NULL);
	const char *word = json_string_value(json_object_get(root, "verdict"));
	enum nhi_verdict verdict = word ? domain_nhi_verdict_find(word) : NHI_DOWN;

	json_decref(root);
	return verdict;
}

static enum nhi_verdict ask_program(const struct errand *errand, const struct nhi_question *question)
{
	enum nhi_verdict verdict = NHI_DOWN;
	struct buf line = {0}, answer = {0};
	int err;

	write_question(question, &line);
	err = errand ? base_errand_run(errand, line.data, line.len, &answer) : ERR_NOT_FOUND;
	if (!err)
		verdict = portal_nhi_read(base_buf_text(&answer), answer.len);
	if (verdict == NHI_DOWN)
		base_log_error("nhi-program: %s", err ? base_err_text(err) : "service_down");
	base_buf_release(&line);
	base_buf_release(&answer);
	return verdict;
}

/* ---- the simulator ---- */

enum simulator_column { PERSON_ID_NO, CARD_NO, PASSWORD, VERDICT, SIMULATOR_COLUMNS };

/* Hashes have one length, so comparing them tells nothing about what they were made of. */
static int is_same(const char *a, const char *b)
{
	char hash_a[BASE_HASH_TEXT_SIZE], hash_b[BASE_HASH_TEXT_SIZE];

	base_hash_sha256_text(a, strlen(a), hash_a);
	base_hash_sha256_text(b, strlen(b), hash_b);
	return base_hash_is_equal(hash_a, hash_b);
}

/* The rows of one person: another card than his is a wrong one. */
static enum nhi_verdict judge_row(const char *const cells[], const struct nhi_question *question)
{
	int is_right = is_same(cells[CARD_NO], question->card_no);

	if (question->password)
		is_right &= is_same(cells[PASSWORD], question->password);
	return is_right ? domain_nhi_verdict_find(cells[VERDICT]) : NHI_WRONG;
}

static enum nhi_verdict ask_simulator(const struct conf *conf, const struct nhi_question *question)
{
	enum nhi_verdict verdict = NHI_NOT_REGISTERED;
	char path[BASE_CONF_TEXT_SIZE];
	struct csv csv;
	int more, err = base_conf_path(conf, conf->nhi_simulator, path);

	if (!err)
		err = base_csv_open(&csv, path);
	if (err) {
		base_log_error("nhi-simulator: %s", base_err_text(err));
		return NHI_DOWN;
	}
	while ((more = base_csv_next(&csv)) > 0)
		if (csv.n == SIMULATOR_COLUMNS && is_same(csv.fields[PERSON_ID_NO], question->person_id_no))
			verdict = judge_row(csv.fields, question);
	base_csv_close(&csv);
	return more < 0 ? NHI_DOWN : verdict;
}

enum nhi_verdict portal_nhi_ask(const struct conf *conf, const struct errand *errand,
				const struct nhi_question *question)
{
	if (strcmp(conf->nhi_check, "exec") == 0)
		return ask_program(errand, question);
	return portal_nhi_is_simulated(conf) ? ask_simulator(conf, question) : NHI_DOWN;
}

int portal_nhi_is_simulated(const struct conf *conf)
{
	return strcmp(conf->nhi_check, "simulator") == 0;
}

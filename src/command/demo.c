/* demo: a world to try the portal in, or CSV files of it for measurements. */
#include "config.h"

#include "base/lang.h"
#include "portal/demo.h"

#include <stdio.h>

#include "base/err.h"
#include "base/file.h"
#include "card/demo.h"
#include "command/registry.h"

enum { SEED = 20130401, INSTITUTIONS = 300, LICENCES = 2000 };

static const char nhi_password[] = "health01";

/* What to type on the activation screens. */
static void print_known(const struct demo *demo)
{
	struct institution institution;
	struct licence licence;
	struct person person;

	puts(base_lang_text("可試著開通下列人員的帳號："));
	portal_demo_institution(demo, 0, &institution);
	for (unsigned long i = 0; i < PORTAL_DEMO_KNOWN; i++) {
		portal_demo_licence(demo, i, &person, &licence);
		printf(base_lang_text("  %s  證號 %s  證書字號 %s  %s\n"), person.name, person.person_id_no,
		       licence.certificate_serial,
		       licence.is_practising ? base_lang_text("執業") : base_lang_text("未執業"));
		if (licence.is_practising)
			printf(base_lang_text("          執業機構代碼 %s（%s）\n"),
			       institution.institution_code, institution.institution_name);
	}
}

/* What the simulator of the insurer answers for the nurse's health card (portal/nhi.h). */
static int simulate_insurer(const struct conf *conf, const char *person_id_no)
{
	char path[BASE_CONF_TEXT_SIZE];
	struct buf rows = {0};
	int err = base_conf_path(conf, conf->nhi_simulator, path);

	base_buf_addf(&rows, "person_id_no,card_no,password,verdict\n%s,%s,%s,ok\n", person_id_no, CARD_DEMO_NHI_NUMBER,
		      nhi_password);
	if (!err)
		err = base_file_write(path, rows.data, rows.len, 0600);
	base_buf_release(&rows);
	return err;
}

/* A nurse and a clinic of this world, as cards to put into the soft reader. */
static int make_cards(const struct command_call *call, const struct demo *demo)
{
	struct institution institution;
	struct licence licence;
	struct person person;
	struct card_demo cards = {
		.person_id_no = person.person_id_no,
		.person_name = person.name,
		.institution_code = institution.institution_code,
		.institution_name = institution.institution_name,
	};
	int err;

	portal_demo_institution(demo, 0, &institution);
	portal_demo_licence(demo, 0, &person, &licence);
	err = card_demo_make(call->conf, &cards);
	if (!err)
		err = simulate_insurer(call->conf, person.person_id_no);
	if (!err)
		printf(base_lang_text("模擬卡（PIN碼 %s）：nurse %s、clinic %s、stranger（不受信任）\n"), CARD_DEMO_PIN,
		       person.name, institution.institution_name);
	if (!err)
		printf(base_lang_text("健保卡 %s 的註冊密碼 %s\n"), CARD_DEMO_NHI_NUMBER, nhi_password);
	return err;
}

static enum command_exit fill(const struct command_call *call, struct demo *demo)
{
	struct store *store = NULL;
	int err = base_file_make_folder(call->conf->data, 0700);

	if (err)
		return command_complain(call, call->conf->data, err);
	if (command_open(call, STORE_CREATE, &store))
		return COMMAND_STOPPED;
	err = command_act(call, store, &portal_demo_fill, demo);
	store_close(store);
	if (err == ERR_CONFLICT) {
		fprintf(stderr,
			base_lang_text("maportal-admin: %s：資料庫已有機構資料，不可再填入示範資料\n"),
			call->conf->data);
		return COMMAND_REFUSED;
	}
	if (err)
		return command_complain(call, call->conf->data, err);
	printf(base_lang_text("已建立示範資料：醫事機構 %lu 所，執照 %lu 張\n"), demo->institutions,
	       demo->licences);
	print_known(demo);
	err = make_cards(call, demo);
	return err ? command_complain(call, CARD_DEMO_FOLDER, err) : COMMAND_DONE;
}

static enum command_exit run(const struct command_call *call)
{
	long seed = SEED, institutions = INSTITUTIONS, licences = LICENCES;
	const char *folder = command_option(call, "csv-out");
	struct demo demo;
	int err;

	if (command_option_number(call, "seed", 2147483647, &seed) ||
	    command_option_number(call, "institutions", PORTAL_DEMO_INSTITUTIONS_MAX, &institutions) ||
	    command_option_number(call, "licences", PORTAL_DEMO_LICENCES_MAX, &licences))
		return COMMAND_MISUSED;
	demo = (struct demo){.seed = (uint64_t)seed,
			     .institutions = institutions > 0 ? (unsigned long)institutions : 1,
			     .licences = licences > PORTAL_DEMO_KNOWN ? (unsigned long)licences : PORTAL_DEMO_KNOWN};
	if (!folder)
		return fill(call, &demo);
	err = portal_demo_write(&demo, folder);
	if (err)
		return command_complain(call, folder, err);
	printf(base_lang_text("已寫入 %s：institution.csv %lu 列，licence.csv %lu 列\n"), folder,
	       demo.institutions, demo.licences);
	return COMMAND_DONE;
}

const struct command command_demo = {
	.name = "demo",
	.usage = "[--seed N] [--institutions N] [--licences N] [--csv-out DIR]",
	.help = "以示範資料填滿空的資料目錄，或將示範資料寫成 CSV 檔",
	.options = {{"seed", "N", "亂數種子；同一種子產生同一份資料"},
		    {"institutions", "N", "醫事機構數（預設 300）"},
		    {"licences", "N", "執照數（預設 2000）"},
		    {"csv-out", "DIR", "寫成 DIR/institution.csv 與 DIR/licence.csv，不使用資料庫"}},
	.run = run,
};

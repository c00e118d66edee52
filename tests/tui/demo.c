/* A little dialogue with one of everything, to test the driver: demo FORMS-FOLDER [THEME [IDLE-S [LOCK-S]]]. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "tui/run.h"
#include "tui/term.h"
#include "tui/visit.h"

enum { NUMBERS = 120, LAWS = 40 };

struct demo {
	int chosen;
	struct tui_idle idle;
};

struct person {
	char name[81], id_no[11], sex[2], county[3], phone[11];
	char has_mail[4], mail[61], secret[21];
};

static const struct form_member members[] = {
	FORM_MEMBER(person, name),   FORM_MEMBER(person, id_no),  FORM_MEMBER(person, sex),
	FORM_MEMBER(person, county), FORM_MEMBER(person, phone),  FORM_MEMBER(person, has_mail),
	FORM_MEMBER(person, mail),   FORM_MEMBER(person, secret),
};
static const struct form_record record = {.name = "person",
					  .size = sizeof(struct person),
					  .members = members,
					  .n_members = BASE_COUNT(members)};

static int hello(struct visit *visit, struct buf *out)
{
	(void)visit;
	base_buf_add_text(out, "歡迎使用。\n  *   *\n   * *\n    *");
	return 0;
}

static const char *pick(struct visit *visit)
{
	if (tui_visit_confirm(visit, "真的要選這一項嗎？選了以後，這個畫面會說一聲。", "選", "不選"))
		tui_visit_say(visit, PROBLEM_INFO, "選了");
	return NULL;
}

/* An outcome that the form does not know. */
static const char *broken(struct visit *visit)
{
	(void)visit;
	return "nowhere";
}

static int terms(struct visit *visit, struct buf *out)
{
	(void)visit;
	for (int i = 1; i <= LAWS; i++)
		base_buf_addf(out, "%d. 使用本系統應遵守相關法令，並妥善保管帳號及密碼。\n", i);
	base_buf_add_text(out, "以上。");
	return 0;
}

static void check_name(const void *of, struct problems *problems)
{
	const struct person *person = of;

	if (strchr(person->name, ' '))
		base_problem_add(problems, "name", "R-1", PROBLEM_WARNING, "姓名中有空白，請確認");
}

static void check_id_no(const void *of, struct problems *problems)
{
	const struct person *person = of;

	if (!*person->id_no)
		base_problem_add(problems, "id_no", "R-2", PROBLEM_ERROR, "請輸入身分證號或居留證號");
	else if (strlen(person->id_no) != 10)
		base_problem_add(problems, "id_no", "R-2", PROBLEM_ERROR, "身分證號格式不正確");
}

static void check_mail(const void *of, struct problems *problems)
{
	const struct person *person = of;

	if (*person->mail && !strchr(person->mail, '@'))
		base_problem_add(problems, "mail", "R-3", PROBLEM_ERROR, "E-Mail格式不正確");
}

static const char *query(struct visit *visit)
{
	size_t before = tui_visit_problems(visit)->n;

	check_id_no(tui_visit_record(visit), tui_visit_problems(visit));
	if (tui_visit_problems(visit)->n == before)
		base_problem_add(tui_visit_problems(visit), "id_no", "R-4", PROBLEM_INFO,
				 "尚未開通，請繼續下一步");
	return NULL;
}

static size_t secret_ticks(const void *of, struct form_tick *ticks, size_t max)
{
	const struct person *person = of;
	const struct form_tick rules[] = {
		{strlen(person->secret) >= 8, "長度8~20個字元"},
		{strpbrk(person->secret, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL, "英文大寫字母"},
		{strpbrk(person->secret, "0123456789") != NULL, "數字"},
	};

	for (size_t i = 0; i < BASE_COUNT(rules) && i < max; i++)
		ticks[i] = rules[i];
	return BASE_COUNT(rules);
}

/* Who is called 王不符 is not in the register: an error that belongs to no field. */
static const char *submit(struct visit *visit)
{
	const struct person *person = tui_visit_record(visit);

	tui_visit_busy(visit, "送出中，請稍候");
	if (strcmp(person->name, "王不符") != 0)
		return "done";
	base_problem_add(tui_visit_problems(visit), "", "R-5", PROBLEM_ERROR,
			 "輸入資料與登記資料不符，請確認後重新輸入");
	return NULL;
}

static int page_numbers(struct visit *visit, const char *after, int direction, struct form_list_row *rows,
			size_t max)
{
	int from = *after ? atoi(after) + 1 : 1, to = NUMBERS, n = 0;

	(void)visit;
	if (direction < 0) {
		to = *after ? atoi(after) - 1 : NUMBERS;
		from = to >= (int)max ? to - (int)max + 1 : 1;
	}
	for (int i = from; i <= to && n < (int)max; i++, n++) {
		struct buf words = {0}, square = {0};

		snprintf(rows[n].key, sizeof rows[n].key, "%d", i);
		base_buf_addf(&words, "第%d筆資料，說明可能很長很長，長到放不下", i);
		base_buf_addf(&square, "%d", i * i);
		rows[n].cells[0] = base_mem_dup(rows[n].key);
		rows[n].cells[1] = base_buf_detach(&square);
		rows[n].cells[2] = base_buf_detach(&words);
	}
	return n;
}

static const char *choose_number(struct visit *visit, const char *key)
{
	((struct demo *)tui_visit_context(visit))->chosen = atoi(key);
	return "open";
}

static int chosen(struct visit *visit, struct buf *out)
{
	base_buf_addf(out, "選的是第%d筆。\n\033]0;harm\a\u202eend",
		      ((struct demo *)tui_visit_context(visit))->chosen);
	return 0;
}

static const char *const columns[] = {"number", "square", "words", NULL};
static const struct form_lister numbers = {
	.name = "numbers", .page = page_numbers, .choose = choose_number, .columns = columns};

struct key_hole {
	char since[21], secret[21];
};

static const struct form_member hole_members[] = {FORM_MEMBER(key_hole, since), FORM_MEMBER(key_hole, secret)};
static const struct form_record hole_record = {.name = "key_hole",
					       .size = sizeof(struct key_hole),
					       .members = hole_members,
					       .n_members = BASE_COUNT(hole_members)};

static const char *lock_enter(struct visit *visit)
{
	struct key_hole *hole = tui_visit_record(visit);

	snprintf(hole->since, sizeof hole->since, "還有%d秒", tui_visit_left_s(visit));
	return NULL;
}

/* "open" opens; "over" ends. */
static const char *lock_next(struct visit *visit)
{
	struct key_hole *hole = tui_visit_record(visit);

	if (strcmp(hole->secret, "open") == 0)
		return "done";
	if (strcmp(hole->secret, "over") == 0)
		return "over";
	base_problem_add(tui_visit_problems(visit), "secret", "R-6", PROBLEM_ERROR, "不對");
	base_mem_wipe(hole->secret, sizeof hole->secret);
	return NULL;
}

static const struct screen lock = {
	.form = "lock",
	.record = &hole_record,
	.actions = (const struct form_action[]){{"enter", lock_enter}, {"next", lock_next}, {NULL, NULL}},
	.is_entrance = 1,
};
static const struct screen home = {
	.form = "home",
	.actions = (const struct form_action[]){{"pick", pick}, {"broken", broken}, {NULL, NULL}},
	.sources = (const struct form_source[]){{"hello", hello}, {NULL, NULL}},
};
static const struct screen terms_screen = {
	.form = "terms",
	.record = &record,
	.sources = (const struct form_source[]){{"terms", terms}, {NULL, NULL}},
};
static const struct screen person_screen = {
	.form = "person",
	.record = &record,
	.checks = (const struct form_check[]){{"name", check_name}, {"id_no", check_id_no}, {NULL, NULL}},
	.actions = (const struct form_action[]){{"query", query}, {NULL, NULL}},
};
static const struct screen account = {
	.form = "account",
	.record = &record,
	.checks = (const struct form_check[]){{"mail", check_mail}, {NULL, NULL}},
	.checklists = (const struct form_checklist[]){{"secret", secret_ticks}, {NULL, NULL}},
};
static const struct screen check = {
	.form = "check",
	.record = &record,
	.actions = (const struct form_action[]){{"next", submit}, {NULL, NULL}},
};
static const struct screen done = {.form = "done", .record = &record};
static const struct screen list = {.form = "list", .lister = &numbers};
static const struct screen page = {
	.form = "page",
	.sources = (const struct form_source[]){{"chosen", chosen}, {NULL, NULL}},
};
static const struct screen *const screens[] = {&home, &terms_screen, &person_screen, &account, &check,
					       &done, &list,         &page,          &lock, NULL};

static void header(void *context, struct tui_header *header)
{
	(void)context;
	base_mem_copy(header->system, sizeof header->system, "醫事系統入口網");
	base_mem_copy(header->who, sizeof header->who, "未登入");
	base_mem_copy(header->card, sizeof header->card, "讀卡機：無卡");
}

static void idle(void *context, struct tui_idle *idle)
{
	*idle = ((struct demo *)context)->idle;
}

static unsigned number(int argc, char **argv, int i)
{
	return argc > i ? (unsigned)atoi(argv[i]) : 0;
}

static const char *forget(void *context)
{
	((struct demo *)context)->chosen = 0;
	return "閒置過久";
}

static int link_forms(const char *folder, struct form_set *set)
{
	struct problems complaints = {0};
	struct buf help = {0};
	int err;

	base_buf_addf(&help, "%s/help", folder);
	err = form_read(folder, set, &complaints);
	if (err == 0)
		err = form_link(set, screens, base_buf_text(&help), &complaints);
	for (size_t i = 0; i < complaints.n; i++)
		fprintf(stderr, "%s\n", complaints.rows[i].text);
	base_problem_release(&complaints);
	base_buf_release(&help);
	return err;
}

int main(int argc, char **argv)
{
	struct demo demo = {.idle = {.warn_s = 60,
				     .lock_s = number(argc, argv, 4),
				     .end_s = number(argc, argv, 3),
				     .is_lockable = argc > 4,
				     .is_final = argc > 4}};
	struct form_set set = {0};
	struct buf help = {0}, complaint = {0};
	struct tui_host host = {
		.context = &demo,
		.forms = {&set},
		.home = "home",
		.header = header,
		.lock = "lock",
		.idle = idle,
		.forget = forget,
	};
	struct tui_options options = {.in_fd = STDIN_FILENO,
				      .out_fd = STDOUT_FILENO,
				      .theme = argc > 2 ? argv[2] : "plain",
				      .no_color = getenv("NO_COLOR") != NULL,
				      .mouse = 1,
				      .escape_delay_ms = 50};
	struct tui *tui;
	int err = argc > 1 && base_text_init() == 0 ? link_forms(argv[1], &set) : 1;

	if (err)
		goto out;
	base_clock_set(1795311120); /* 2026-11-22 09:32 in Taipei */
	base_buf_addf(&help, "%s/help", argv[1]);
	host.help_folders[LANG_ZH_TW] = base_buf_text(&help);
	err = tui_open(&tui, &options, &complaint);
	if (err) {
		fprintf(stderr, "%s\n", base_buf_text(&complaint));
		goto out;
	}
	err = tui_run(tui, &host, "home");
	tui_close(tui);
	if (err)
		fprintf(stderr, "%s\n", base_err_text(err));
out:
	base_buf_release(&help);
	base_buf_release(&complaint);
	form_tree_release_set(&set);
	return err ? 1 : 0;
}

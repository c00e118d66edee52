/* The list of what has to be corrected. */
#include "config.h"

#include "tui/summary.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "form/message.h"
#include "tui/picture.h"

static int is_listed(const struct visit *visit, const struct problem *problem)
{
	if (problem->severity == PROBLEM_INFO)
		return 0;
	return visit->is_sent || tui_stay_place(visit, problem->field).kind == STOP_NONE;
}

enum problem_severity tui_summary_heading(const struct visit *visit, struct buf *out)
{
	size_t counts[PROBLEM_ERROR + 1] = {0}, correctable = 0, errors, warnings;

	for (size_t i = 0; i < visit->problems.n; i++) {
		const struct problem *problem = &visit->problems.rows[i];

		if (!is_listed(visit, problem))
			continue;
		counts[problem->severity]++;
		correctable += problem->severity == PROBLEM_ERROR &&
			       tui_stay_place(visit, problem->field).kind != STOP_NONE;
	}
	errors = counts[PROBLEM_ERROR];
	warnings = counts[PROBLEM_WARNING];
	if (errors > 0 && correctable == 0)
		base_buf_add_text(out, base_lang_text("這項作業未能完成"));
	else if (errors > 0 && warnings > 0)
		base_buf_addf(out, base_lang_text("有 %zu 項需要修正、%zu 項請確認"), errors, warnings);
	else if (errors > 0)
		base_buf_addf(out, base_lang_text("有 %zu 項需要修正"), errors);
	else if (warnings > 0)
		base_buf_addf(out, base_lang_text("有 %zu 項請確認，無誤請再送出一次"), warnings);
	return errors > 0 ? PROBLEM_ERROR : warnings > 0 ? PROBLEM_WARNING : PROBLEM_INFO;
}

/* A sentence that names its field needs no label before it. */
static void place_problem(struct visit *visit, const struct problem *problem)
{
	const char *label = tui_stay_label(visit, problem->field);
	struct layout_id place = tui_stay_place(visit, problem->field);
	const struct form *form =
		place.kind == STOP_ANSWER ? tui_stay_answers(visit, place.group) : visit->form;
	struct layout *layout = &visit->layout;
	const char *sentence = form_message(form, problem);
	struct buf text = {0};

	if (label && *label && !strstr(sentence, label))
		base_buf_addf(&text, base_lang_text("%s："), label);
	base_buf_add_text(&text, sentence);
	tui_layout_add(layout, layout->lines, layout->left, STYLE_TEXT, "-", 1);
	tui_layout_wrap(layout, layout->lines - 1, layout->left + 2, STYLE_TEXT, base_buf_text(&text));
	base_buf_release(&text);
}

/* Where a field stands in the form; 0 for what belongs to none. */
static size_t rank(const struct visit *visit, const struct problem *problem)
{
	struct layout_id place = tui_stay_place(visit, problem->field);
	size_t at = 0;

	if (place.kind == STOP_NONE)
		return 0;
	if (place.kind == STOP_ANSWER) /* the forms one after the other */
		for (size_t i = 0; i < place.group; i++)
			at += tui_stay_answers(visit, i)->n_fields;
	return 1 + at + place.index;
}

/* In the order of the fields, whichever was checked last. */
static void sort(const struct visit *visit, const struct problem **listed, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && rank(visit, listed[k]) < rank(visit, listed[k - 1]); k--) {
			const struct problem *later = listed[k];

			listed[k] = listed[k - 1];
			listed[k - 1] = later;
		}
}

static void place_problems(struct visit *visit)
{
	const struct problem **listed = base_mem_zero(visit->problems.n, sizeof *listed);
	size_t n = 0;

	for (size_t i = 0; i < visit->problems.n; i++)
		if (is_listed(visit, &visit->problems.rows[i]))
			listed[n++] = &visit->problems.rows[i];
	sort(visit, listed, n);
	for (size_t i = 0; i < n; i++)
		place_problem(visit, listed[i]);
	free(listed);
}

void tui_summary_place(struct visit *visit)
{
	struct buf heading = {0};
	enum problem_severity severity = tui_summary_heading(visit, &heading);

	if (severity == PROBLEM_INFO)
		return;
	base_buf_add_text(&heading, base_lang_text("："));
	tui_layout_paragraph(&visit->layout, tui_picture_severity(severity), base_buf_text(&heading));
	base_buf_release(&heading);
	place_problems(visit);
	tui_layout_gap(&visit->layout);
}

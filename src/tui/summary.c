/* The list of what has to be corrected. */
#include "config.h"

#include "tui/summary.h"

#include <string.h>

#include "form/message.h"
#include "tui/picture.h"

static int is_listed(const struct visit *visit, const struct problem *problem)
{
	if (problem->severity == PROBLEM_INFO)
		return 0;
	return visit->is_sent || tui_stay_place(visit, problem->field).kind == STOP_NONE;
}

static void place_heading(struct visit *visit, size_t errors, size_t warnings)
{
	struct buf heading = {0};

	if (errors > 0 && warnings > 0)
		base_buf_addf(&heading, "有 %zu 項需要修正、%zu 項請確認：", errors, warnings);
	else if (errors > 0)
		base_buf_addf(&heading, "有 %zu 項需要修正：", errors);
	else
		base_buf_addf(&heading, "有 %zu 項請確認，無誤請再送出一次：", warnings);
	tui_layout_paragraph(&visit->layout, errors > 0 ? STYLE_ERROR : STYLE_WARNING,
			     base_buf_text(&heading));
	base_buf_release(&heading);
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
		base_buf_addf(&text, "%s：", label);
	base_buf_add_text(&text, sentence);
	tui_layout_add(layout, layout->lines, layout->left, STYLE_TEXT, "-", 1);
	tui_layout_wrap(layout, layout->lines - 1, layout->left + 2, STYLE_TEXT, base_buf_text(&text));
	base_buf_release(&text);
}

void tui_summary_place(struct visit *visit)
{
	size_t counts[PROBLEM_ERROR + 1] = {0};

	for (size_t i = 0; i < visit->problems.n; i++)
		if (is_listed(visit, &visit->problems.rows[i]))
			counts[visit->problems.rows[i].severity]++;
	if (counts[PROBLEM_ERROR] + counts[PROBLEM_WARNING] == 0)
		return;
	place_heading(visit, counts[PROBLEM_ERROR], counts[PROBLEM_WARNING]);
	for (size_t i = 0; i < visit->problems.n; i++)
		if (is_listed(visit, &visit->problems.rows[i]))
			place_problem(visit, &visit->problems.rows[i]);
	tui_layout_gap(&visit->layout);
}

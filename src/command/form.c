/* forms: reads all forms and letters, joins them with the program and says what does not fit. */
#include "config.h"

#include "base/lang.h"
#include "form/form.h"

#include <stdio.h>

#include "command/registry.h"
#include "screen/set.h"

static void print_graph(const struct form_set *set)
{
	struct buf graph = {0};

	form_graph(set, &graph);
	fputs(base_buf_text(&graph), stdout);
	base_buf_release(&graph);
}

static enum command_exit run(const struct command_call *call)
{
	const char *folder = command_option(call, "forms");
	char configured[BASE_CONF_TEXT_SIZE];
	enum command_exit status = COMMAND_DONE;
	struct problems complaints = {0};
	struct screen_set set = {0};
	int err = folder ? 0 : base_conf_path(call->conf, call->conf->forms, configured);

	if (!folder)
		folder = configured;
	if (!err)
		err = screen_set_read_folder(&set, folder, &complaints);
	if (!err && command_option(call, "complete"))
		screen_set_judge(&set, folder, &complaints);
	for (size_t i = 0; i < complaints.n; i++)
		fprintf(stderr, "%s\n", complaints.rows[i].text);
	if (complaints.n > 0)
		status = COMMAND_REFUSED;
	else if (err)
		status = command_complain(call, folder, err);
	else if (command_option(call, "graph"))
		print_graph(&set.forms[LANG_ZH_TW]);
	else
		printf(base_lang_text("%zu 張表單，全部正確\n"), set.forms[LANG_ZH_TW].n);
	screen_set_release(&set);
	base_problem_release(&complaints);
	return status;
}

const struct command command_form = {
	.name = "forms",
	.usage = "[--graph] [--complete] [--forms DIR]",
	.help = "檢查所有表單，並與程式的畫面核對",
	.options = {{"graph", NULL, "以 DOT 語言印出對話的路線圖"},
		    {"complete", NULL, "並列出缺少的英文譯文，以及小螢幕放不下的文字"},
		    {"forms", "DIR", "表單目錄"}},
	.is_beside_data = 1,
	.run = run,
};

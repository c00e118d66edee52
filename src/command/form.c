/* forms: reads all forms and letters, joins them with the program and says what does not fit. */
#include "config.h"

#include "form/form.h"

#include <stdio.h>

#include "base/err.h"
#include "command/registry.h"
#include "portal/letter.h"
#include "screen/table.h"

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
	struct form_set set = {0};
	struct buf help = {0};
	int err = folder ? 0 : base_conf_path(call->conf, call->conf->forms, configured);

	if (!folder)
		folder = configured;
	base_buf_addf(&help, "%s/help", folder);
	if (!err)
		err = form_read(folder, &set, &complaints);
	if (!err)
		err = form_link(&set, screen_table, base_buf_text(&help), &complaints);
	if (!err)
		err = portal_letter_check(folder, &complaints);
	for (size_t i = 0; i < complaints.n; i++)
		fprintf(stderr, "%s\n", complaints.rows[i].text);
	if (err == ERR_SYNTAX)
		status = COMMAND_REFUSED;
	else if (err)
		status = command_complain(call, folder, err);
	else if (command_option(call, "graph"))
		print_graph(&set);
	else
		printf("%zu 張表單，全部正確\n", set.n);
	form_tree_release_set(&set);
	base_problem_release(&complaints);
	base_buf_release(&help);
	return status;
}

const struct command command_form = {
	.name = "forms",
	.usage = "[--graph] [--forms DIR]",
	.help = "檢查所有表單，並與程式的畫面核對",
	.options = {{"graph", NULL, "以 DOT 語言印出對話的路線圖"}, {"forms", "DIR", "表單目錄"}},
	.run = run,
};

/* The map of the dialogue for graphviz. */
#include "config.h"

#include "form/form.h"

static void add_quoted(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			base_buf_add_char(out, '\\');
		base_buf_add_char(out, *text);
	}
}

static void add_node(const struct form *form, struct buf *out)
{
	base_buf_addf(out, "\t\"%s\" [label=\"%s\\n", form->name, form->name);
	add_quoted(out, form->title);
	base_buf_add_text(out, "\"];\n");
}

static void add_arrows(const struct form *form, struct buf *out)
{
	for (size_t i = 0; i < form->n_turns; i++)
		base_buf_addf(out, "\t\"%s\" -> \"%s\" [label=\"%s\"];\n", form->name, form->turns[i].form,
			      form->turns[i].outcome);
	for (size_t i = 0; form->answers && i < form->answers->n_forms; i++)
		base_buf_addf(out, "\t\"%s\" -> \"%s\" [style=dotted];\n", form->name,
			      form->answers->forms[i]);
}

void form_graph(const struct form_set *set, struct buf *out)
{
	base_buf_add_text(out, "digraph dialogue {\n\tnode [shape=box];\n\t\"exit\" [shape=doublecircle];\n"
			       "\t\"return\" [shape=plaintext];\n");
	for (size_t i = 0; i < set->n; i++)
		add_node(set->forms[i], out);
	for (size_t i = 0; i < set->n; i++)
		add_arrows(set->forms[i], out);
	base_buf_add_text(out, "}\n");
}

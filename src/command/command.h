/*
 * Commands of maportal-admin: what one is, what it is handed, and how it answers.
 *
 * A command is a row: name, what may follow it, what it is for, its options, and a function.  The row gives the
 * parser, the usage line and the help, so none of them can be forgotten.  Rows stand in src/command/NAME.c and are
 * collected in registry.c.  Answers go to standard output and stay as they are from version to version;
 * complaints go to standard error and begin with the program's name or a file's.
 */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stddef.h>

#include "base/conf.h"
#include "base/program.h"
#include "portal/act.h"

/* status, value, when */
#define COMMAND_EXIT_LIST(X) \
	X(COMMAND_DONE, 0, "完成") \
	X(COMMAND_REFUSED, 1, "資料有誤而未接受，或檢查發現問題") \
	X(COMMAND_MISUSED, 2, "指令寫法不正確") \
	X(COMMAND_STOPPED, 3, "檔案、資料庫或設定無法使用")

#define COMMAND_EXIT_ENUM(name, value, text) name = value,
enum command_exit { COMMAND_EXIT_LIST(COMMAND_EXIT_ENUM) };

enum { COMMAND_OPTIONS_MAX = 8 };

struct command_call;

/* What a command does that has several things to do, told apart by the first argument. */
struct command_verb {
	const char *name;
	size_t least, most; /* how many arguments, the verb counted */
	enum command_exit (*run)(const struct command_call *call);
};

struct command {
	const char *name;
	const char *usage; /* arguments, as the usage line shows them; "" when there are none */
	const char *help;  /* one line */
	struct program_option options[COMMAND_OPTIONS_MAX]; /* its own; ends at the first without a name */
	size_t least, most; /* how many arguments, options not counted */
	enum command_exit (*run)(const struct command_call *call); /* NULL: one of the verbs does it */
	const struct command_verb *verbs;			   /* ends with a NULL name */
};

/* What a command is handed. */
struct command_call {
	const struct command *command;
	const struct conf *conf;
	char *const *arguments; /* ends with NULL */
	size_t n_arguments;
	const char *values[COMMAND_OPTIONS_MAX]; /* beside command->options; NULL: not given */
};

/* The value of an option of this command ("" when it takes none); NULL when it was not given. */
const char *command_option(const struct command_call *call, const char *name);

/* As a whole number between two limits, standard when not given; a complaint is printed on ERR_RANGE. */
int command_option_number(const struct command_call *call, const char *name, long most, long *number);

/* Opens the data directory's database; a complaint is printed when it cannot be. */
int command_open(const struct command_call *call, enum store_mode mode, struct store **store);

/*
 * Runs an act as the operator who sits at this terminal.  0: done; 1: refused, and the sentences were printed; an error
 * of the act, about which nothing was printed.
 */
int command_act(const struct command_call *call, struct store *store, const struct act *act, void *record);

/* Prints "maportal-admin: SUBJECT：sentence of err" (subject NULL: the sentence alone); the exit status it means. */
enum command_exit command_complain(const char *subject, int err);

/* Prints a usage complaint with the command's usage line; COMMAND_MISUSED. */
enum command_exit command_misuse(const struct command_call *call, const char *text);

/* The whole program: global options, command, its options; the exit status. */
int command_main(int argc, char **argv);

#endif

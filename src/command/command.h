/*
 * Commands of maportal-admin, and verbs of maportal (verb.h): what one is, what it is handed, and how it answers.
 *
 * A command is a row: name, what may follow it, what it is for, its options, and a function.  The row gives the
 * parser, the usage line and the help, so none of them can be forgotten.  Rows stand in src/command/NAME.c and are
 * collected in registry.c and verb.c.  Answers go to standard output and stay as they are from version to version;
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

enum { COMMAND_OPTIONS_MAX = 12 };

/* Who has to be logged in for a verb (login.h). */
enum command_login { COMMAND_LOGIN_NONE, COMMAND_LOGIN_ACCOUNT, COMMAND_LOGIN_STAFF };

struct command_call;
struct command_input;

/* What a command does that has several things to do, told apart by the first argument. */
struct command_part {
	const char *name;
	size_t least, most; /* how many arguments, the part's name counted */
	enum command_exit (*run)(const struct command_call *call);
};

struct command {
	const char *name;
	const char *usage; /* arguments, as the usage line shows them; "" when there are none */
	const char *help;  /* one line */
	struct program_option options[COMMAND_OPTIONS_MAX]; /* its own; ends at the first without a name */
	size_t least, most; /* how many arguments, options not counted */
	enum command_exit (*run)(const struct command_call *call); /* NULL: one of the parts does it */
	const struct command_part *parts;			   /* ends with a NULL name */
	int is_beside_data; /* of the operator's: it needs no file of the data directory, so root may do it */
	/* of verbs only */
	const char *door; /* the one that it is for; NULL: all */
	const char *form; /* opened on a terminal; then there is no run */
	int has_store;	  /* it wants the database */
	const char *program; /* that of ours which does it, on the portal's own machine only; then there is no run */
	enum command_login login; /* somebody has to be logged in, and it wants the database for that */
};

/* A program that is called with commands. */
struct command_program {
	const char *name;
	const char *usage;			/* what follows the name */
	const struct command *const *registry;	/* in the order of the help; ends with NULL */
	enum program_common first;		/* the common options from this one on may be given */
	/* command_open and command_act of the operator's program; the other one does not even contain them */
	int (*open)(const struct command_call *call, enum store_mode mode, struct store **store);
	int (*act)(const struct command_call *call, struct store *store, const struct act *act, void *record);
};

/* What a command is handed. */
struct command_call {
	const struct command_program *program;
	const struct command *command;
	const struct conf *conf;
	char *const *arguments; /* ends with NULL */
	size_t n_arguments;
	const char *values[COMMAND_OPTIONS_MAX]; /* beside command->options; NULL: not given */
	/* of verbs only */
	struct portal *portal;	     /* whose stay it is; its store is open for those that want it */
	struct command_input *input; /* standard input (input.h) */
	const char *door;	     /* at which it was called */
	int is_batch;		     /* it is a line of a batch: standard input is not its own */
};

/* The value of an option of this command ("" when it takes none); NULL when it was not given. */
const char *command_option(const struct command_call *call, const char *name);

/* As a whole number between two limits, standard when not given; a complaint is printed on ERR_RANGE. */
int command_option_number(const struct command_call *call, const char *name, long most, long *number);

/*
 * Opens the data directory's database; a complaint is printed when it cannot be.  STORE_CREATE makes what belongs
 * beside it as well.
 */
int command_open(const struct command_call *call, enum store_mode mode, struct store **store);

/*
 * Runs an act as the operator who sits at this terminal.  0: done; 1: refused, and the sentences were printed; an error
 * of the act, about which nothing was printed.
 */
int command_act(const struct command_call *call, struct store *store, const struct act *act, void *record);

/* Prints "PROGRAM: SUBJECT：sentence of err"; the exit status it means. */
enum command_exit command_complain(const struct command_call *call, const char *subject, int err);

/*
 * Runs an act of a verb in the name of whoever is logged in.  COMMAND_DONE when it was done; else the status, and all
 * that is to be said was said.
 */
enum command_exit command_do(const struct command_call *call, const struct act *act, void *record);

/*
 * Prints problems that stopped a verb: with --json one object {verb, problems: [{field, rule, text} …]} on standard
 * output, else a line each on standard error.  COMMAND_REFUSED.
 */
enum command_exit command_refuse(const struct command_call *call, const struct problems *problems);

/* Prints a usage complaint with the command's usage line; COMMAND_MISUSED. */
enum command_exit command_misuse(const struct command_call *call, const char *text);

/* Whether there are as many arguments as the row wants; COMMAND_MISUSED after a complaint. */
enum command_exit command_count(const struct command_call *call);

/* Runs a command that command_count let pass, or its part; the status. */
enum command_exit command_run(const struct command_call *call);

/* Sees to it that all of the answer has left: the status, or COMMAND_STOPPED after a complaint. */
enum command_exit command_finish(const struct command_call *call, enum command_exit status);

/* The whole of maportal-admin: common options, command, its options; the exit status. */
int command_main(char **argv);

#endif

noinst_LIBRARIES += src/command/libcommand.a
src_command_libcommand_a_SOURCES = \
	src/command/command.c src/command/command.h \
	src/command/operator.c \
	src/command/verb.c src/command/verb.h \
	src/command/exec.c src/command/exec.h \
	src/command/json.c src/command/json.h \
	src/command/input.c src/command/input.h \
	src/command/login.c src/command/login.h \
	src/command/application-tell.c src/command/application-tell.h \
	src/command/application-review.c \
	src/command/document.c src/command/download.c src/command/enroll.c \
	src/command/publication.c src/command/publication.h \
	src/command/application.c src/command/batch.c src/command/profile.c src/command/stay.c \
	src/command/status.c \
	src/command/line.c src/command/line.h \
	src/command/help.c src/command/help.h \
	src/command/text.c src/command/text.h \
	src/command/registry.c src/command/registry.h \
	src/command/audit.c src/command/audit-show.c src/command/audit-show.h \
	src/command/backup.c src/command/metric.c src/command/overview.c \
	src/command/survey.c src/command/survey.h \
	src/command/check.c src/command/demo.c src/command/form.c src/command/id.c src/command/import.c src/command/mail.c \
	src/command/migrate.c src/command/notice.c src/command/policy.c src/command/session.c src/command/session.h \
	src/command/staff.c src/command/staff-operator.c src/command/account.c src/command/terms.c src/command/card.c \
	src/command/trust.c
COMMAND_LIBS = src/command/libcommand.a src/mail/libmail.a $(SCREEN_LIBS) src/ipc/libipc.a src/base/libbase.a $(JSON_LIBS)

sbin_PROGRAMS += maportal-admin
maportal_admin_SOURCES = src/maportal-admin.c
maportal_admin_LDADD = $(COMMAND_LIBS)
dist_man_MANS += man/maportal-admin.8 man/maportal-console.7

COMMAND_TESTS = \
	tests/command/admin.test \
	tests/command/application.test \
	tests/command/audit.test \
	tests/command/status.test \
	tests/process/backup.test \
	tests/process/restore.test \
	tests/command/demo.test \
	tests/command/document.test \
	tests/command/id.test \
	tests/command/import.test \
	tests/command/login.test \
	tests/command/publish.test \
	tests/command/review.test \
	tests/command/card.test tests/command/trust.test \
	tests/command/verb.test
TESTS += $(COMMAND_TESTS)
EXTRA_DIST += $(COMMAND_TESTS) tests/command/command.sh tests/command/id.input tests/command/id.expected

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/command-exec tests/unit/import-set
TESTS += tests/unit/command-exec tests/unit/import-set
tests_unit_command_exec_SOURCES = tests/unit/command-exec.c
tests_unit_command_exec_LDADD = $(COMMAND_LIBS) $(CMOCKA_LIBS)
tests_unit_import_set_SOURCES = tests/unit/import-set.c
tests_unit_import_set_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
endif

if FUZZ
noinst_PROGRAMS += tests/fuzz/command-exec tests/fuzz/command-line
tests_fuzz_command_exec_SOURCES = tests/fuzz/command-exec.c
tests_fuzz_command_exec_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_command_exec_LDADD = $(COMMAND_LIBS)
tests_fuzz_command_line_SOURCES = tests/fuzz/command-line.c
tests_fuzz_command_line_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_command_line_LDADD = $(COMMAND_LIBS)
endif

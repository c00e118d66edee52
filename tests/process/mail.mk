# maportal-mailer against maildirs, servers that misbehave and a real one.
MAIL_PROCESS_TESTS = \
	tests/process/mail-maildir.test \
	tests/process/mail-smtp.test \
	tests/process/mail-exim.test
TESTS += $(MAIL_PROCESS_TESTS)
EXTRA_DIST += $(MAIL_PROCESS_TESTS) tests/lib/eximserver.py tests/lib/mailrig.py tests/lib/smtpserver.py
check_PROGRAMS += tests/process/mail-tool
tests_process_mail_tool_SOURCES = tests/process/mail-tool.c
tests_process_mail_tool_LDADD = $(MAIL_LIBS)

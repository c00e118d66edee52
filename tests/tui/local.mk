# The driver of forms, played by a program that has one of everything.
check_PROGRAMS += tests/tui/demo
tests_tui_demo_SOURCES = tests/tui/demo.c
tests_tui_demo_LDADD = $(TUI_LIBS)
EXTRA_DIST += tests/tui/forms/home.form tests/tui/forms/terms.form tests/tui/forms/person.form \
	tests/tui/forms/account.form tests/tui/forms/check.form tests/tui/forms/done.form tests/tui/forms/list.form \
	tests/tui/forms/page.form tests/tui/forms/help/person.txt

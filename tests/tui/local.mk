# The driver of forms, played by a program that has one of everything.
check_PROGRAMS += tests/tui/demo
tests_tui_demo_SOURCES = tests/tui/demo.c
tests_tui_demo_LDADD = $(TUI_LIBS)
TESTS += tests/tui/wide.keys tests/tui/narrow.keys tests/tui/large.keys tests/tui/driver.test
EXTRA_DIST += tests/tui/wide.keys tests/tui/narrow.keys tests/tui/large.keys tests/tui/driver.test tests/tui/driver.py \
	tests/tui/account.40x20.screen tests/tui/account.80x24.screen tests/tui/check.40x20.screen \
	tests/tui/check.80x24.screen tests/tui/done.80x24.screen tests/tui/home.40x20.screen \
	tests/tui/home.80x24.screen tests/tui/leave.80x24.screen tests/tui/list.200x50.screen \
	tests/tui/picked.60x20.screen tests/tui/query.80x24.screen tests/tui/refused.40x12.screen \
	tests/tui/refused.80x24.screen tests/tui/terms.80x24.screen tests/tui/unfit.80x24.screen \
	tests/tui/warning.40x20.screen \
	tests/tui/forms/home.form tests/tui/forms/terms.form tests/tui/forms/person.form \
	tests/tui/forms/account.form tests/tui/forms/check.form tests/tui/forms/done.form tests/tui/forms/list.form \
	tests/tui/forms/page.form tests/tui/forms/lock.form tests/tui/forms/help/person.txt

# Checks of the house: each is proven to fail by tests/house/self.test.
HOUSE_TESTS = \
	tests/house/layers.test \
	tests/house/names.test \
	tests/house/state.test \
	tests/house/headers.test \
	tests/house/style.test \
	tests/house/text.test \
	tests/house/links.test \
	tests/house/list.test \
	tests/house/manual.test \
	tests/house/help.test \
	tests/house/english.test \
	tests/house/analysis.test \
	tests/house/self.test
TESTS += $(HOUSE_TESTS)
EXTRA_DIST += $(HOUSE_TESTS) tests/house/tap.sh tests/house/style.allow tests/house/help.allow tests/house/english.allow tests/bench/run \
	bootstrap .ci/run ChangeLog doc/HACKING.md

# The checks look at what was built, and compile headers as the build does.
check_DATA = tests/house/flags
CLEANFILES += tests/house/flags
tests/house/flags: Makefile
	$(AM_V_GEN)$(MKDIR_P) tests/house && echo '$(AM_CFLAGS) $(CFLAGS)' >$@

# The screens as people see them, and what happens when programs die.
SCREEN_TESTS = \
	tests/screen/activation.test \
	tests/screen/application.test \
	tests/screen/console.test \
	tests/screen/console-publication.test \
	tests/screen/draft.test \
	tests/screen/email-change.test \
	tests/screen/english.test \
	tests/screen/own.test \
	tests/screen/hostile.test \
	tests/screen/idle.test \
	tests/screen/login.test \
	tests/screen/card-login.test \
	tests/screen/card-wait.test \
	tests/screen/code-login.test \
	tests/screen/reset.test \
	tests/screen/rule.test \
	tests/screen/staff-login.test \
	tests/screen/publication.test \
	tests/screen/surroundings.test \
	tests/screen/terminal.test \
	tests/screen/token.test \
	tests/process/kill.test \
	tests/process/valgrind.test
TESTS += $(SCREEN_TESTS)
EXTRA_DIST += $(SCREEN_TESTS) tests/screen/activation-walk.keys tests/screen/application-walk.keys \
	tests/screen/console-walk.keys tests/screen/english-walk.keys tests/screen/own-walk.keys \
	tests/screen/reset-walk.keys \
	tests/lib/activation.py \
	tests/lib/cardplay.py tests/lib/kiosk.py tests/lib/letter.py tests/lib/staff.py tests/lib/sum.py

SCREEN_PICTURES = \
	tests/screen/account-filled.200x50.screen \
	tests/screen/account-filled.40x20.screen \
	tests/screen/account-filled.80x24.screen \
	tests/screen/account.200x50.screen \
	tests/screen/account.40x20.screen \
	tests/screen/account.80x24.screen \
	tests/screen/app-system.200x50.screen \
	tests/screen/app-system.40x20.screen \
	tests/screen/app-system.80x24.screen \
	tests/screen/application-apply.200x50.screen \
	tests/screen/application-apply.40x20.screen \
	tests/screen/application-apply.80x24.screen \
	tests/screen/application-case.200x50.screen \
	tests/screen/application-case.40x20.screen \
	tests/screen/application-case.80x24.screen \
	tests/screen/application-check.200x50.screen \
	tests/screen/application-check.40x20.screen \
	tests/screen/application-check.80x24.screen \
	tests/screen/application-done.200x50.screen \
	tests/screen/application-done.40x20.screen \
	tests/screen/application-done.80x24.screen \
	tests/screen/application-list.200x50.screen \
	tests/screen/application-list.40x20.screen \
	tests/screen/application-list.80x24.screen \
	tests/screen/application-withdrawn.200x50.screen \
	tests/screen/application-withdrawn.40x20.screen \
	tests/screen/application-withdrawn.80x24.screen \
	tests/screen/check.200x50.screen \
	tests/screen/check.40x20.screen \
	tests/screen/check.80x24.screen \
	tests/screen/console-case.200x50.screen \
	tests/screen/console-case.40x20.screen \
	tests/screen/console-case.80x24.screen \
	tests/screen/console-decide.200x50.screen \
	tests/screen/console-decide.40x20.screen \
	tests/screen/console-decide.80x24.screen \
	tests/screen/console-empty.200x50.screen \
	tests/screen/console-empty.40x20.screen \
	tests/screen/console-empty.80x24.screen \
	tests/screen/console-filter.200x50.screen \
	tests/screen/console-filter.40x20.screen \
	tests/screen/console-filter.80x24.screen \
	tests/screen/console-queue.200x50.screen \
	tests/screen/console-queue.40x20.screen \
	tests/screen/console-queue.80x24.screen \
	tests/screen/console-taken.200x50.screen \
	tests/screen/console-taken.40x20.screen \
	tests/screen/console-taken.80x24.screen \
	tests/screen/contact-change.200x50.screen \
	tests/screen/contact-change.40x20.screen \
	tests/screen/contact-change.80x24.screen \
	tests/screen/done.200x50.screen \
	tests/screen/done.40x20.screen \
	tests/screen/done.80x24.screen \
	tests/screen/english-account.40x20.screen \
	tests/screen/english-account.80x24.screen \
	tests/screen/english-check.40x20.screen \
	tests/screen/english-check.80x24.screen \
	tests/screen/english-done.40x20.screen \
	tests/screen/english-done.80x24.screen \
	tests/screen/english-home-help.40x20.screen \
	tests/screen/english-home-help.80x24.screen \
	tests/screen/english-home.40x20.screen \
	tests/screen/english-home.80x24.screen \
	tests/screen/english-identity.40x20.screen \
	tests/screen/english-identity.80x24.screen \
	tests/screen/english-licence.40x20.screen \
	tests/screen/english-licence.80x24.screen \
	tests/screen/english-main.40x20.screen \
	tests/screen/english-main.80x24.screen \
	tests/screen/english-password.40x20.screen \
	tests/screen/english-password.80x24.screen \
	tests/screen/forgotten-account-done.200x50.screen \
	tests/screen/forgotten-account-done.40x20.screen \
	tests/screen/forgotten-account-done.80x24.screen \
	tests/screen/forgotten-password-done.200x50.screen \
	tests/screen/forgotten-password-done.40x20.screen \
	tests/screen/forgotten-password-done.80x24.screen \
	tests/screen/home.200x50.screen \
	tests/screen/home.40x20.screen \
	tests/screen/home.80x24.screen \
	tests/screen/identity-query.200x50.screen \
	tests/screen/identity-query.40x20.screen \
	tests/screen/identity-query.80x24.screen \
	tests/screen/identity.200x50.screen \
	tests/screen/identity.40x20.screen \
	tests/screen/identity.80x24.screen \
	tests/screen/licence-filled.200x50.screen \
	tests/screen/licence-filled.40x20.screen \
	tests/screen/licence-filled.80x24.screen \
	tests/screen/licence.200x50.screen \
	tests/screen/licence.40x20.screen \
	tests/screen/licence.80x24.screen \
	tests/screen/login-help.200x50.screen \
	tests/screen/login-help.40x20.screen \
	tests/screen/login-help.80x24.screen \
	tests/screen/main.200x50.screen \
	tests/screen/main.40x20.screen \
	tests/screen/main.80x24.screen \
	tests/screen/own-licence.200x50.screen \
	tests/screen/own-licence.40x20.screen \
	tests/screen/own-licence.80x24.screen \
	tests/screen/own-session.200x50.screen \
	tests/screen/own-session.40x20.screen \
	tests/screen/own-session.80x24.screen \
	tests/screen/own-terms.200x50.screen \
	tests/screen/own-terms.40x20.screen \
	tests/screen/own-terms.80x24.screen \
	tests/screen/password-change-filled.200x50.screen \
	tests/screen/password-change-filled.40x20.screen \
	tests/screen/password-change-filled.80x24.screen \
	tests/screen/password-change.200x50.screen \
	tests/screen/password-change.40x20.screen \
	tests/screen/password-change.80x24.screen \
	tests/screen/password-done.200x50.screen \
	tests/screen/password-done.40x20.screen \
	tests/screen/password-done.80x24.screen \
	tests/screen/password-ticks.200x50.screen \
	tests/screen/password-ticks.40x20.screen \
	tests/screen/password-ticks.80x24.screen \
	tests/screen/password.200x50.screen \
	tests/screen/password.40x20.screen \
	tests/screen/password.80x24.screen \
	tests/screen/profile.200x50.screen \
	tests/screen/profile.40x20.screen \
	tests/screen/profile.80x24.screen \
	tests/screen/reset-code.200x50.screen \
	tests/screen/reset-code.40x20.screen \
	tests/screen/reset-code.80x24.screen \
	tests/screen/reset-done.200x50.screen \
	tests/screen/reset-done.40x20.screen \
	tests/screen/reset-done.80x24.screen \
	tests/screen/reset-password.200x50.screen \
	tests/screen/reset-password.40x20.screen \
	tests/screen/reset-password.80x24.screen \
	tests/screen/terms.200x50.screen \
	tests/screen/terms.40x20.screen \
	tests/screen/terms.80x24.screen \
	tests/screen/verified.200x50.screen \
	tests/screen/verified.40x20.screen \
	tests/screen/verified.80x24.screen \
	tests/screen/wrong.200x50.screen \
	tests/screen/wrong.40x20.screen \
	tests/screen/wrong.80x24.screen
EXTRA_DIST += $(SCREEN_PICTURES)

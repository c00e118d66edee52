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
	tests/house/analysis.test \
	tests/house/self.test
TESTS += $(HOUSE_TESTS)
EXTRA_DIST += $(HOUSE_TESTS) tests/house/tap.sh tests/house/style.allow tests/bench/run \
	bootstrap .ci/run ChangeLog doc/HACKING.md

# The checks look at what was built, and compile headers as the build does.
check_DATA = tests/house/flags
CLEANFILES += tests/house/flags
tests/house/flags: Makefile
	$(AM_V_GEN)$(MKDIR_P) tests/house && echo '$(AM_CFLAGS) $(CFLAGS)' >$@

# The parts of src/tui that know no terminal; included by src/tui/local.mk, which builds the library.
EDIT_SOURCES = \
	src/tui/edit.c src/tui/edit.h \
	src/tui/history.c src/tui/history.h \
	src/tui/key.c src/tui/key.h \
	src/tui/banner.c src/tui/banner.h

if HAVE_CMOCKA
EDIT_TESTS = tests/unit/tui-edit tests/unit/tui-edit-model tests/unit/tui-key tests/unit/tui-banner
check_PROGRAMS += $(EDIT_TESTS)
TESTS += $(EDIT_TESTS)
tests_unit_tui_edit_SOURCES = tests/unit/tui-edit.c
tests_unit_tui_edit_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
tests_unit_tui_edit_model_SOURCES = tests/unit/tui-edit-model.c
tests_unit_tui_edit_model_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
tests_unit_tui_key_SOURCES = tests/unit/tui-key.c
tests_unit_tui_key_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
tests_unit_tui_banner_SOURCES = tests/unit/tui-banner.c
tests_unit_tui_banner_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
endif

if FUZZ
noinst_PROGRAMS += tests/fuzz/tui-edit tests/fuzz/tui-key
tests_fuzz_tui_edit_SOURCES = tests/fuzz/tui-edit.c
tests_fuzz_tui_edit_LDADD = $(TUI_LIBS)
tests_fuzz_tui_edit_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_tui_key_SOURCES = tests/fuzz/tui-key.c
tests_fuzz_tui_key_LDADD = $(TUI_LIBS)
tests_fuzz_tui_key_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
endif

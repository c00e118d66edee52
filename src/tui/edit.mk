# The parts of src/tui that know no terminal; included by src/tui/local.mk, which builds the library.
EDIT_SOURCES = \
	src/tui/edit.c src/tui/edit.h \
	src/tui/key.c src/tui/key.h

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/tui-edit tests/unit/tui-edit-model tests/unit/tui-key
TESTS += tests/unit/tui-edit tests/unit/tui-edit-model tests/unit/tui-key
tests_unit_tui_edit_SOURCES = tests/unit/tui-edit.c
tests_unit_tui_edit_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
tests_unit_tui_edit_model_SOURCES = tests/unit/tui-edit-model.c
tests_unit_tui_edit_model_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
tests_unit_tui_key_SOURCES = tests/unit/tui-key.c
tests_unit_tui_key_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
endif

include src/tui/edit.mk
noinst_LIBRARIES += src/tui/libtui.a
src_tui_libtui_a_SOURCES = \
	$(EDIT_SOURCES) \
	src/tui/theme.c src/tui/theme.h \
	src/tui/line.c src/tui/line.h \
	src/tui/mouse.c src/tui/mouse.h \
	src/tui/rescue.c src/tui/rescue.h \
	src/tui/terminfo.c src/tui/terminfo.h \
	src/tui/sheet.c src/tui/sheet.h \
	src/tui/term.c src/tui/term.h \
	src/tui/draw.c src/tui/draw.h \
	src/tui/layout.c src/tui/layout.h \
	src/tui/frame.c src/tui/frame.h \
	src/tui/picture.c src/tui/picture.h \
	src/tui/summary.c src/tui/summary.h \
	src/tui/menu.c src/tui/menu.h \
	src/tui/list.c src/tui/list.h \
	src/tui/body.c src/tui/body.h \
	src/tui/stay.c src/tui/stay.h \
	src/tui/dialogue.h \
	src/tui/code.c src/tui/code.h \
	src/tui/device.h \
	src/tui/draft.c src/tui/draft.h \
	src/tui/wait.c src/tui/wait.h \
	src/tui/lock.c src/tui/lock.h \
	src/tui/dialog.c src/tui/dialog.h \
	src/tui/show.c src/tui/show.h \
	src/tui/send.c src/tui/send.h \
	src/tui/move.c src/tui/move.h \
	src/tui/press.c src/tui/press.h \
	src/tui/help.c src/tui/help.h \
	src/tui/language.c src/tui/language.h \
	src/tui/fit.c src/tui/fit.h \
	src/tui/visit.c src/tui/visit.h \
	src/tui/run.c src/tui/run.h
TUI_LIBS = src/tui/libtui.a $(FORM_LIBS) $(NCURSES_LIBS)
if HAVE_CMOCKA
TUI_UNIT_TESTS = tests/unit/tui-layout tests/unit/tui-mouse tests/unit/tui-sheet
check_PROGRAMS += $(TUI_UNIT_TESTS)
TESTS += $(TUI_UNIT_TESTS)
tests_unit_tui_layout_SOURCES = tests/unit/tui-layout.c
tests_unit_tui_layout_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
tests_unit_tui_sheet_SOURCES = tests/unit/tui-sheet.c tests/unit/unit.h
tests_unit_tui_sheet_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
tests_unit_tui_mouse_SOURCES = tests/unit/tui-mouse.c
tests_unit_tui_mouse_LDADD = $(TUI_LIBS) $(CMOCKA_LIBS)
endif

# The parts of src/tui that know no terminal; included by src/tui/local.mk, which builds the library.
EDIT_SOURCES = \
	src/tui/edit.c src/tui/edit.h \
	src/tui/key.c src/tui/key.h

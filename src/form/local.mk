noinst_LIBRARIES += src/form/libform.a
src_form_libform_a_SOURCES = \
	src/form/form.h src/form/screen.h \
	src/form/tree.c src/form/tree.h \
	src/form/builtin.c src/form/builtin.h \
	src/form/complain.c src/form/complain.h \
	src/form/lex.c src/form/lex.h \
	src/form/expect.c src/form/expect.h \
	src/form/parse.c src/form/parse.h \
	src/form/parse-line.c src/form/parse-screen.c src/form/parse-field.c src/form/parse-block.c \
	src/form/resolve.c \
	src/form/read.c \
	src/form/link.c src/form/link.h \
	src/form/link-screen.c src/form/link-set.c \
	src/form/dump.c src/form/graph.c \
	src/form/member.c src/form/member.h \
	src/form/check.c src/form/check.h \
	src/form/message.c src/form/message.h \
	src/form/expand.c src/form/expand.h
FORM_LIBS = src/form/libform.a $(BASE_LIBS)

check_PROGRAMS += tests/form/form-dump
tests_form_form_dump_SOURCES = tests/form/form-dump.c
tests_form_form_dump_LDADD = $(FORM_LIBS)

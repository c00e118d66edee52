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
	src/form/translate.c src/form/translate.h src/form/compare.c src/form/compare.h \
	src/form/member.c src/form/member.h \
	src/form/check.c src/form/check.h \
	src/form/draft.c src/form/draft.h \
	src/form/message.c src/form/message.h \
	src/form/expand.c src/form/expand.h
dist_man_MANS += man/maportal-form.5
FORM_LIBS = src/form/libform.a $(BASE_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/form-check tests/unit/form-draft tests/unit/form-read
TESTS += tests/unit/form-check tests/unit/form-draft tests/unit/form-read
tests_unit_form_check_SOURCES = tests/unit/form-check.c
tests_unit_form_check_LDADD = $(FORM_LIBS) $(CMOCKA_LIBS)
tests_unit_form_draft_SOURCES = tests/unit/form-draft.c
tests_unit_form_draft_LDADD = $(FORM_LIBS) $(CMOCKA_LIBS)
tests_unit_form_read_SOURCES = tests/unit/form-read.c
tests_unit_form_read_LDADD = $(FORM_LIBS) $(CMOCKA_LIBS)
endif

if FUZZ
noinst_PROGRAMS += tests/fuzz/form-draft
tests_fuzz_form_draft_SOURCES = tests/fuzz/form-draft.c
tests_fuzz_form_draft_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_form_draft_LDADD = $(FORM_LIBS)
endif

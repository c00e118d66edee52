# a case is a file: NAME.form or NAME.set, with what must come out
check_PROGRAMS += tests/form/form-dump
tests_form_form_dump_SOURCES = tests/form/form-dump.c
tests_form_form_dump_LDADD = $(FORM_LIBS)
TESTS += tests/form/run.test
EXTRA_DIST += tests/form/run.test tests/form/case

if FUZZ
noinst_PROGRAMS += tests/fuzz/form-parse
tests_fuzz_form_parse_SOURCES = tests/fuzz/form-parse.c
tests_fuzz_form_parse_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_form_parse_LDADD = $(FORM_LIBS)
endif
EXTRA_DIST += tests/fuzz/form-parse.dict

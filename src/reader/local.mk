noinst_LIBRARIES += src/reader/libreader.a
src_reader_libreader_a_SOURCES = \
	src/reader/apdu.c src/reader/apdu.h \
	src/reader/keeper.c src/reader/keeper.h \
	src/reader/name.c src/reader/name.h \
	src/reader/nhi.c src/reader/nhi.h \
	src/reader/pcsc.c src/reader/pcsc.h \
	src/reader/setting.h \
	src/reader/sign.c src/reader/sign.h \
	src/reader/soft.c src/reader/soft.h \
	src/reader/token.c src/reader/token.h \
	src/reader/watch.c src/reader/watch.h \
	src/reader/work.c src/reader/work.h
READER_LIBS = src/reader/libreader.a $(PCSC_LIBS) $(P11_LIBS) $(CARD_LIBS)

pkglibexec_PROGRAMS += maportal-card
maportal_card_SOURCES = src/maportal-card.c
maportal_card_LDADD = $(READER_LIBS)
dist_man_MANS += man/maportal-card.8

if HAVE_CMOCKA
READER_TESTS = tests/unit/reader-apdu tests/card/soft tests/card/token tests/card/reader
check_PROGRAMS += $(READER_TESTS)
TESTS += $(READER_TESTS)
tests_unit_reader_apdu_SOURCES = tests/unit/reader-apdu.c tests/unit/unit.h
tests_unit_reader_apdu_LDADD = $(READER_LIBS) $(CMOCKA_LIBS)
CARD_FIXTURE = tests/card/rig.c tests/card/rig.h $(TRUST_FIXTURE)
tests_card_soft_SOURCES = tests/card/soft.c $(CARD_FIXTURE)
tests_card_soft_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_card_soft_LDADD = $(CARD_LIBS) $(CMOCKA_LIBS)
tests_card_token_SOURCES = tests/card/token.c $(CARD_FIXTURE)
tests_card_token_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_card_token_LDADD = $(CARD_LIBS) $(CMOCKA_LIBS)
tests_card_reader_SOURCES = tests/card/reader.c tests/card/vcard.c tests/card/vcard.h \
	tests/card/vcard-answer.c tests/card/vcard-answer.h tests/card/pcscd.c tests/card/pcscd.h $(CARD_FIXTURE)
tests_card_reader_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
tests_card_reader_LDADD = $(CARD_LIBS) $(CMOCKA_LIBS)

# A module that lies, loaded by maportal-card as any other one.
check_PROGRAMS += tests/card/badmodule
tests_card_badmodule_SOURCES = tests/card/badmodule.c
tests_card_badmodule_CFLAGS = $(WARN_CFLAGS) $(P11_CFLAGS) -fPIC
tests_card_badmodule_LDFLAGS = -shared
tests_card_badmodule_LDADD =
endif

if FUZZ
noinst_PROGRAMS += tests/fuzz/reader-apdu
tests_fuzz_reader_apdu_SOURCES = tests/fuzz/reader-apdu.c
tests_fuzz_reader_apdu_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_reader_apdu_LDADD = $(READER_LIBS)
endif
EXTRA_DIST += tests/fuzz/corpus/reader-apdu/whole tests/fuzz/corpus/reader-apdu/fetched

noinst_LIBRARIES += src/card/libcard.a
src_card_libcard_a_SOURCES = \
	src/card/ask.c src/card/ask.h \
	src/card/card.c src/card/card.h \
	src/card/choose.c src/card/choose.h \
	src/card/demo.c src/card/demo.h \
	src/card/message.c src/card/message.h \
	src/card/nhi.c src/card/nhi.h \
	src/card/starter.c src/card/starter.h
CARD_LIBS = src/card/libcard.a src/ipc/libipc.a $(TRUST_LIBS)

if HAVE_CMOCKA
CARD_TESTS = tests/unit/card-nhi tests/unit/card-message
check_PROGRAMS += $(CARD_TESTS)
TESTS += $(CARD_TESTS)
tests_unit_card_nhi_SOURCES = tests/unit/card-nhi.c tests/unit/unit.h
tests_unit_card_nhi_LDADD = $(CARD_LIBS) $(CMOCKA_LIBS)
tests_unit_card_message_SOURCES = tests/unit/card-message.c tests/unit/unit.h
tests_unit_card_message_LDADD = $(CARD_LIBS) $(CMOCKA_LIBS)
endif

if FUZZ
noinst_PROGRAMS += tests/fuzz/card-message
tests_fuzz_card_message_SOURCES = tests/fuzz/card-message.c
tests_fuzz_card_message_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_card_message_LDADD = $(CARD_LIBS)
endif

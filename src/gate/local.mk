noinst_LIBRARIES += src/gate/libgate.a
src_gate_libgate_a_SOURCES = \
	src/gate/control.c src/gate/control.h \
	src/gate/gate.c src/gate/gate.h \
	src/gate/request.c src/gate/request.h \
	src/gate/text.c src/gate/text.h
GATE_LIBS = src/gate/libgate.a src/ipc/libipc.a $(DOMAIN_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/gate-request tests/unit/gate-session
TESTS += tests/unit/gate-request tests/unit/gate-session
tests_unit_gate_request_SOURCES = tests/unit/gate-request.c tests/unit/unit.h
tests_unit_gate_request_LDADD = $(GATE_LIBS) $(CMOCKA_LIBS)
tests_unit_gate_session_SOURCES = tests/unit/gate-session.c $(FOLDER_FIXTURE)
tests_unit_gate_session_LDADD = $(PORTAL_LIBS) $(GATE_LIBS) $(CMOCKA_LIBS)
endif

EXTRA_DIST += tests/fuzz/corpus/gate-message/card tests/fuzz/corpus/gate-message/command
if FUZZ
noinst_PROGRAMS += tests/fuzz/gate-message
tests_fuzz_gate_message_SOURCES = tests/fuzz/gate-message.c
tests_fuzz_gate_message_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_gate_message_LDADD = $(GATE_LIBS)
endif

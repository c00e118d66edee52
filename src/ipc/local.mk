noinst_LIBRARIES += src/ipc/libipc.a
src_ipc_libipc_a_SOURCES = \
	src/ipc/fault.c src/ipc/fault.h \
	src/ipc/key.c src/ipc/key.h \
	src/ipc/message.h \
	src/ipc/nursery.c src/ipc/nursery.h \
	src/ipc/packet.c src/ipc/packet.h \
	src/ipc/row.c src/ipc/row.h
IPC_LIBS = src/ipc/libipc.a $(BASE_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/ipc-key tests/unit/ipc-packet tests/unit/ipc-nursery
TESTS += tests/unit/ipc-key tests/unit/ipc-packet tests/unit/ipc-nursery
tests_unit_ipc_key_SOURCES = tests/unit/ipc-key.c tests/unit/unit.h
tests_unit_ipc_key_LDADD = $(IPC_LIBS) $(CMOCKA_LIBS)
tests_unit_ipc_packet_SOURCES = tests/unit/ipc-packet.c tests/unit/unit.h
tests_unit_ipc_packet_LDADD = $(IPC_LIBS) $(CMOCKA_LIBS)
tests_unit_ipc_nursery_SOURCES = tests/unit/ipc-nursery.c tests/unit/unit.h
tests_unit_ipc_nursery_LDADD = $(IPC_LIBS) $(CMOCKA_LIBS)
endif

if FUZZ
noinst_PROGRAMS += tests/fuzz/ipc-packet
tests_fuzz_ipc_packet_SOURCES = tests/fuzz/ipc-packet.c
tests_fuzz_ipc_packet_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_ipc_packet_LDADD = $(IPC_LIBS)
endif

noinst_LIBRARIES += src/net/libnet.a
src_net_libnet_a_SOURCES = \
	src/net/admit.c src/net/admit.h \
	src/net/ask.c src/net/ask.h \
	src/net/card.c src/net/card.h \
	src/net/channel.c src/net/channel.h \
	src/net/connection.c src/net/connection.h \
	src/net/jail.c src/net/jail.h \
	src/net/key.c src/net/key.h \
	src/net/leave.c src/net/leave.h \
	src/net/login.c src/net/login.h \
	src/net/relay.c src/net/relay.h \
	src/net/server.c src/net/server.h \
	src/net/warm.c src/net/warm.h
NET_LIBS = src/net/libnet.a $(SSH_LIBS) $(IPC_LIBS)

# Libraries that it does not use would cost every process of a connection memory.
pkglibexec_PROGRAMS += maportal-net
maportal_net_SOURCES = src/maportal-net.c
maportal_net_LDFLAGS = $(AM_LDFLAGS) -Wl,--as-needed
maportal_net_LDADD = $(NET_LIBS)
dist_man_MANS += man/maportal-net.8

NET_FIXTURE = tests/unit/net-fixture.c tests/unit/net-fixture.h $(FOLDER_FIXTURE)
if HAVE_CMOCKA
NET_UNIT_TESTS = tests/unit/net-admit tests/unit/net-connection
check_PROGRAMS += $(NET_UNIT_TESTS)
TESTS += $(NET_UNIT_TESTS)
endif
tests_unit_net_admit_SOURCES = tests/unit/net-admit.c tests/unit/unit.h
tests_unit_net_admit_LDADD = $(NET_LIBS) $(CMOCKA_LIBS)
tests_unit_net_connection_SOURCES = tests/unit/net-connection.c $(NET_FIXTURE)
tests_unit_net_connection_LDADD = $(IPC_LIBS) $(CMOCKA_LIBS)

if FUZZ
noinst_PROGRAMS += tests/fuzz/net-admit
tests_fuzz_net_admit_SOURCES = tests/fuzz/net-admit.c
tests_fuzz_net_admit_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_net_admit_LDADD = $(NET_LIBS)
endif

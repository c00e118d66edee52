noinst_LIBRARIES += src/net/libnet.a
src_net_libnet_a_SOURCES = \
	src/net/admit.c src/net/admit.h \
	src/net/ask.c src/net/ask.h \
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

NET_FIXTURE = tests/unit/net-fixture.c tests/unit/net-fixture.h $(FOLDER_FIXTURE)
if HAVE_CMOCKA
check_PROGRAMS += tests/unit/net-connection
TESTS += tests/unit/net-connection
endif
tests_unit_net_connection_SOURCES = tests/unit/net-connection.c $(NET_FIXTURE)
tests_unit_net_connection_LDADD = $(IPC_LIBS) $(CMOCKA_LIBS)

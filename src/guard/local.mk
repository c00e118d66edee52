noinst_LIBRARIES += src/guard/libguard.a
src_guard_libguard_a_SOURCES = \
	src/guard/child.c src/guard/child.h \
	src/guard/connection.c src/guard/connection.h \
	src/guard/control.c src/guard/control.h \
	src/guard/identity.c src/guard/identity.h \
	src/guard/keeper.c src/guard/keeper.h \
	src/guard/life.c src/guard/life.h \
	src/guard/limit.c src/guard/limit.h \
	src/guard/listen.c src/guard/listen.h \
	src/guard/lock.c src/guard/lock.h \
	src/guard/log.c src/guard/log.h \
	src/guard/mailer.c src/guard/mailer.h \
	src/guard/map.c src/guard/map.h \
	src/guard/notify.c src/guard/notify.h \
	src/guard/nursery.c src/guard/nursery.h \
	src/guard/operate.c src/guard/operate.h \
	src/guard/pause.c src/guard/pause.h \
	src/guard/penalty.c src/guard/penalty.h \
	src/guard/refusal.c src/guard/refusal.h \
	src/guard/reload.c src/guard/reload.h \
	src/guard/report.c src/guard/report.h \
	src/guard/socket.c src/guard/socket.h \
	src/guard/source.c src/guard/source.h \
	src/guard/watch.c src/guard/watch.h
# Of the libraries below it the keeper needs Unicode's tables alone: no cryptography, no cage.
GUARD_LIBS = src/guard/libguard.a src/ipc/libipc.a src/base/libbase.a $(UTF8PROC_LIBS)

sbin_PROGRAMS += maportald
maportald_SOURCES = src/maportald.c
maportald_LDADD = $(GUARD_LIBS)
dist_man_MANS += man/maportald.8

EXTRA_DIST += build-aux/maportald.service.in
if HAVE_SYSTEMD
systemdsystemunit_DATA = maportald.service
CLEANFILES += maportald.service
maportald.service: $(srcdir)/build-aux/maportald.service.in Makefile
	$(AM_V_GEN)$(SED) 's|@sbindir[@]|$(sbindir)|' $(srcdir)/build-aux/maportald.service.in >$@
endif

TESTS += tests/process/guard.test
EXTRA_DIST += tests/process/guard.test
check_PROGRAMS += tests/process/guard-stand-in
tests_process_guard_stand_in_SOURCES = tests/process/guard-stand-in.c
tests_process_guard_stand_in_LDADD = src/ipc/libipc.a src/base/libbase.a $(UTF8PROC_LIBS)

if HAVE_CMOCKA
GUARD_UNIT_TESTS = tests/unit/guard-connection tests/unit/guard-limit tests/unit/guard-penalty tests/unit/guard-source
check_PROGRAMS += $(GUARD_UNIT_TESTS)
TESTS += $(GUARD_UNIT_TESTS)
tests_unit_guard_connection_SOURCES = tests/unit/guard-connection.c $(FOLDER_FIXTURE)
tests_unit_guard_connection_LDADD = $(GUARD_LIBS) $(CMOCKA_LIBS)
tests_unit_guard_limit_SOURCES = tests/unit/guard-limit.c tests/unit/unit.h
tests_unit_guard_limit_LDADD = $(GUARD_LIBS) $(CMOCKA_LIBS)
tests_unit_guard_penalty_SOURCES = tests/unit/guard-penalty.c tests/unit/unit.h
tests_unit_guard_penalty_LDADD = $(GUARD_LIBS) $(CMOCKA_LIBS)
tests_unit_guard_source_SOURCES = tests/unit/guard-source.c tests/unit/unit.h
tests_unit_guard_source_LDADD = $(GUARD_LIBS) $(CMOCKA_LIBS)
endif

EXTRA_DIST += tests/fuzz/corpus/guard-control/hello
if FUZZ
noinst_PROGRAMS += tests/fuzz/guard-control
tests_fuzz_guard_control_SOURCES = tests/fuzz/guard-control.c
tests_fuzz_guard_control_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_guard_control_LDADD = $(GUARD_LIBS)
endif

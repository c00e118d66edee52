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

TESTS += tests/process/guard.test
EXTRA_DIST += tests/process/guard.test
check_PROGRAMS += tests/process/guard-stand-in
tests_process_guard_stand_in_SOURCES = tests/process/guard-stand-in.c
tests_process_guard_stand_in_LDADD = src/ipc/libipc.a src/base/libbase.a $(UTF8PROC_LIBS)

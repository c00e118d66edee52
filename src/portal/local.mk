include src/portal/import.mk
noinst_LIBRARIES += src/portal/libportal.a
src_portal_libportal_a_SOURCES = \
	src/portal/act.c src/portal/act.h \
	src/portal/activation.c src/portal/activation.h \
	src/portal/letter.c src/portal/letter.h \
	src/portal/notice.c src/portal/notice.h \
	src/portal/operate.c src/portal/operate.h \
	src/portal/password.c src/portal/password.h \
	src/portal/session.c src/portal/session.h \
	src/portal/setting.c src/portal/setting.h \
	src/portal/table.c src/portal/table.h \
	src/portal/throttle.c src/portal/throttle.h \
	src/portal/token.c src/portal/token.h \
	src/portal/verification.c src/portal/verification.h \
	$(IMPORT_SOURCES)
PORTAL_LIBS = src/portal/libportal.a $(STORE_LIBS) src/domain/libdomain.a $(BASE_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/portal-activation
TESTS += tests/unit/portal-activation
tests_unit_portal_activation_SOURCES = \
	tests/unit/portal-activation.c tests/unit/portal-fixture.c tests/unit/portal-fixture.h
tests_unit_portal_activation_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
endif

check_PROGRAMS += tests/access/acts
TESTS += tests/access/acts.test
EXTRA_DIST += tests/access/acts.test tests/access/acts.expected
tests_access_acts_SOURCES = tests/access/acts.c
tests_access_acts_LDADD = $(PORTAL_LIBS)

noinst_LIBRARIES += src/domain/libdomain.a
src_domain_libdomain_a_SOURCES = \
	src/domain/rule.c src/domain/rule.h \
	src/domain/shape.c src/domain/shape.h \
	src/domain/identifier.c src/domain/identifier.h \
	src/domain/person-id.c src/domain/person-id.h \
	src/domain/institution-code.c src/domain/institution-code.h \
	src/domain/certificate.c src/domain/certificate.h \
	src/domain/nhi-card.c src/domain/nhi-card.h \
	src/domain/nhi-login.c src/domain/nhi-login.h \
	src/domain/nhi-verdict.c src/domain/nhi-verdict.h \
	src/domain/phone.c src/domain/phone.h \
	src/domain/email.c src/domain/email.h \
	src/domain/email-change.c src/domain/email-change.h \
	src/domain/account.c src/domain/account.h \
	src/domain/app-system.c src/domain/app-system.h \
	src/domain/application.c src/domain/application.h \
	src/domain/application-kind.c src/domain/application-kind.h \
	src/domain/life-cycle.c src/domain/life-cycle.h \
	src/domain/activation.c src/domain/activation.h \
	src/domain/verification.c src/domain/verification.h \
	src/domain/forgotten.c src/domain/forgotten.h \
	src/domain/lock.c src/domain/lock.h \
	src/domain/login.c src/domain/login.h \
	src/domain/password.c src/domain/password.h \
	src/domain/password-change.c src/domain/password-change.h \
	src/domain/contact-change.c src/domain/contact-change.h \
	src/domain/common.c src/domain/common.h \
	src/domain/media.c src/domain/media.h \
	src/domain/publication.c src/domain/publication.h \
	src/domain/captcha.c src/domain/captcha.h \
	src/domain/code-login.c src/domain/code-login.h \
	src/domain/door.c src/domain/door.h \
	src/domain/token.c src/domain/token.h \
	src/domain/throttle.c src/domain/throttle.h \
	src/domain/policy.c src/domain/policy.h \
	src/domain/staff.c src/domain/staff.h \
	src/domain/access.c src/domain/access.h
nodist_src_domain_libdomain_a_SOURCES = src/domain/common-list.h
DOMAIN_LIBS = src/domain/libdomain.a $(ZXCVBN_LIBS) $(BASE_LIBS)

EXTRA_DIST += db/data/common_passwords.txt build-aux/common.awk
BUILT_SOURCES += src/domain/common-list.h
CLEANFILES += src/domain/common-list.h
src/domain/common-list.h: db/data/common_passwords.txt build-aux/common.awk
	$(AM_V_at)$(MKDIR_P) src/domain
	$(AM_V_GEN)(cd $(srcdir) && LC_ALL=C $(AWK) -f build-aux/common.awk db/data/common_passwords.txt) > $@.tmp && mv $@.tmp $@

if HAVE_CMOCKA
DOMAIN_TESTS = tests/unit/domain-code tests/unit/domain-door tests/unit/domain-identifier tests/unit/domain-password \
	tests/unit/domain-person-id tests/unit/domain-record tests/unit/domain-rule tests/unit/domain-staff \
	tests/unit/domain-publication \
	tests/unit/domain-token
check_PROGRAMS += $(DOMAIN_TESTS)
TESTS += $(DOMAIN_TESTS)
tests_unit_domain_code_SOURCES = tests/unit/domain-code.c
tests_unit_domain_code_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_door_SOURCES = tests/unit/domain-door.c tests/unit/unit.h
tests_unit_domain_door_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_identifier_SOURCES = \
	tests/unit/domain-identifier.c tests/unit/domain-vector.c tests/unit/domain-vector.h
tests_unit_domain_identifier_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_password_SOURCES = tests/unit/domain-password.c
tests_unit_domain_password_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_person_id_SOURCES = \
	tests/unit/domain-person-id.c tests/unit/domain-vector.c tests/unit/domain-vector.h
tests_unit_domain_person_id_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_publication_SOURCES = tests/unit/domain-publication.c tests/unit/unit.h
tests_unit_domain_publication_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_record_SOURCES = tests/unit/domain-record.c
tests_unit_domain_record_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_rule_SOURCES = tests/unit/domain-rule.c
tests_unit_domain_rule_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_staff_SOURCES = tests/unit/domain-staff.c
tests_unit_domain_staff_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
tests_unit_domain_token_SOURCES = tests/unit/domain-token.c
tests_unit_domain_token_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
endif
EXTRA_DIST += db/data/counties.csv db/data/id_letters.csv db/data/landline_areas.csv

if FUZZ
noinst_PROGRAMS += tests/fuzz/domain-publication tests/fuzz/domain-staff
tests_fuzz_domain_staff_SOURCES = tests/fuzz/domain-staff.c
tests_fuzz_domain_staff_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_domain_staff_LDADD = $(DOMAIN_LIBS)
tests_fuzz_domain_publication_SOURCES = tests/fuzz/domain-publication.c
tests_fuzz_domain_publication_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_domain_publication_LDADD = $(DOMAIN_LIBS)
noinst_PROGRAMS += tests/fuzz/domain-door tests/fuzz/domain-identifier tests/fuzz/domain-token
tests_fuzz_domain_door_SOURCES = tests/fuzz/domain-door.c
tests_fuzz_domain_door_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_domain_door_LDADD = $(DOMAIN_LIBS)
tests_fuzz_domain_identifier_SOURCES = tests/fuzz/domain-identifier.c
tests_fuzz_domain_identifier_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_domain_identifier_LDADD = $(DOMAIN_LIBS)
tests_fuzz_domain_token_SOURCES = tests/fuzz/domain-token.c
tests_fuzz_domain_token_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_domain_token_LDADD = $(DOMAIN_LIBS)
endif

noinst_LIBRARIES += src/trust/libtrust.a
src_trust_libtrust_a_SOURCES = \
	src/trust/certificate.c src/trust/certificate.h \
	src/trust/challenge.c src/trust/challenge.h \
	src/trust/check.c src/trust/check.h \
	src/trust/inside.h \
	src/trust/issue.c src/trust/issue.h \
	src/trust/keep.c src/trust/keep.h \
	src/trust/profile.c src/trust/profile.h \
	src/trust/proof.c src/trust/proof.h \
	src/trust/store.c src/trust/store.h
TRUST_LIBS = src/trust/libtrust.a $(DOMAIN_LIBS)

TRUST_FIXTURE = tests/unit/trust-pki.c tests/unit/trust-pki.h $(FOLDER_FIXTURE)
if HAVE_CMOCKA
TRUST_TESTS = tests/unit/trust-hostile tests/unit/trust-keep tests/unit/trust-proof
check_PROGRAMS += $(TRUST_TESTS)
TESTS += $(TRUST_TESTS)
tests_unit_trust_hostile_SOURCES = tests/unit/trust-hostile.c $(TRUST_FIXTURE)
tests_unit_trust_hostile_LDADD = $(TRUST_LIBS) $(CMOCKA_LIBS)
tests_unit_trust_keep_SOURCES = tests/unit/trust-keep.c $(TRUST_FIXTURE)
tests_unit_trust_keep_LDADD = $(TRUST_LIBS) $(CMOCKA_LIBS)
tests_unit_trust_proof_SOURCES = tests/unit/trust-proof.c $(TRUST_FIXTURE)
tests_unit_trust_proof_LDADD = $(TRUST_LIBS) $(CMOCKA_LIBS)
endif

if FUZZ
noinst_PROGRAMS += tests/fuzz/trust-certificate
tests_fuzz_trust_certificate_SOURCES = tests/fuzz/trust-certificate.c
tests_fuzz_trust_certificate_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_trust_certificate_LDADD = $(TRUST_LIBS)
endif
EXTRA_DIST += tests/fuzz/corpus/trust-certificate/person.der tests/fuzz/corpus/trust-certificate/institution.der \
	tests/fuzz/corpus/trust-certificate/institution.pem

noinst_LIBRARIES += src/base/libbase.a
src_base_libbase_a_SOURCES = \
	src/base/err.c src/base/err.h \
	src/base/mem.c src/base/mem.h \
	src/base/base64.c src/base/base64.h \
	src/base/buf.c src/base/buf.h \
	src/base/log.c src/base/log.h \
	src/base/clock.c src/base/clock.h \
	src/base/date.c src/base/date.h \
	src/base/text.c src/base/text.h \
	src/base/gate.c src/base/gate.h \
	src/base/random.c src/base/random.h \
	src/base/hash.c src/base/hash.h \
	src/base/digest.c src/base/digest.h \
	src/base/hex.c src/base/hex.h \
	src/base/manifest.c src/base/manifest.h \
	src/base/tree.c src/base/tree.h \
	src/base/exchange.c src/base/exchange.h \
	src/base/sign.c src/base/sign.h \
	src/base/seal.c src/base/seal.h \
	src/base/otp.c src/base/otp.h \
	src/base/vault.c src/base/vault.h \
	src/base/gentle.c src/base/gentle.h \
	src/base/slot.c src/base/slot.h \
	src/base/csv.c src/base/csv.h \
	src/base/conf.c src/base/conf.h \
	src/base/file.c src/base/file.h \
	src/base/cage.c src/base/cage.h \
	src/base/errand.c src/base/errand.h \
	src/base/problem.c src/base/problem.h \
	src/base/lang.c src/base/lang.h src/base/catalog.h \
	src/base/program.c src/base/program.h
nodist_src_base_libbase_a_SOURCES = src/base/catalog.c
BASE_LIBS = src/base/libbase.a $(CRYPTO_LIBS) $(ARGON2_LIBS) $(UTF8PROC_LIBS) $(SECCOMP_LIBS)

# The English sentences are part of the program: po/en.po, compiled by msgfmt and turned into C.
EXTRA_DIST += po/en.po po/data.po po/update build-aux/catalog.awk
BUILT_SOURCES += src/base/catalog.c
CLEANFILES += src/base/catalog.c src/base/catalog.mo

src/base/catalog.mo: po/en.po
	$(AM_V_at)$(MKDIR_P) src/base
	$(AM_V_GEN)$(MSGFMT) --check-format --endianness=little --no-hash -o $@ $(srcdir)/po/en.po
src/base/catalog.c: src/base/catalog.mo build-aux/catalog.awk
	$(AM_V_GEN)od -An -v -tu1 src/base/catalog.mo | LC_ALL=C $(AWK) -f $(srcdir)/build-aux/catalog.awk > $@.tmp && mv $@.tmp $@

SYNCED_FIXTURE = tests/unit/synced.c tests/unit/synced.h
FOLDER_FIXTURE = tests/unit/folder.c tests/unit/folder.h tests/unit/unit.h

if HAVE_CMOCKA
BASE_UNIT_TESTS = tests/unit/base-cage tests/unit/base-errand tests/unit/base-date tests/unit/base-text tests/unit/base-file \
	tests/unit/base-log tests/unit/base-lang tests/unit/base-otp tests/unit/base-slot
check_PROGRAMS += $(BASE_UNIT_TESTS)
TESTS += $(BASE_UNIT_TESTS)
tests_unit_base_cage_SOURCES = tests/unit/base-cage.c tests/unit/unit.h
tests_unit_base_cage_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
tests_unit_base_errand_SOURCES = tests/unit/base-errand.c $(FOLDER_FIXTURE)
tests_unit_base_errand_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
tests_unit_base_date_SOURCES = tests/unit/base-date.c tests/unit/unit.h
tests_unit_base_date_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
tests_unit_base_text_SOURCES = tests/unit/base-text.c tests/unit/unit.h
tests_unit_base_text_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
tests_unit_base_slot_SOURCES = tests/unit/base-slot.c tests/unit/waiter.c tests/unit/waiter.h tests/unit/unit.h
tests_unit_base_slot_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
tests_unit_base_file_SOURCES = tests/unit/base-file.c $(SYNCED_FIXTURE) $(FOLDER_FIXTURE)
tests_unit_base_file_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
tests_unit_base_log_SOURCES = tests/unit/base-log.c $(FOLDER_FIXTURE)
tests_unit_base_log_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
tests_unit_base_lang_SOURCES = tests/unit/base-lang.c tests/unit/unit.h
tests_unit_base_lang_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
tests_unit_base_otp_SOURCES = tests/unit/base-otp.c tests/unit/unit.h
tests_unit_base_otp_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
endif

EXTRA_DIST += tests/fuzz/corpus/base-manifest/one
if FUZZ
noinst_PROGRAMS += tests/fuzz/base-text tests/fuzz/base-file tests/fuzz/base-manifest
tests_fuzz_base_manifest_SOURCES = tests/fuzz/base-manifest.c
tests_fuzz_base_manifest_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_base_manifest_LDADD = $(BASE_LIBS)
tests_fuzz_base_text_SOURCES = tests/fuzz/base-text.c
tests_fuzz_base_text_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_base_text_LDADD = $(BASE_LIBS)
tests_fuzz_base_file_SOURCES = tests/fuzz/base-file.c
tests_fuzz_base_file_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_base_file_LDADD = $(BASE_LIBS)
endif

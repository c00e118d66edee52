noinst_LIBRARIES += src/store/libstore.a
src_store_libstore_a_SOURCES = \
	src/store/store.c src/store/store.h \
	src/store/engine.c src/store/engine.h \
	src/store/queue.c src/store/queue.h \
	src/store/statement.c src/store/statement.h \
	src/store/record.c src/store/record.h \
	src/store/migrate.c src/store/migrate.h \
	src/store/code.c src/store/code.h \
	src/store/alone.c src/store/alone.h \
	src/store/backup.c src/store/backup.h \
	src/store/check.c src/store/embed.h \
	src/store/check-content.c src/store/check-content.h \
	src/store/person.c src/store/person.h \
	src/store/licence.c src/store/licence.h \
	src/store/institution.c src/store/institution.h \
	src/store/account.c src/store/account.h \
	src/store/account-lookup.c src/store/account-lookup.h \
	src/store/app-system.c src/store/app-system.h \
	src/store/application.c src/store/application.h \
	src/store/session.c src/store/session.h \
	src/store/staff.c src/store/staff.h \
	src/store/staff-grant.c src/store/staff-grant.h \
	src/store/staff-recovery.c src/store/staff-recovery.h \
	src/store/token.c src/store/token.h \
	src/store/draft.c src/store/draft.h \
	src/store/terms.c src/store/terms.h \
	src/store/policy.c src/store/policy.h \
	src/store/attempt.c src/store/attempt.h \
	src/store/audit.c src/store/audit.h \
	src/store/audit-head.c src/store/audit-head.h \
	src/store/audit-paper.c src/store/audit-paper.h \
	src/store/audit-verify.c src/store/audit-verify.h \
	src/store/counter.c src/store/counter.h \
	src/store/card.c src/store/card.h \
	src/store/letter.c src/store/letter.h \
	src/store/sms-code.c src/store/sms-code.h \
	src/store/mail-request.c src/store/mail-request.h \
	src/store/notice.c src/store/notice.h \
	src/store/blob.c src/store/blob.h \
	src/store/document.c src/store/document.h \
	src/store/gram.c src/store/gram.h
nodist_src_store_libstore_a_SOURCES = src/store/embed.c src/store/statement-list.h
STORE_LIBS = src/store/libstore.a $(BASE_LIBS) $(SQLITE_LIBS)

# SQL is written in db/ only; the build turns it into C.
STORE_QUERIES = \
	db/queries/account.sql \
	db/queries/account-lookup.sql \
	db/queries/app-system.sql \
	db/queries/application.sql \
	db/queries/attempt.sql \
	db/queries/audit.sql \
	db/queries/audit-head.sql \
	db/queries/card.sql \
	db/queries/check.sql \
	db/queries/code.sql \
	db/queries/counter.sql \
	db/queries/document.sql \
	db/queries/draft.sql \
	db/queries/engine.sql \
	db/queries/gram.sql \
	db/queries/institution.sql \
	db/queries/letter.sql \
	db/queries/licence.sql \
	db/queries/mail-request.sql \
	db/queries/notice.sql \
	db/queries/person.sql \
	db/queries/policy.sql \
	db/queries/session.sql \
	db/queries/sms-code.sql \
	db/queries/staff.sql \
	db/queries/staff-grant.sql \
	db/queries/staff-recovery.sql \
	db/queries/terms.sql \
	db/queries/token.sql
STORE_EMBEDDED = \
	db/connection.sql \
	db/bulk.sql \
	db/create.sql \
	db/schema.sql \
	db/migrations/0001-ground.sql \
	db/migrations/0002-application.sql \
	db/migrations/0003-draft.sql \
	db/migrations/0004-session.sql \
	db/migrations/0005-staff.sql \
	db/migrations/0006-life-cycle.sql \
	db/migrations/0007-document.sql \
	db/migrations/0008-audit-head.sql \
	db/migrations/0009-reset.sql \
	db/migrations/0011-sms.sql \
	db/migrations/0012-sms-code.sql \
	db/migrations/0013-card.sql \
	db/migrations/0014-card-end.sql \
	db/data/counties.csv \
	db/data/personnel_types.csv \
	db/data/app_systems.csv \
	db/data/application_kinds.csv \
	db/data/support_statuses.csv
# Code tables that wait for the first screen that needs them.
STORE_WAITING = \
	db/data/activity_roles.csv \
	db/data/ce_methods.csv \
	db/data/ce_region_factors.csv \
	db/data/course_attributes.csv \
	db/data/course_themes.csv \
	db/data/departments.csv \
	db/data/hpa_form_actions.csv \
	db/data/institution_code_prefixes.csv \
	db/data/institution_kinds.csv \
	db/data/support_purposes.csv \
	db/data/visit_departments.csv
EXTRA_DIST += $(STORE_WAITING) $(STORE_QUERIES) $(STORE_EMBEDDED) build-aux/statement.awk build-aux/embed.awk
BUILT_SOURCES += src/store/statement-list.h src/store/embed.c
CLEANFILES += src/store/statement-list.h src/store/embed.c

src/store/statement-list.h: $(STORE_QUERIES) build-aux/statement.awk
	$(AM_V_at)$(MKDIR_P) src/store
	$(AM_V_GEN)(cd $(srcdir) && LC_ALL=C $(AWK) -f build-aux/statement.awk $(STORE_QUERIES)) > $@.tmp && mv $@.tmp $@
src/store/embed.c: $(STORE_EMBEDDED) build-aux/embed.awk
	$(AM_V_at)$(MKDIR_P) src/store
	$(AM_V_GEN)(cd $(srcdir) && LC_ALL=C $(AWK) -f build-aux/embed.awk $(STORE_EMBEDDED)) > $@.tmp && mv $@.tmp $@

if HAVE_CMOCKA
STORE_TESTS = \
	tests/unit/store-store \
	tests/unit/store-queue \
	tests/unit/store-table \
	tests/unit/store-list \
	tests/unit/store-audit \
	tests/unit/store-tamper \
	tests/unit/store-check \
	tests/db/statement
check_PROGRAMS += $(STORE_TESTS)
TESTS += $(STORE_TESTS)
endif
STORE_FIXTURE = tests/unit/store-fixture.c tests/unit/store-fixture.h $(FOLDER_FIXTURE)
STORE_TEST_LIBS = $(STORE_LIBS) $(CMOCKA_LIBS)
tests_unit_store_store_SOURCES = tests/unit/store-store.c $(STORE_FIXTURE)
tests_unit_store_store_LDADD = $(STORE_TEST_LIBS)
tests_unit_store_queue_SOURCES = tests/unit/store-queue.c tests/unit/waiter.c tests/unit/waiter.h $(STORE_FIXTURE)
tests_unit_store_queue_LDADD = $(STORE_TEST_LIBS)
tests_unit_store_table_SOURCES = tests/unit/store-table.c $(STORE_FIXTURE)
tests_unit_store_table_LDADD = $(STORE_TEST_LIBS)
tests_unit_store_list_SOURCES = tests/unit/store-list.c $(STORE_FIXTURE)
tests_unit_store_list_LDADD = $(STORE_TEST_LIBS)
tests_unit_store_audit_SOURCES = tests/unit/store-audit.c $(STORE_FIXTURE)
tests_unit_store_audit_LDADD = $(STORE_TEST_LIBS)
tests_unit_store_tamper_SOURCES = tests/unit/store-tamper.c $(STORE_FIXTURE)
tests_unit_store_tamper_LDADD = $(STORE_TEST_LIBS)
tests_unit_store_check_SOURCES = tests/unit/store-check.c $(STORE_FIXTURE)
tests_unit_store_check_LDADD = $(STORE_TEST_LIBS)
tests_db_statement_SOURCES = tests/db/statement.c $(STORE_FIXTURE)
tests_db_statement_LDADD = $(STORE_TEST_LIBS)

EXTRA_DIST += tests/fuzz/corpus/store-audit-paper/one
if FUZZ
noinst_PROGRAMS += tests/fuzz/store-audit-paper
tests_fuzz_store_audit_paper_SOURCES = tests/fuzz/store-audit-paper.c
tests_fuzz_store_audit_paper_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_store_audit_paper_LDADD = $(STORE_LIBS)
endif

EXTRA_PROGRAMS += tests/bench/audit
tests_bench_audit_SOURCES = tests/bench/audit.c
tests_bench_audit_LDADD = $(STORE_LIBS)

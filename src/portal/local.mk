include src/portal/import.mk
noinst_LIBRARIES += src/portal/libportal.a
src_portal_libportal_a_SOURCES = \
	src/portal/act.c src/portal/act.h \
	src/portal/account-desk.c src/portal/account-desk.h \
	src/portal/activation.c src/portal/activation.h \
	src/portal/app-system.c src/portal/app-system.h \
	src/portal/application.c src/portal/application.h \
	src/portal/application-case.c src/portal/application-case.h \
	src/portal/application-filing.c src/portal/application-filing.h \
	src/portal/application-queue.c src/portal/application-queue.h \
	src/portal/application-review.c src/portal/application-review.h \
	src/portal/application-step.c src/portal/application-step.h \
	src/portal/card-assign.c src/portal/card-assign.h \
	src/portal/card-desk.c src/portal/card-desk.h \
	src/portal/card-stay.c src/portal/card-stay.h \
	src/portal/card-login.c src/portal/card-login.h \
	src/portal/card-owner.c src/portal/card-owner.h \
	src/portal/code-login.c src/portal/code-login.h \
	src/portal/audit.c src/portal/audit.h \
	src/portal/backup.c src/portal/backup.h src/portal/restore.c src/portal/restore.h \
	src/portal/document.c src/portal/document.h \
	src/portal/draft.c src/portal/draft.h \
	src/portal/email.c src/portal/email.h \
	src/portal/entry.c src/portal/entry.h \
	src/portal/institution.c src/portal/institution.h \
	src/portal/letter.c src/portal/letter.h \
	src/portal/link.c src/portal/link.h \
	src/portal/mail-request.c src/portal/mail-request.h \
	src/portal/nhi.c src/portal/nhi.h \
	src/portal/notice.c src/portal/notice.h \
	src/portal/operate.c src/portal/operate.h \
	src/portal/consent.c src/portal/consent.h src/portal/contact.c src/portal/contact.h \
	src/portal/password.c src/portal/password.h \
	src/portal/password-change.c src/portal/password-change.h \
	src/portal/proof.c src/portal/proof.h \
	src/portal/reset.c src/portal/reset.h \
	src/portal/publish.c src/portal/publish.h \
	src/portal/publish-document.c \
	src/portal/publish-terms.c \
	src/portal/scope.c src/portal/scope.h \
	src/portal/session.c src/portal/session.h \
	src/portal/setting.c src/portal/setting.h \
	src/portal/stay.c src/portal/stay.h \
	src/portal/staff.c src/portal/staff.h \
	src/portal/staff-invitation.c src/portal/staff-invitation.h \
	src/portal/staff-key.c src/portal/staff-key.h \
	src/portal/staff-login.c src/portal/staff-login.h \
	src/portal/staff-admin.c src/portal/staff-admin.h \
	src/portal/table.c src/portal/table.h \
	src/portal/throttle.c src/portal/throttle.h \
	src/portal/token.c src/portal/token.h \
	src/portal/verification.c src/portal/verification.h \
	$(IMPORT_SOURCES)
PORTAL_LIBS = src/portal/libportal.a src/print/libprint.a src/trust/libtrust.a $(STORE_LIBS) src/domain/libdomain.a \
	$(ZXCVBN_LIBS) $(BASE_LIBS) $(JSON_LIBS)

PORTAL_FIXTURE = tests/unit/portal-fixture.c tests/unit/portal-fixture.h $(FOLDER_FIXTURE)

if HAVE_CMOCKA
PORTAL_UNIT_TESTS = \
	tests/unit/portal-act \
	tests/unit/portal-account-desk \
	tests/unit/portal-activation \
	tests/unit/portal-audit \
	tests/unit/portal-backup \
	tests/unit/portal-application \
	tests/unit/portal-application-review \
	tests/unit/portal-application-lease \
	tests/unit/portal-card-login \
	tests/unit/portal-card-stay \
	tests/unit/portal-code-login \
	tests/unit/portal-draft \
	tests/unit/portal-email \
	tests/unit/portal-letter \
	tests/unit/portal-nhi \
	tests/unit/portal-password \
	tests/unit/portal-password-change \
	tests/unit/portal-publish \
	tests/unit/portal-race \
	tests/unit/portal-reset \
	tests/unit/portal-session \
	tests/unit/portal-staff \
	tests/unit/portal-stay \
	tests/unit/portal-throttle \
	tests/unit/portal-verification
check_PROGRAMS += $(PORTAL_UNIT_TESTS)
TESTS += $(PORTAL_UNIT_TESTS)
tests_unit_portal_act_SOURCES = tests/unit/portal-act.c $(PORTAL_FIXTURE)
tests_unit_portal_act_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_activation_SOURCES = tests/unit/portal-activation.c $(PORTAL_FIXTURE)
tests_unit_portal_activation_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_audit_SOURCES = tests/unit/portal-audit.c $(PORTAL_FIXTURE)
tests_unit_portal_audit_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_backup_SOURCES = tests/unit/portal-backup.c $(SYNCED_FIXTURE) $(PORTAL_FIXTURE)
tests_unit_portal_backup_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_backup_LDFLAGS = -Wl,--wrap=store_backup_copy
tests_unit_portal_application_SOURCES = tests/unit/portal-application.c $(PORTAL_FIXTURE)
tests_unit_portal_application_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_account_desk_SOURCES = tests/unit/portal-account-desk.c $(PORTAL_FIXTURE)
tests_unit_portal_account_desk_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_staff_SOURCES = tests/unit/portal-staff.c $(PORTAL_FIXTURE)
tests_unit_portal_staff_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_application_review_SOURCES = tests/unit/portal-application-review.c $(PORTAL_FIXTURE)
tests_unit_portal_application_review_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_application_lease_SOURCES = tests/unit/portal-application-lease.c $(PORTAL_FIXTURE)
tests_unit_portal_application_lease_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
PORTAL_CARD_FIXTURE = $(PORTAL_FIXTURE) tests/unit/portal-card-fixture.c tests/unit/portal-card-fixture.h \
	tests/unit/trust-pki.c tests/unit/trust-pki.h
tests_unit_portal_card_login_SOURCES = tests/unit/portal-card-login.c $(PORTAL_CARD_FIXTURE)
tests_unit_portal_card_login_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_card_stay_SOURCES = tests/unit/portal-card-stay.c $(PORTAL_CARD_FIXTURE)
tests_unit_portal_card_stay_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_code_login_SOURCES = tests/unit/portal-code-login.c $(PORTAL_FIXTURE)
tests_unit_portal_code_login_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_draft_SOURCES = tests/unit/portal-draft.c $(PORTAL_FIXTURE)
tests_unit_portal_draft_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_email_SOURCES = tests/unit/portal-email.c $(PORTAL_FIXTURE)
tests_unit_portal_email_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_letter_SOURCES = tests/unit/portal-letter.c $(PORTAL_FIXTURE)
tests_unit_portal_letter_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_nhi_SOURCES = tests/unit/portal-nhi.c $(FOLDER_FIXTURE)
tests_unit_portal_nhi_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_password_SOURCES = tests/unit/portal-password.c $(PORTAL_FIXTURE)
tests_unit_portal_password_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_password_change_SOURCES = tests/unit/portal-password-change.c $(PORTAL_FIXTURE)
tests_unit_portal_password_change_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_publish_SOURCES = tests/unit/portal-publish.c $(PORTAL_FIXTURE)
tests_unit_portal_publish_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_race_SOURCES = tests/unit/portal-race.c $(PORTAL_FIXTURE)
tests_unit_portal_race_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_reset_SOURCES = tests/unit/portal-reset.c $(PORTAL_FIXTURE)
tests_unit_portal_reset_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_session_SOURCES = tests/unit/portal-session.c $(PORTAL_FIXTURE)
tests_unit_portal_session_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_stay_SOURCES = tests/unit/portal-stay.c $(PORTAL_FIXTURE)
tests_unit_portal_stay_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_throttle_SOURCES = tests/unit/portal-throttle.c $(PORTAL_FIXTURE)
tests_unit_portal_throttle_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
tests_unit_portal_verification_SOURCES = tests/unit/portal-verification.c $(PORTAL_FIXTURE)
tests_unit_portal_verification_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += tests/process/timing
TESTS += tests/process/timing
tests_process_timing_SOURCES = tests/process/timing.c $(PORTAL_FIXTURE)
tests_process_timing_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
EXTRA_PROGRAMS += tests/bench/application-queue
tests_bench_application_queue_SOURCES = tests/bench/application-queue.c $(PORTAL_FIXTURE)
tests_bench_application_queue_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
EXTRA_PROGRAMS += tests/bench/login-crowd
tests_bench_login_crowd_SOURCES = tests/bench/login-crowd.c $(PORTAL_FIXTURE)
tests_bench_login_crowd_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
EXTRA_PROGRAMS += tests/bench/login-time
tests_bench_login_time_SOURCES = tests/bench/login-time.c $(PORTAL_FIXTURE)
tests_bench_login_time_LDADD = $(PORTAL_LIBS) $(CMOCKA_LIBS)
endif

check_PROGRAMS += tests/access/acts
TESTS += tests/access/acts.test tests/access/ways.test
EXTRA_DIST += tests/access/acts.test tests/access/ways.test tests/access/acts.expected
tests_access_acts_SOURCES = tests/access/acts.c
tests_access_acts_LDADD = $(PORTAL_LIBS)

if FUZZ
noinst_PROGRAMS += tests/fuzz/portal-letter tests/fuzz/portal-nhi
tests_fuzz_portal_nhi_SOURCES = tests/fuzz/portal-nhi.c
tests_fuzz_portal_nhi_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_portal_nhi_LDADD = $(PORTAL_LIBS)
tests_fuzz_portal_letter_SOURCES = tests/fuzz/portal-letter.c
tests_fuzz_portal_letter_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_portal_letter_LDADD = $(PORTAL_LIBS)
endif

noinst_LIBRARIES += src/mail/libmail.a
src_mail_libmail_a_SOURCES = \
	src/mail/address.c src/mail/address.h \
	src/mail/mime.c src/mail/mime.h \
	src/mail/read.c src/mail/read.h \
	src/mail/verdict.c src/mail/verdict.h \
	src/mail/transport.c src/mail/transport.h \
	src/mail/maildir.c src/mail/maildir.h \
	src/mail/judge.c src/mail/judge.h \
	src/mail/shelf.c src/mail/shelf.h \
	src/mail/receipt.c src/mail/receipt.h \
	src/mail/outbox.c src/mail/outbox.h \
	src/mail/sms.c \
	src/mail/desk.c src/mail/desk.h
if HAVE_ESMTP
src_mail_libmail_a_SOURCES += \
	src/mail/session.c src/mail/session.h \
	src/mail/smtp.c
endif
MAIL_LIBS = src/mail/libmail.a $(STORE_LIBS) $(ESMTP_LIBS)

include src/mail/mailer.mk

MAIL_FIXTURE = tests/unit/mail-fixture.c tests/unit/mail-fixture.h $(FOLDER_FIXTURE)
MAIL_UNIT_TESTS = tests/unit/mail-address tests/unit/mail-mime tests/unit/mail-verdict tests/unit/mail-judge \
	tests/unit/mail-maildir tests/unit/mail-outbox tests/unit/mail-sms tests/unit/mail-desk
if HAVE_CMOCKA
check_PROGRAMS += $(MAIL_UNIT_TESTS)
TESTS += $(MAIL_UNIT_TESTS)
endif
tests_unit_mail_address_SOURCES = tests/unit/mail-address.c tests/unit/unit.h
tests_unit_mail_address_LDADD = $(MAIL_LIBS) $(CMOCKA_LIBS)
tests_unit_mail_mime_SOURCES = tests/unit/mail-mime.c tests/unit/unit.h
tests_unit_mail_mime_LDADD = $(MAIL_LIBS) $(CMOCKA_LIBS)
tests_unit_mail_verdict_SOURCES = tests/unit/mail-verdict.c tests/unit/unit.h
tests_unit_mail_verdict_LDADD = $(MAIL_LIBS) $(CMOCKA_LIBS)
tests_unit_mail_judge_SOURCES = tests/unit/mail-judge.c tests/unit/unit.h
tests_unit_mail_judge_LDADD = $(MAIL_LIBS) $(CMOCKA_LIBS)
tests_unit_mail_maildir_SOURCES = tests/unit/mail-maildir.c $(MAIL_FIXTURE)
tests_unit_mail_maildir_LDADD = $(MAIL_LIBS) $(CMOCKA_LIBS)
tests_unit_mail_outbox_SOURCES = tests/unit/mail-outbox.c $(MAIL_FIXTURE)
tests_unit_mail_outbox_LDADD = $(MAIL_LIBS) $(CMOCKA_LIBS)
tests_unit_mail_sms_SOURCES = tests/unit/mail-sms.c $(MAIL_FIXTURE)
tests_unit_mail_sms_LDADD = $(MAIL_LIBS) $(CMOCKA_LIBS)
tests_unit_mail_desk_SOURCES = tests/unit/mail-desk.c $(MAIL_FIXTURE)
tests_unit_mail_desk_LDADD = $(MAIL_LIBS) $(CMOCKA_LIBS)

if FUZZ
noinst_PROGRAMS += tests/fuzz/mail-read tests/fuzz/mail-mime
tests_fuzz_mail_read_SOURCES = tests/fuzz/mail-read.c
tests_fuzz_mail_read_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_mail_read_LDADD = $(MAIL_LIBS)
tests_fuzz_mail_mime_SOURCES = tests/fuzz/mail-mime.c
tests_fuzz_mail_mime_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_mail_mime_LDADD = $(MAIL_LIBS)
endif

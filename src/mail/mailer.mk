# The program that empties the outbox, and writes letters for people who are not logged in (portal/mail-request.h).
sbin_PROGRAMS += maportal-mailer
maportal_mailer_SOURCES = src/maportal-mailer.c
maportal_mailer_LDADD = $(MAIL_LIBS) $(PORTAL_LIBS)
dist_man_MANS += man/maportal-mailer.8

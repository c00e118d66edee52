# The program that empties the outbox.
sbin_PROGRAMS += maportal-mailer
maportal_mailer_SOURCES = src/maportal-mailer.c
maportal_mailer_LDADD = $(MAIL_LIBS)
dist_man_MANS += man/maportal-mailer.8

noinst_LIBRARIES += src/screen/libscreen.a
src_screen_libscreen_a_SOURCES = \
	src/screen/activation.c src/screen/activation.h \
	src/screen/activation-account.c \
	src/screen/activation-check.c \
	src/screen/activation-identity.c \
	src/screen/activation-licence.c \
	src/screen/app-system.c \
	src/screen/application.c \
	src/screen/console-publication.c \
	src/screen/console-queue.c \
	src/screen/console-terms.c \
	src/screen/captcha.c src/screen/captcha.h \
	src/screen/console.c src/screen/console.h \
	src/screen/card.c src/screen/card.h \
	src/screen/card-login.c \
	src/screen/card-nhi.c \
	src/screen/card-soft.c \
	src/screen/code-login.c \
	src/screen/contact-change.c \
	src/screen/document.c \
	src/screen/draft.c src/screen/draft.h \
	src/screen/email-change.c \
	src/screen/forgotten.c \
	src/screen/home.c \
	src/screen/lock.c \
	src/screen/login-key.c \
	src/screen/login.c \
	src/screen/main.c \
	src/screen/notice.c \
	src/screen/own.c \
	src/screen/password-change.c \
	src/screen/remote.c src/screen/remote.h \
	src/screen/reset.c \
	src/screen/search.c src/screen/search.h \
	src/screen/service.c \
	src/screen/session.c src/screen/session.h \
	src/screen/set.c src/screen/set.h \
	src/screen/console-account.c \
	src/screen/staff-admin.c \
	src/screen/staff-invitation.c \
	src/screen/staff-login.c \
	src/screen/table.c src/screen/table.h \
	src/screen/terms.c src/screen/terms.h \
	src/screen/verification.c src/screen/verification.h \
	src/screen/verification-code.c \
	src/screen/verification-email.c \
	src/screen/verification-password.c \
	src/screen/welcome.c src/screen/welcome.h \
	src/screen/word.c src/screen/word.h
SCREEN_LIBS = src/screen/libscreen.a src/card/libcard.a $(TUI_LIBS) src/form/libform.a $(GATE_LIBS) $(PORTAL_LIBS) $(QRENCODE_LIBS)

noinst_LIBRARIES += src/domain/libdomain.a
src_domain_libdomain_a_SOURCES = \
	src/domain/rule.c src/domain/rule.h \
	src/domain/shape.c src/domain/shape.h \
	src/domain/identifier.c src/domain/identifier.h \
	src/domain/person-id.c src/domain/person-id.h \
	src/domain/institution-code.c src/domain/institution-code.h \
	src/domain/certificate.c src/domain/certificate.h \
	src/domain/nhi-card.c src/domain/nhi-card.h \
	src/domain/phone.c src/domain/phone.h \
	src/domain/email.c src/domain/email.h \
	src/domain/account.c src/domain/account.h \
	src/domain/activation.c src/domain/activation.h \
	src/domain/verification.c src/domain/verification.h \
	src/domain/login.c src/domain/login.h \
	src/domain/password.c src/domain/password.h \
	src/domain/captcha.c src/domain/captcha.h \
	src/domain/token.c src/domain/token.h \
	src/domain/throttle.c src/domain/throttle.h \
	src/domain/policy.c src/domain/policy.h \
	src/domain/access.c src/domain/access.h
DOMAIN_LIBS = src/domain/libdomain.a $(BASE_LIBS)

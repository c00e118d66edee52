noinst_LIBRARIES += src/domain/libdomain.a
src_domain_libdomain_a_SOURCES = \
	src/domain/rule.c src/domain/rule.h
DOMAIN_LIBS = src/domain/libdomain.a $(BASE_LIBS)

IMPORT_SOURCES = \
	src/portal/import.h \
	src/portal/import-set.c src/portal/import-set.h \
	src/portal/import-row.c src/portal/import-row.h \
	src/portal/import-run.c src/portal/import-run.h \
	src/portal/import-institution.c src/portal/import-licence.c \
	src/portal/demo.c src/portal/demo.h \
	src/portal/demo-random.c src/portal/demo-random.h \
	src/portal/demo-institution.c src/portal/demo-licence.c \
	src/portal/demo-notice.c src/portal/demo-notice.h

# The terms of membership as a C string.
dist_pkgdata_DATA = db/data/terms.txt
CLEANFILES += src/portal/demo-terms.inc
BUILT_SOURCES += src/portal/demo-terms.inc
src/portal/demo-terms.inc: db/data/terms.txt
	$(AM_V_at)$(MKDIR_P) src/portal
	$(AM_V_GEN)$(SED) 's/[\\"]/\\&/g; s/.*/"&\\n"/' $(srcdir)/db/data/terms.txt > $@.tmp && mv $@.tmp $@
src/portal/demo-notice.$(OBJEXT): src/portal/demo-terms.inc

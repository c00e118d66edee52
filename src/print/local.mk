noinst_LIBRARIES += src/print/libprint.a
src_print_libprint_a_SOURCES = \
	src/print/document.c src/print/document.h \
	src/print/qr.c src/print/qr.h \
	src/print/text.c src/print/text.h
PRINT_LIBS = src/print/libprint.a $(BASE_LIBS) $(QRENCODE_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += tests/unit/print-qr tests/unit/print-text
TESTS += tests/unit/print-qr tests/unit/print-text
tests_unit_print_qr_SOURCES = tests/unit/print-qr.c tests/unit/unit.h
tests_unit_print_qr_LDADD = $(PRINT_LIBS) $(CMOCKA_LIBS)
tests_unit_print_text_SOURCES = tests/unit/print-text.c tests/unit/unit.h
tests_unit_print_text_LDADD = $(PRINT_LIBS) $(CMOCKA_LIBS)
endif

noinst_LIBRARIES += src/form/libform.a
src_form_libform_a_SOURCES = \
	src/form/form.h src/form/screen.h \
	src/form/tree.c src/form/tree.h \
	src/form/builtin.c src/form/builtin.h \
	src/form/member.c src/form/member.h \
	src/form/check.c src/form/check.h \
	src/form/message.c src/form/message.h \
	src/form/expand.c src/form/expand.h
FORM_LIBS = src/form/libform.a $(BASE_LIBS)

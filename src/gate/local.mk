noinst_LIBRARIES += src/gate/libgate.a
src_gate_libgate_a_SOURCES = \
	src/gate/control.c src/gate/control.h \
	src/gate/gate.c src/gate/gate.h \
	src/gate/request.c src/gate/request.h
GATE_LIBS = src/gate/libgate.a src/ipc/libipc.a $(DOMAIN_LIBS)

noinst_LIBRARIES += src/ipc/libipc.a
src_ipc_libipc_a_SOURCES = \
	src/ipc/fault.c src/ipc/fault.h \
	src/ipc/message.h \
	src/ipc/nursery.c src/ipc/nursery.h \
	src/ipc/packet.c src/ipc/packet.h
IPC_LIBS = src/ipc/libipc.a $(BASE_LIBS)

# Programs that the benchmarks need; tests/bench/ssh makes them itself.
EXTRA_PROGRAMS += tests/bench/ssh-load tests/bench/form
tests_bench_ssh_load_SOURCES = \
	tests/bench/ssh-load.c \
	tests/bench/ssh-crowd.c tests/bench/ssh-crowd.h \
	tests/bench/ssh-client.c tests/bench/ssh-client.h \
	tests/bench/ssh-echo.c tests/bench/ssh-echo.h \
	tests/bench/ssh-kex.c tests/bench/ssh-kex.h \
	tests/bench/ssh-wire.c tests/bench/ssh-wire.h
tests_bench_ssh_load_LDADD = $(BASE_LIBS)
tests_bench_form_SOURCES = tests/bench/form.c
tests_bench_form_LDADD = $(NCURSES_LIBS)
EXTRA_DIST += tests/bench/card tests/bench/kiosk-card tests/bench/login tests/bench/ssh tests/bench/ssh-card tests/bench/process.py

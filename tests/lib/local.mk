# Plays on a terminal: NAME.keys files may stand in TESTS.
KEYS_LOG_DRIVER = $(LOG_DRIVER)
KEYS_LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/screen/run
TESTS += tests/lib/self.test
EXTRA_DIST += tests/screen/run tests/lib/terminal.py tests/lib/screenplay.py tests/lib/self.test tests/lib/player.sh \
	tests/lib/player.keys tests/lib/player.30x8.screen tests/lib/player-masked.40x10.screen

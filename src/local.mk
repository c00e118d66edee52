bin_PROGRAMS += maportal
maportal_SOURCES = src/maportal.c
maportal_LDADD = src/command/libcommand.a $(JSON_LIBS) $(SCREEN_LIBS) $(TUI_LIBS) src/form/libform.a $(PORTAL_LIBS)

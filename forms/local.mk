# What a person sees and reads; installed, so that the operator can reword it without a compiler.
# Every file is named here (automake knows no wildcards); tests/house/list.test compares.
formsdir = $(pkgdatadir)/forms
dist_forms_DATA =

helpdir = $(formsdir)/help
dist_help_DATA =

letterdir = $(formsdir)/letter
dist_letter_DATA =

dist_man_MANS += man/maportal.1 man/maportal.conf.5

/* What maportal-card is told about readers and cards; texts are "" where nothing was set. */
#ifndef READER_SETTING_H
#define READER_SETTING_H

struct reader_setting {
	const char *module; /* the PKCS#11 module's path */
	const char *token;  /* label of the token to be used */
	const char *reader; /* name of the reader to be used, or how it begins */
	const char *soft;   /* folder of soft cards: no reader, no module */
	long timeout_s;     /* of one request */
};

#endif

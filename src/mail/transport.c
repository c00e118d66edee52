/* The table of transports. */
#include "config.h"

#include "mail/transport.h"

#include <string.h>

#include "base/mem.h"

static const struct transport *const transports[] = {
	&mail_maildir_transport,
#ifdef HAVE_ESMTP
	&mail_smtp_transport,
#endif
	&mail_sms_mail_transport,
	&mail_sms_maildir_transport,
	&mail_sms_exec_transport,
};

const struct transport *mail_transport_find(const char *channel, const char *name)
{
	for (size_t i = 0; i < BASE_COUNT(transports); i++)
		if (strcmp(transports[i]->channel, channel) == 0 && strcmp(transports[i]->name, name) == 0)
			return transports[i];
	return NULL;
}

/* Links and commands for letters. */
#include "config.h"

#include "portal/link.h"

#include <string.h>

enum { SSH_PORT = 22 };

/* The colons of an IPv6 address would be taken for the one before the port. */
static void add_url(const struct conf *conf, const char *door, const char *token, struct buf *url)
{
	int is_ipv6 = strchr(conf->link_host, ':') != NULL;

	base_buf_addf(url, "ssh://%s.%s@%s%s%s", door, token, is_ipv6 ? "[" : "", conf->link_host, is_ipv6 ? "]" : "");
	if (conf->link_port != SSH_PORT)
		base_buf_addf(url, ":%ld", conf->link_port);
}

static void add_command(const struct conf *conf, const char *door, const char *token, struct buf *command)
{
	base_buf_add_text(command, "ssh ");
	if (conf->link_port != SSH_PORT)
		base_buf_addf(command, "-p %ld ", conf->link_port);
	base_buf_addf(command, "%s.%s@%s", door, token, conf->link_host);
}

void portal_link_add_url(const struct conf *conf, const char *token, struct buf *url)
{
	add_url(conf, "verify", token, url);
}

void portal_link_add_command(const struct conf *conf, const char *token, struct buf *command)
{
	add_command(conf, "verify", token, command);
}

void portal_link_add_staff_url(const struct conf *conf, const char *token, struct buf *url)
{
	add_url(conf, "review", token, url);
}

void portal_link_add_staff_command(const struct conf *conf, const char *token, struct buf *command)
{
	add_command(conf, "review", token, command);
}

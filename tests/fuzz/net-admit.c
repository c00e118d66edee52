/* Any bytes as a user name, a terminal, a variable: what is admitted can do no harm to those who show it. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ipc/message.h"
#include "net/admit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void must_be_harmless(const char *text, size_t size)
{
	size_t n = strlen(text);

	if (n >= size || !base_text_is_utf8(text, n))
		abort();
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == '\177')
			abort();
}

static void check_quota(const uint8_t *data, size_t n)
{
	struct net_traffic traffic = {0};
	struct net_quota quota;
	int64_t now_ms = 1;

	net_admit_begin(&quota, &traffic, now_ms);
	for (size_t i = 0; i + 4 <= n; i += 4) {
		traffic.packets += data[i];
		traffic.data_packets += data[i] ? data[i + 1] % data[i] : 0;
		traffic.data_bytes += data[i + 2];
		now_ms += data[i + 3];
		if (net_admit_guest(&quota, &traffic, now_ms) &&
		    traffic.packets - traffic.data_packets <= 1024)
			abort(); /* so many are everybody's */
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *name = base_mem_dup_n((const char *)data, n), *value = strchr(name, '=');

	if (net_admit_user(name))
		must_be_harmless(name, IPC_USER_SIZE);
	if (net_admit_terminal(name)) {
		must_be_harmless(name, IPC_TERM_SIZE);
		if (strchr(name, '/'))
			abort();
	}
	if (value) {
		*value++ = '\0';
		if (net_admit_variable(name, value)) {
			must_be_harmless(name, IPC_VARIABLE_NAME_SIZE);
			must_be_harmless(value, IPC_VARIABLE_VALUE_SIZE);
		}
	}
	check_quota(data, n);
	free(name);
	return 0;
}

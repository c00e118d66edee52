/* The table of faults. */
#include "config.h"

#include "ipc/fault.h"

#include <sys/wait.h>

#include "base/mem.h"

static const struct ipc_fault_row rows[] = {
#define ROW(word, status, its_penalty, its_text) {.fault = word, .penalty = its_penalty, .text = its_text},
	IPC_FAULT_LIST(ROW)
#undef ROW
};

const struct ipc_fault_row *ipc_fault_find(unsigned number)
{
	const struct ipc_fault_row *system = &rows[0];

	for (size_t i = 0; i < BASE_COUNT(rows); i++) {
		if (rows[i].fault == number)
			return &rows[i];
		if (rows[i].fault == FAULT_SYSTEM)
			system = &rows[i];
	}
	return system;
}

enum ipc_fault ipc_fault_of_status(int wait_status)
{
	if (!WIFEXITED(wait_status))
		return FAULT_CRASH;
	return ipc_fault_find((unsigned)WEXITSTATUS(wait_status))->fault;
}

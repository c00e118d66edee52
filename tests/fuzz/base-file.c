/* Anything at all as a CSV file and as a configuration. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char path[64];
	struct buf complaint = {0};
	struct conf conf;
	struct csv csv;

	/* Shared memory is quicker than a disk, but not everybody may write there in a container. */
	snprintf(path, sizeof path, "%s/maportal-fuzz-%d", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp",
		 (int)getpid());
	if (base_text_init() || base_file_write(path, data, n, 0600) || base_csv_open(&csv, path))
		abort();
	while (base_csv_next(&csv))
		if (csv.n > BASE_CSV_FIELDS)
			abort();
	base_csv_close(&csv);
	base_conf_init(&conf, "");
	if (base_conf_read(&conf, path, &complaint) && complaint.len == 0)
		abort();
	base_buf_release(&complaint);
	unlink(path);
	return 0;
}

/* Putting the demonstration world into a database or into files. */
#include "config.h"

#include "portal/demo.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/csv.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "portal/demo-notice.h"

static int fill_institutions(struct store *store, const struct demo *demo)
{
	struct institution institution;
	int err = 0, changed;

	for (unsigned long i = 0; !err && i < demo->institutions; i++) {
		portal_demo_institution(demo, i, &institution);
		err = store_institution_put(store, &institution, &changed);
	}
	return err;
}

static int fill_licences(struct store *store, const struct demo *demo)
{
	struct licence licence;
	struct person person;
	int err = 0, changed;

	for (unsigned long i = 0; !err && i < demo->licences; i++) {
		portal_demo_licence(demo, i, &person, &licence);
		err = store_person_put(store, &person);
		licence.person_id = person.id;
		if (!err)
			err = store_licence_put(store, &licence, &changed);
	}
	return err;
}

static int fill(struct act_call *call)
{
	const struct demo *demo = call->record;
	char seed[24];
	int64_t count;
	int err = store_institution_count(call->store, &count);

	if (!err && count > 0)
		err = ERR_CONFLICT;
	if (!err)
		err = fill_institutions(call->store, demo);
	if (!err)
		err = fill_licences(call->store, demo);
	if (!err)
		err = portal_demo_notice_fill(call->store, call->portal->conf->data, call->now);
	snprintf(seed, sizeof seed, "%" PRIu64, demo->seed);
	portal_act_name_object_word(call, "seed", seed);
	return err;
}

const struct act portal_demo_fill = {
	.name = "demo.fill",
	.right = RIGHT_IMPORT,
	.run = fill,
};

static void add_row(struct buf *out, const char *const *cells, size_t n)
{
	base_buf_clear(out);
	for (size_t i = 0; i < n; i++) {
		if (i)
			base_buf_add_char(out, ',');
		base_csv_add(out, cells[i]);
	}
	base_buf_add_char(out, '\n');
}

static void add_institution(const struct demo *demo, unsigned long i, struct buf *out)
{
	struct institution one;

	portal_demo_institution(demo, i, &one);
	add_row(out,
		(const char *const[]){one.institution_code, one.institution_name, one.institution_kind, one.phone_no,
				      one.address, one.contract_end_date, one.contract_start_date},
		7);
}

static void add_licence(const struct demo *demo, unsigned long i, struct buf *out)
{
	struct licence one;
	struct person person;

	portal_demo_licence(demo, i, &person, &one);
	add_row(out,
		(const char *const[]){person.person_id_no, person.name, one.personnel_type, one.certificate_serial,
				      one.is_practising ? "執業" : "未執業", one.home_institution_code,
				      one.practice_licence_no, one.renewal_due_date},
		8);
}

static int write_file(const struct demo *demo, const char *path, const char *header, unsigned long rows,
		      void (*add)(const struct demo *demo, unsigned long i, struct buf *out))
{
	FILE *file = fopen(path, "we");
	struct buf row = {0};
	int err = 0;

	if (!file)
		return base_err_from_errno(errno);
	fputs(header, file);
	for (unsigned long i = 0; i < rows && !err; i++) {
		add(demo, i, &row);
		if (fwrite(row.data, 1, row.len, file) != row.len)
			err = base_err_from_errno(errno);
	}
	if (fclose(file) && !err)
		err = base_err_from_errno(errno);
	base_buf_release(&row);
	return err;
}

int portal_demo_write(const struct demo *demo, const char *folder)
{
	struct buf path = {0};
	int err = base_file_make_folder(folder, 0700);

	base_buf_addf(&path, "%s/institution.csv", folder);
	if (!err)
		err = write_file(demo, base_buf_text(&path),
				 "醫事機構代碼,醫事機構名稱,醫事機構種類,電話,地址,終止合約或歇業日期,合約起日\n",
				 demo->institutions, add_institution);
	base_buf_clear(&path);
	base_buf_addf(&path, "%s/licence.csv", folder);
	if (!err)
		err = write_file(demo, base_buf_text(&path),
				 "身分證號,姓名,醫事人員類別,證書字號,執業狀態,執業機構代碼,執業執照字號,應更新日期\n",
				 demo->licences, add_licence);
	base_buf_release(&path);
	return err;
}

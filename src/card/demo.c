/* Writing the files of soft cards. */
#include "config.h"

#include "card/demo.h"

#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "card/card.h"
#include "trust/issue.h"
#include "trust/keep.h"

enum { CARD_NURSE, CARD_CLINIC, CARD_STRANGER, CARD_COUNT };

static const char *const names[CARD_COUNT] = {
	[CARD_NURSE] = "nurse", [CARD_CLINIC] = "clinic", [CARD_STRANGER] = "stranger"};

static int write_file(const char *folder, const char *card, const char *file, const struct buf *bytes)
{
	struct buf path = {0};
	int err;

	base_buf_addf(&path, "%s/%s", folder, card);
	err = base_file_make_folder(path.data, 0700);
	base_buf_addf(&path, "/%s", file);
	if (!err)
		err = base_file_write(path.data, base_buf_text(bytes), bytes->len, 0600);
	base_buf_release(&path);
	return err;
}

static int write_text(const char *folder, const char *card, const char *file, const char *text)
{
	struct buf bytes = {0};
	int err;

	base_buf_add_text(&bytes, text);
	err = write_file(folder, card, file, &bytes);
	base_buf_release(&bytes);
	return err;
}

/* The 57 bytes of a health card; what Big5 does not have is left out of the name. */
static int write_nhi(const char *folder, const struct card_demo *demo)
{
	char record[CARD_NHI_BYTES + 1], name[CARD_NHI_NAME_BYTES] = {0};
	char *in = (char *)(uintptr_t)demo->person_name, *out = name;
	size_t in_n = strlen(in), out_n = sizeof name;
	iconv_t converter = iconv_open("BIG5-HKSCS", "UTF-8");
	struct buf bytes = {0};
	int err;

	if (converter == (iconv_t)-1)
		return ERR_SYSTEM;
	iconv(converter, &in, &in_n, &out, &out_n);
	iconv_close(converter);
	snprintf(record, sizeof record, CARD_DEMO_NHI_NUMBER "%20s%.10s0790115F1130805", "", demo->person_id_no);
	memcpy(record + 12, name, sizeof name);
	base_buf_add(&bytes, record, CARD_NHI_BYTES);
	err = write_file(folder, names[CARD_NURSE], "nhi", &bytes);
	base_buf_release(&bytes);
	return err;
}

static int write_card(const char *folder, const char *card, const struct trust_issue_card *issued)
{
	int err = write_file(folder, card, "certificate.pem", &issued->certificate);

	if (!err)
		err = write_file(folder, card, "key.pem", &issued->key);
	return err ? err : write_text(folder, card, "pin", CARD_DEMO_PIN "\n");
}

static int keep_authority(const struct conf *conf, const struct trust_issue *issue)
{
	char folder[BASE_CONF_TEXT_SIZE];
	struct trust_item item;
	int err = trust_store_folder(conf, folder);

	if (!err && trust_keep_certificate(folder, issue->anchor.data, issue->anchor.len, &item, &err))
		err = ERR_SYSTEM;
	if (!err && trust_keep_list(folder, issue->list.data, issue->list.len, &item, &err))
		err = ERR_SYSTEM;
	return err;
}

int card_demo_make(const struct conf *conf, const struct card_demo *demo)
{
	struct trust_issue_card cards[CARD_COUNT] = {
		[CARD_NURSE] = {TRUST_SIDE_PERSON, demo->person_name, demo->person_id_no, {0}, {0}},
		[CARD_CLINIC] =
			{TRUST_SIDE_INSTITUTION, demo->institution_name, demo->institution_code, {0}, {0}},
		[CARD_STRANGER] = {TRUST_SIDE_PERSON, demo->person_name, demo->person_id_no, {0}, {0}},
	};
	struct trust_issue ours = {0}, others = {0};
	char folder[BASE_CONF_TEXT_SIZE];
	int err = base_conf_path(conf, CARD_DEMO_FOLDER, folder);

	if (!err)
		err = trust_issue_make(&ours, cards, CARD_STRANGER);
	if (!err)
		err = trust_issue_make(&others, &cards[CARD_STRANGER], 1);
	if (!err)
		err = keep_authority(conf, &ours);
	for (size_t i = 0; !err && i < CARD_COUNT; i++)
		err = write_card(folder, names[i], &cards[i]);
	if (!err)
		err = write_nhi(folder, demo);
	trust_issue_release(&ours, cards, CARD_COUNT);
	trust_issue_release(&others, NULL, 0);
	return err;
}

/* The two commands that a health card answers without asking who we are. */
#include "config.h"

#include "reader/nhi.h"

#include "base/log.h"
#include "base/mem.h"
#include "card/nhi.h"

/* SELECT by an identifier of sixteen bytes, whose last is 00; the data have no Le (cards.md 3.1). */
static const unsigned char select_nhi[] = {0x00, 0xA4, 0x04, 0x00, 0x10, 0xD1, 0x58, 0x00, 0x00, 0x01, 0x00,
					   0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x11, 0x00};
static const unsigned char read_basic[] = {0x00, 0xCA, 0x11, 0x00, 0x02, 0x00, 0x00};
static const unsigned char read_basic_le[] = {0x00, 0xCA, 0x11, 0x00, 0x02, 0x00, 0x00, 0x00};

/* Some cards want to be told that there is an answer to come (cards.md 3.1): without, then with Le. */
static enum rule read_record(const struct reader_line *line, struct reader_apdu *answer)
{
	enum rule rule = reader_apdu_send(line, read_basic, sizeof read_basic, answer);

	if (!rule && (answer->status == READER_APDU_LENGTH ||
		      (answer->status == READER_APDU_OK && answer->n == 0)))
		rule = reader_apdu_send(line, read_basic_le, sizeof read_basic_le, answer);
	if (rule || answer->status == READER_APDU_OK)
		return rule;
	base_log_note("健保卡讀取基本資料，卡片回應 %04X", answer->status);
	return RULE_CARD_3;
}

enum rule reader_nhi_read(const struct reader_line *line, struct card_nhi *nhi)
{
	struct reader_apdu answer;
	enum rule rule = reader_apdu_send(line, select_nhi, sizeof select_nhi, &answer);

	*nhi = (struct card_nhi){0};
	if (!rule && answer.status != READER_APDU_OK)
		rule = RULE_CARD_7_NHI;
	if (!rule)
		rule = read_record(line, &answer);
	if (!rule)
		rule = card_nhi_read(answer.bytes, answer.n, nhi);
	base_mem_wipe(&answer, sizeof answer);
	return rule;
}

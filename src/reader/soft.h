/*
 * Soft cards: the answers of a reader, a health card and a certificate card out of files, for demonstrations
 * and tests.
 *
 * A folder has one folder for each card, with nhi (57 bytes), certificate.pem, key.pem, pin, and tries (wrong
 * PINs so far); and the file reader, whose first line names the card that is in.  What is missing the card
 * does not have.
 */
#ifndef READER_SOFT_H
#define READER_SOFT_H

#include "card/message.h"
#include "reader/setting.h"
#include "reader/watch.h"

/* As reader_watch_run, by changes of the folder. */
int reader_soft_watch(const struct reader_setting *setting, const struct reader_teller *teller);

/* Puts a card in, or takes it out (""); ERR_NOT_FOUND when there is no such card. */
int reader_soft_insert(const struct reader_setting *setting, const char *card);

enum rule reader_soft_read_nhi(const struct reader_setting *setting, struct card_nhi *nhi);
enum rule reader_soft_list(const struct reader_setting *setting, struct card_token *token,
			   struct card_certificate *certificate);
enum rule reader_soft_sign(const struct reader_setting *setting, const struct card_request *request,
			   struct trust_signature *signature);

#endif

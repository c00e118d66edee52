/*
 * The insurer's check of a health card (R-CARD-20 to R-CARD-25): one question, one verdict, whoever answers it.
 *
 *	nhi-check none		nobody: every question is answered by service_down
 *	nhi-check exec		the program nhi-program, which speaks with the insurer's service
 *	nhi-check simulator	the file nhi-simulator; for demonstrations and tests, and screens say so
 *
 * The program reads one line of JSON from its standard input and prints one:
 *
 *	{"version":1,"person_id_no":"A123456789","card_no":"000012345678","password":"…"}
 *	{"verdict":"ok"}
 *
 * without "password" when only the card is asked about.  Verdicts are the words of domain/nhi-verdict.h.  The file is
 * CSV with the columns person_id_no, card_no, password and verdict, the last one "ok" or what is answered instead.
 *
 * The password is kept nowhere: it stands in the question, which is wiped (R-CARD-23).
 */
#ifndef PORTAL_NHI_H
#define PORTAL_NHI_H

#include "base/conf.h"
#include "base/errand.h"
#include "domain/nhi-verdict.h"

struct nhi_question {
	const char *person_id_no; /* normalised, as the next */
	const char *card_no;
	const char *password; /* NULL: possession of the card's number is all that is asked for */
};

/* errand runs nhi-program (base/errand.h); it may be NULL unless nhi-check is exec.  Trouble is told on the log. */
enum nhi_verdict portal_nhi_ask(const struct conf *conf, const struct errand *errand,
				const struct nhi_question *question);

/* The verdict in what a program has printed. */
enum nhi_verdict portal_nhi_read(const char *answer, size_t n);

/* Whether the answers are made up, which every screen of such a portal must say. */
int portal_nhi_is_simulated(const struct conf *conf);

#endif

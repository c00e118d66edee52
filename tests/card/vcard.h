/*
 * A virtual card for tests: a process that is plugged into the virtual reader of vsmartcard-vpcd and answers
 * APDUs, as a health card, as a certificate card (PIV, as far as OpenSC looks), or wrongly.
 *
 * vpcd's protocol: the card is a TCP client; each message is two bytes of length and the body; a body of one
 * byte is control (power off, power on, reset, ATR), any other a command.
 */
#ifndef TESTS_CARD_VCARD_H
#define TESTS_CARD_VCARD_H

#include <openssl/evp.h>
#include <openssl/x509.h>
#include <stddef.h>
#include <sys/types.h>

enum { VCARD_PORT = 35963 }; /* of "Virtual PCD 00 00"; that of "Virtual PCD 00 01" is the next */

/* What is printed on it. */
struct vcard_card {
	int slot;        /* which of the two readers it is for */
	const void *nhi; /* the 57 bytes of a health card; NULL: it is none */
	X509 *x509;      /* a certificate card; NULL: it is none */
	EVP_PKEY *key;
	const char *pin;
};

enum vcard_order {
	VCARD_INSERT,
	VCARD_REMOVE,
	VCARD_CUT,     /* torn out before the number-th answer from now on */
	VCARD_SLOW,    /* thinks for number milliseconds before each answer */
	VCARD_SETTLE,  /* nothing, but that the reader has reset the card or switched it off since its last answer */
	VCARD_STATUS,  /* answers READ and GENERAL AUTHENTICATE with this status; 0: as it should */
	VCARD_GARBAGE, /* answers with number bytes of nonsense; 0: as it should */
};

struct vcard {
	pid_t pid;
	int fd;
};

void vcard_start(struct vcard *vcard, const struct vcard_card *card);
void vcard_stop(struct vcard *vcard);

/* Has been carried out when it returns. */
void vcard_order(const struct vcard *vcard, enum vcard_order order, int number);

#endif

/* The values of the messages between maportal and maportal-card (ipc/message.h), put and got. */
#ifndef CARD_MESSAGE_H
#define CARD_MESSAGE_H

#include "card/card.h"
#include "ipc/message.h"
#include "ipc/packet.h"

/* What is asked for. */
struct card_request {
	enum ipc_message kind; /* IPC_CARD_READ, IPC_CARD_LIST, IPC_CARD_SIGN */
	uint64_t id;
	char fingerprint[BASE_HASH_TEXT_SIZE]; /* sign: which certificate's key */
	char pin[CARD_PIN_SIZE];               /* wipe it */
	size_t n;
	unsigned char bytes[TRUST_CHALLENGE_TEXT_MAX]; /* sign: these */
};

/* What was answered, piece by piece. */
struct card_answer {
	enum ipc_message kind; /* of the request */
	uint64_t id;
	enum rule rule; /* RULE_NONE: all of it is here */
	struct card_nhi nhi;
	struct card_token token;
	size_t n;
	struct card_certificate certificates[CARD_CERTIFICATES_MAX];
	struct trust_signature signature;
};

/* Whole messages. */
void card_message_put_reader(struct ipc_packet *packet, const struct card_reader *reader);
void card_message_put_request(struct ipc_packet *packet, const struct card_request *request);
void card_message_put_nhi(struct ipc_packet *packet, uint64_t id, const struct card_nhi *nhi);
void card_message_put_token(struct ipc_packet *packet, uint64_t id, const struct card_token *token);
void card_message_put_certificate(struct ipc_packet *packet, uint64_t id,
				  const struct card_certificate *certificate);
void card_message_put_signature(struct ipc_packet *packet, uint64_t id,
				const struct trust_signature *signature);
void card_message_put_done(struct ipc_packet *packet, uint64_t id, enum rule rule);

/* The values of an IPC_CARD_READER, of a request (by its kind), and their end; ERR_SYNTAX. */
int card_message_get_reader(struct ipc_packet *packet, struct card_reader *reader);
int card_message_get_request(struct ipc_packet *packet, struct card_request *request);

/*
 * Any other message of maportal-card, into the answer that it belongs to.  1: that was the last; 0: more
 * follows, or it belongs to an earlier request; ERR_SYNTAX: not what this request can be answered with.
 */
int card_message_get_answer(struct ipc_packet *packet, struct card_answer *answer);

#endif

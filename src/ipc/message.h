/*
 * Every message between our processes: who says it, and what it carries in this order.
 *
 *	keeper    maportald
 *	nursery   a process that stands ready and forks: of maportal-net, or of maportal
 *	net       maportal-net with one connection; what it says is not to be trusted
 *	session   maportal behind the gate
 *	operator  maportal-admin
 *	kiosk     maportal at the reader of its own machine
 *	card      maportal-card, which speaks to readers and to other people's modules; not to be trusted
 */
#ifndef IPC_MESSAGE_H
#define IPC_MESSAGE_H

#define IPC_MESSAGE_LIST(X) \
	/* keeper and nursery */ \
	X(IPC_NURSERY_READY, 1)	  /* nursery: -; it is warm and takes work */ \
	X(IPC_NURSERY_TAKE, 2)	  /* keeper: number id, text source; two descriptors (ipc/nursery.h) */ \
	X(IPC_NURSERY_STOP, 3)	  /* keeper: number id; that child is to be killed */ \
	X(IPC_NURSERY_ENDED, 4)	  /* nursery: number id, number wait status; an exit status is an enum ipc_fault */ \
	X(IPC_NURSERY_BORN, 5)	  /* nursery: number id, number pid; that child has begun */ \
	/* net asks, session answers */ \
	X(IPC_GATE_ENTER, 16)	  /* net: text user name; IPC_GATE_VERDICT follows */ \
	X(IPC_GATE_VERDICT, 17)	  /* session: number is_open, text why not ("" when open) */ \
	X(IPC_GATE_TERMINAL, 18)  /* net: text TERM, number lines, number columns */ \
	X(IPC_GATE_VARIABLE, 19)  /* net: text name, text value */ \
	X(IPC_GATE_SHELL, 20)	  /* net: -; IPC_GATE_STREAMS follows */ \
	X(IPC_GATE_COMMAND, 21)	  /* net: bytes command line; IPC_GATE_STREAMS follows */ \
	X(IPC_GATE_STREAMS, 22)	  /* session: -; descriptors: input and output in one, complaints (stderr) */ \
	X(IPC_GATE_RESIZE, 23)	  /* net: number lines, number columns */ \
	X(IPC_GATE_LEAVE, 24)	  /* session: number exit status; it ends when its streams are read out */ \
	X(IPC_GATE_KEY, 25)	  /* net: number is_proven, bytes public key; IPC_GATE_KNOWN follows */ \
	X(IPC_GATE_KNOWN, 26)	  /* session: number is_known: a card with that key is enrolled */ \
	/* session and keeper */ \
	X(IPC_CONTROL_HELLO, 32)  /* session, to a keeper that was started anew: an IPC_OPERATE_ROW's values */ \
	X(IPC_CONTROL_STATE, 33)  /* session: text door, text who; the first one says that it was let in */ \
	X(IPC_CONTROL_FAULT, 34)  /* session: number enum ipc_fault, to be held against its source */ \
	X(IPC_CONTROL_SAY, 35)	  /* keeper: text for everyone's message line */ \
	X(IPC_CONTROL_END, 36)	  /* keeper: text why; the session logs out and ends */ \
	/* operator and keeper */ \
	X(IPC_OPERATE_LIST, 48)	  /* operator: -; rows follow, then DONE */ \
	X(IPC_OPERATE_ROW, 49)	  /* keeper: numbers id and pid, texts source, door and who, number began at */ \
	X(IPC_OPERATE_KICK, 50)	  /* operator: number id, text why; DONE follows */ \
	X(IPC_OPERATE_SAY, 51)	  /* operator: text; DONE follows */ \
	X(IPC_OPERATE_DONE, 52)	  /* keeper: number of sessions that it was about */ \
	/* kiosk asks, one thing at a time, card answers; each with the number id of the request (card/message.h) */ \
	X(IPC_CARD_READER, 64)	    /* card, unasked: numbers state, is_soft and insertion, text reader; no id */ \
	X(IPC_CARD_READ, 65)	    /* kiosk: id; the health card: IPC_CARD_NHI, then DONE */ \
	X(IPC_CARD_LIST, 66)	    /* kiosk: id; IPC_CARD_TOKEN, IPC_CARD_CERTIFICATEs, then DONE */ \
	X(IPC_CARD_SIGN, 67)	    /* kiosk: id, texts fingerprint and PIN, bytes; IPC_CARD_SIGNATURE, then DONE */ \
	X(IPC_CARD_CANCEL, 68)	    /* kiosk: id; that request is given up, DONE follows all the same */ \
	X(IPC_CARD_INSERT, 69)	    /* kiosk: text soft card ("": take it out); no id, no answer */ \
	X(IPC_CARD_NHI, 70)	    /* card: id, a struct card_nhi */ \
	X(IPC_CARD_TOKEN, 71)	    /* card: id, numbers low, final, locked, keypad, text label */ \
	X(IPC_CARD_CERTIFICATE, 72) /* card: id, number has_key, bytes DER */ \
	X(IPC_CARD_SIGNATURE, 73)   /* card: id, number scheme, bytes */ \
	X(IPC_CARD_DONE, 74)	    /* card: id, number enum rule */ \
	X(IPC_CARD_START, 75)	    /* kiosk to the starter of card (card/starter.h): the descriptor to serve */

#define IPC_MESSAGE_ENUM(word, value) word = value,
enum ipc_message { IPC_MESSAGE_LIST(IPC_MESSAGE_ENUM) };

/* Sizes of the texts above, with their NUL. */
enum {
	IPC_SOURCE_SIZE = 65, /* an address as inet_ntop writes it, no port */
	IPC_USER_SIZE = 129,  /* a door, with what stands behind its dot */
	IPC_TERM_SIZE = 33,
	IPC_VARIABLE_NAME_SIZE = 33,
	IPC_VARIABLE_VALUE_SIZE = 129,
	IPC_DOOR_SIZE = 17,
	IPC_WHO_SIZE = 33,
	IPC_SENTENCE_SIZE = 513,
	IPC_COMMAND_MAX = 4096, /* bytes of a command line */
	IPC_VARIABLES_MAX = 24,
	IPC_KEYS_SHOWN_MAX = 64, /* messages with a key in a connection */
	IPC_KEYS_PROVEN_MAX = 4, /* different keys of which it is proven that the client has them */
};

/* The socket of the keeper in the data directory: operators ask there, living sessions find a new keeper there. */
#define IPC_KEEPER_SOCKET "maportald.sock"

#endif

/* Mail addresses as the last gate before a header or an envelope, and as they may be shown. */
#ifndef MAIL_ADDRESS_H
#define MAIL_ADDRESS_H

enum { MAIL_ADDRESS_SIZE = 255 };

/*
 * Whether an address can stand between angle brackets in a header and in an SMTP command without any quoting:
 * one @, both sides filled, visible ASCII without ( ) < > [ ] \ , ; : and quotes, at most 254 bytes.  Whether a
 * person may register it is decided elsewhere; here nothing gets through that could begin a second header or
 * command.
 */
int mail_address_is_safe(const char *address);

/* The part after the @, within the address; "" when there is none. */
const char *mail_address_domain(const char *address);

/*
 * What an operator sees: the first character of the mailbox and the domain, "w***@example.org"; of a mobile number its
 * beginning and end, "0912***678".
 */
void mail_address_mask(const char *address, char masked[MAIL_ADDRESS_SIZE + 4]);

#endif

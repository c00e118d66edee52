/* A QR code (ISO/IEC 18004) as lines of text that a telephone can read from a terminal. */
#ifndef PRINT_QR_H
#define PRINT_QR_H

#include "base/buf.h"

/*
 * Appends the code of a text in half blocks, two modules a line, with a quiet zone of one module.  What is light in the
 * code is ink here: so it is right on a dark terminal, and a negative, which telephones read too, on a light one.
 *
 * The one place where characters of ambiguous width are drawn: a terminal that gives them two columns shows a picture
 * that nobody can read, so nothing may be said by it alone.
 *
 * Error level L, as there is no dirt on a screen, and each line counts: 80 bytes make 33 modules, in 18 lines of 35
 * columns.  ERR_RANGE for a text that is empty or longer than any code holds.
 */
int print_qr_add(const char *text, struct buf *out);

#endif

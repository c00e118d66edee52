/* What the forms of the activation wizard share: the record and its checks. */
#ifndef SCREEN_ACTIVATION_H
#define SCREEN_ACTIVATION_H

#include "form/screen.h"

extern const struct form_record screen_activation_record; /* struct activation of domain/activation.h */

#endif

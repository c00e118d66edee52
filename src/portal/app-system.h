/* 應用系統申請 as a kind of application: its record is a struct app_system_request. */
#ifndef PORTAL_APP_SYSTEM_H
#define PORTAL_APP_SYSTEM_H

#include "portal/application-filing.h"

extern const struct filing portal_app_system_filing;

#endif

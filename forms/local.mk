# What a person sees and reads; installed, so that the operator can reword it without a compiler.
# Every file is named here (automake knows no wildcards); tests/house/list.test compares.
formsdir = $(pkgdatadir)/forms
dist_forms_DATA = \
	forms/activation-account.form \
	forms/activation-check.form \
	forms/activation-done.form \
	forms/activation-identity.form \
	forms/activation-licence.form \
	forms/announcement.form \
	forms/app-system-apply.form \
	forms/app-system-check.form \
	forms/app-system-done.form \
	forms/app-system.form \
	forms/console-case.form \
	forms/console-decide.form \
	forms/console-filter.form \
	forms/console-queue.form \
	forms/console-account-view.form \
	forms/console-account.form \
	forms/console.form \
	forms/code-card.form \
	forms/code-check.form \
	forms/code-request.form \
	forms/application-list.form \
	forms/application.form \
	forms/contact-change.form \
	forms/email-change.form \
	forms/email-code.form \
	forms/email-done.form \
	forms/forgotten-account-done.form \
	forms/forgotten-account.form \
	forms/forgotten-password-done.form \
	forms/forgotten-password.form \
	forms/home.form \
	forms/lock.form \
	forms/login-card.form \
	forms/login-help.form \
	forms/login-person.form \
	forms/login.form \
	forms/main.form \
	forms/news.form \
	forms/notice.form \
	forms/own-licence.form \
	forms/own-session.form \
	forms/password-change.form \
	forms/password-done.form \
	forms/password-expired.form \
	forms/profile.form \
	forms/progress-answer.form \
	forms/progress.form \
	forms/review.form \
	forms/reset-code.form \
	forms/reset-done.form \
	forms/reset-expired.form \
	forms/reset-password.form \
	forms/service.form \
	forms/staff-add.form \
	forms/staff-code.form \
	forms/staff-invitation.form \
	forms/staff-list.form \
	forms/staff-otp.form \
	forms/staff-password.form \
	forms/staff-recovery.form \
	forms/session-ended.form \
	forms/staff-view.form \
	forms/terms-renewed.form \
	forms/terms.form \
	forms/verification-code.form \
	forms/verification-done.form \
	forms/verification-email-done.form \
	forms/verification-email.form \
	forms/verification-expired.form \
	forms/verification-password.form \
	forms/verification-superseded.form \
	forms/verification-used.form \
	forms/verification-wrong.form

helpdir = $(formsdir)/help
dist_help_DATA = \
	forms/help/activation-account.txt \
	forms/help/activation-check.txt \
	forms/help/activation-done.txt \
	forms/help/activation-identity.txt \
	forms/help/activation-licence.txt \
	forms/help/console-queue.txt \
	forms/help/console-account.txt \
	forms/help/console.txt \
	forms/help/code-login.txt \
	forms/help/app-system.txt \
	forms/help/application.txt \
	forms/help/contact-change.txt \
	forms/help/email-change.txt \
	forms/help/forgotten.txt \
	forms/help/home.txt \
	forms/help/lock.txt \
	forms/help/login-card.txt \
	forms/help/login-help.txt \
	forms/help/login.txt \
	forms/help/main.txt \
	forms/help/own-licence.txt \
	forms/help/own-session.txt \
	forms/help/password-change.txt \
	forms/help/profile.txt \
	forms/help/review.txt \
	forms/help/staff-admin.txt \
	forms/help/staff-invitation.txt \
	forms/help/service.txt \
	forms/help/session-ended.txt \
	forms/help/terms.txt \
	forms/help/verification.txt

letterdir = $(formsdir)/letter
dist_letter_DATA = \
	forms/letter/account-name.letter \
	forms/letter/account-no-mobile.letter \
	forms/letter/account-query.letter \
	forms/letter/account-suspended.letter \
	forms/letter/activation-done.letter \
	forms/letter/activation-verify.letter \
	forms/letter/application-decided.letter \
	forms/letter/application-received.letter \
	forms/letter/audit-head.letter \
	forms/letter/contact-changed.letter \
	forms/letter/email-change.letter \
	forms/letter/email-changed.letter \
	forms/letter/email-notice.letter \
	forms/letter/password-changed.letter \
	forms/letter/password-reset-done.letter \
	forms/letter/password-reset.letter \
	forms/letter/sms-code.letter \
	forms/letter/staff-invitation.letter

# The forms and help texts in English, see maportal-form(5); every file is named, as in forms/local.mk.
englishdir = $(formsdir)/en
dist_english_DATA = \
	forms/en/activation-account.form \
	forms/en/activation-check.form \
	forms/en/activation-done.form \
	forms/en/activation-identity.form \
	forms/en/activation-licence.form \
	forms/en/announcement.form \
	forms/en/app-system-apply.form \
	forms/en/app-system-check.form \
	forms/en/app-system-done.form \
	forms/en/app-system.form \
	forms/en/application-list.form \
	forms/en/application.form \
	forms/en/code-card.form \
	forms/en/code-check.form \
	forms/en/code-request.form \
	forms/en/console.form \
	forms/en/email-change.form \
	forms/en/email-code.form \
	forms/en/email-done.form \
	forms/en/forgotten-account-done.form \
	forms/en/forgotten-account.form \
	forms/en/forgotten-password-done.form \
	forms/en/forgotten-password.form \
	forms/en/home.form \
	forms/en/lock.form \
	forms/en/login-card.form \
	forms/en/login-help.form \
	forms/en/login-person.form \
	forms/en/login.form \
	forms/en/main.form \
	forms/en/news.form \
	forms/en/notice.form \
	forms/en/profile.form \
	forms/en/progress-answer.form \
	forms/en/progress.form \
	forms/en/reset-code.form \
	forms/en/reset-done.form \
	forms/en/reset-expired.form \
	forms/en/reset-password.form \
	forms/en/review.form \
	forms/en/service.form \
	forms/en/staff-code.form \
	forms/en/staff-invitation.form \
	forms/en/staff-otp.form \
	forms/en/staff-password.form \
	forms/en/staff-recovery.form \
	forms/en/terms-renewed.form \
	forms/en/terms.form \
	forms/en/verification-code.form \
	forms/en/verification-done.form \
	forms/en/verification-email-done.form \
	forms/en/verification-email.form \
	forms/en/verification-expired.form \
	forms/en/verification-password.form \
	forms/en/verification-superseded.form \
	forms/en/verification-used.form \
	forms/en/verification-wrong.form

englishhelpdir = $(englishdir)/help
dist_englishhelp_DATA = \
	forms/en/help/activation-account.txt \
	forms/en/help/activation-check.txt \
	forms/en/help/activation-done.txt \
	forms/en/help/activation-identity.txt \
	forms/en/help/activation-licence.txt \
	forms/en/help/app-system.txt \
	forms/en/help/application.txt \
	forms/en/help/code-login.txt \
	forms/en/help/console.txt \
	forms/en/help/email-change.txt \
	forms/en/help/forgotten.txt \
	forms/en/help/home.txt \
	forms/en/help/lock.txt \
	forms/en/help/login-card.txt \
	forms/en/help/login-help.txt \
	forms/en/help/login.txt \
	forms/en/help/main.txt \
	forms/en/help/review.txt \
	forms/en/help/service.txt \
	forms/en/help/staff-invitation.txt \
	forms/en/help/terms.txt \
	forms/en/help/verification.txt

/* From a server's answers to a verdict. */
#include "config.h"

#include "mail/judge.h"

#include <string.h>

#include "base/buf.h"

/* Whether an answer asks for a login, or refuses one. */
static int is_about_login(const struct answer *answer)
{
	return answer->code == 530 || answer->code == 534 || answer->code == 535 || answer->code == 538 ||
	       (answer->code / 100 == 5 && strcasestr(answer->text, "authenticat"));
}

static void set(struct verdict *verdict, enum verdict_kind kind, int is_alarm, const struct answer *answer)
{
	struct buf reply = {0};

	base_buf_addf(&reply, "%d %s", answer->code, answer->text);
	mail_verdict_set(verdict, kind, is_alarm, reply.data);
	base_buf_release(&reply);
}

static void judge_refusal(const struct answer *answer, int is_about_sender, struct verdict *verdict)
{
	if (answer->code / 100 != 5)
		set(verdict, VERDICT_LATER, 0, answer);
	else if (is_about_login(answer) || (is_about_sender && answer->code != 552))
		set(verdict, VERDICT_LATER, 1, answer);
	else
		set(verdict, VERDICT_NEVER, 0, answer);
}

static void judge_silence(const struct outcome *outcome, struct verdict *verdict)
{
	const char *reason = "伺服器沒有回應";

	if (*outcome->trouble)
		reason = outcome->trouble;
	else if (outcome->last[0] == '4' || outcome->last[0] == '5')
		reason = outcome->last;
	mail_verdict_set(verdict, VERDICT_LATER, outcome->is_alarm, reason);
}

void mail_judge_outcome(const struct outcome *outcome, struct verdict *verdict)
{
	if (outcome->mail.code && outcome->mail.code / 100 != 2)
		judge_refusal(&outcome->mail, 1, verdict);
	else if (outcome->recipient.code && outcome->recipient.code / 100 != 2)
		judge_refusal(&outcome->recipient, 0, verdict);
	else if (outcome->message.code / 100 == 2)
		set(verdict, VERDICT_DELIVERED, 0, &outcome->message);
	else if (outcome->message.code / 100 == 4 || outcome->message.code / 100 == 5)
		judge_refusal(&outcome->message, 0, verdict);
	else if (outcome->message.code || outcome->recipient.code)
		mail_verdict_set(verdict, VERDICT_LATER, 0, "連線在信件送出時中斷，伺服器可能已收下");
	else
		judge_silence(outcome, verdict);
}

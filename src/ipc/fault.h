/*
 * Why a connection ended, as far as it matters to anybody else: the exit status of the processes of a connection.
 * The keeper writes the sentence on the log and counts the penalty against the source.
 */
#ifndef IPC_FAULT_H
#define IPC_FAULT_H

/* word, exit status, keyword of its penalty ("": none), sentence for the log ("": nothing to be said) */
#define IPC_FAULT_LIST(X) \
	X(FAULT_NONE, 0, "", "") \
	X(FAULT_SYSTEM, 1, "", "系統錯誤") \
	X(FAULT_UNFINISHED, 64, "penalty-unfinished", "未登入即中斷") \
	X(FAULT_GRACE, 65, "penalty-grace", "未在時限內完成登入") \
	X(FAULT_AUTHENTICATION, 66, "penalty-authentication", "登入名稱或金鑰不被接受") \
	X(FAULT_PROTOCOL, 67, "penalty-protocol", "不合 SSH 協定") \
	X(FAULT_FLOOD, 68, "penalty-protocol", "要求過多或過長") \
	X(FAULT_STALL, 69, "", "對方不接收資料") \
	X(FAULT_LOST, 70, "", "線路中斷") \
	X(FAULT_CRASH, 71, "penalty-crash", "處理程序異常結束")

#define IPC_FAULT_ENUM(word, status, penalty, text) word = status,
enum ipc_fault { IPC_FAULT_LIST(IPC_FAULT_ENUM) };

struct ipc_fault_row {
	enum ipc_fault fault;
	const char *penalty, *text;
};

/* The row of a fault; of FAULT_SYSTEM when there is none with this number. */
const struct ipc_fault_row *ipc_fault_find(unsigned number);

/* The fault that a wait status means: that of the exit status, FAULT_CRASH for a signal. */
enum ipc_fault ipc_fault_of_status(int wait_status);

#endif

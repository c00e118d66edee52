/* The values of a session, in order. */
#include "config.h"

#include "ipc/row.h"

void ipc_row_put(struct ipc_packet *packet, enum ipc_message kind, const struct ipc_row *row)
{
	ipc_packet_begin(packet, kind);
	ipc_packet_put_number(packet, row->id);
	ipc_packet_put_number(packet, row->pid);
	ipc_packet_put_text(packet, row->source);
	ipc_packet_put_text(packet, row->door);
	ipc_packet_put_text(packet, row->who);
	ipc_packet_put_number(packet, (uint64_t)row->began_s);
}

int ipc_row_get(struct ipc_packet *packet, struct ipc_row *row)
{
	uint64_t began_s;

	ipc_packet_get_number(packet, &row->id);
	ipc_packet_get_number(packet, &row->pid);
	ipc_packet_get_text(packet, row->source, sizeof row->source);
	ipc_packet_get_text(packet, row->door, sizeof row->door);
	ipc_packet_get_text(packet, row->who, sizeof row->who);
	ipc_packet_get_number(packet, &began_s);
	row->began_s = (int64_t)began_s;
	return ipc_packet_end(packet);
}

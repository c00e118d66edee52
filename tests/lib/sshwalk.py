"""The short way of a person over SSH, the same with every client: line is one of sshclient.py."""
from kiosk import LIN, log_in, open_account, set_password, to_identity
from sshclient import door_of_letter, leave, open_client, run_client
from sshrig import Server


def activate_and_log_in(line):
    with Server() as server:
        with open_client(server, line=line) as terminal:
            open_account(terminal, LIN, "yichunlin")
        with open_client(server, line=line, door=door_of_letter(server, 1)) as terminal:
            set_password(terminal)
        with open_client(server, line=line) as terminal:
            log_in(terminal)
            terminal.key("F9")
            leave(terminal)
        server.wait_children(0)
        acts = server.acts()
        assert acts.count("session.login") == acts.count("session.logout") == 1, acts


def resize(line):
    with Server() as server, open_client(server, line=line) as terminal:
        to_identity(terminal)
        terminal.type(LIN[0])
        terminal.wait_for(">" + LIN[0])
        for columns, rows in ((40, 20), (200, 50)):
            terminal.resize(20, 5)
            terminal.wait_for("視窗太小")
            terminal.resize(columns, rows)
            terminal.wait_until(lambda: "F1" in terminal.line(terminal.screen.lines - 1) and terminal.has(LIN[0]),
                                "%dx%d is not drawn" % (columns, rows))


def pipe(line):
    with Server() as server:
        done = run_client(server, "version", line=line)
        assert done.returncode == 0 and b"maportal" in done.stdout, done
        done = run_client(server, "no-such-verb", line=line)
        assert done.returncode == 2 and b"no-such-verb" in done.stderr and not done.stdout, done
        done = run_client(server, "status", "--json", "-", line=line, data=b"X-0000000001\n" * 5000)
        assert done.stdout.count(b"X-0000000001") == 5000, (done.returncode, done.stderr[-300:])
        server.wait_children(0)

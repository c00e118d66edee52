"""The programs that people come to the SSH server with: OpenSSH's ssh, PuTTY's plink, dropbear's dbclient.

Each has a function for its command line (a session with a terminal, or a command through pipes); open_client() puts it
into a terminal that a test looks at, run_client() runs it through pipes.
"""
import contextlib
import os
import socket
import subprocess

from kiosk import caret_row, set_password, wait_focus
from sshrig import PATIENCE_S, wait_for
from terminal import Terminal


def openssh_line(server, *words, door="portal", source=None, flags=(), terminal=True, **options):
    """options are those of ssh_config(5); they come first, and the first one holds."""
    standard = {"BatchMode": "yes", "StrictHostKeyChecking": "yes", "UserKnownHostsFile": server.known_hosts,
                "GlobalKnownHostsFile": "/dev/null", "IdentityFile": "none", "IdentityAgent": "none",
                "EscapeChar": "none", "LogLevel": "INFO"}
    return ["ssh", "-F", "none", "-t" if terminal else "-T", "-p", str(server.port), "-l", door,
            *(["-b", source] if source else []), *flags,
            *(word for pair in {**standard, **options}.items() for word in ("-o", "%s=%s" % pair)),
            server.address, *words]


def fingerprint(server):
    return subprocess.run(["ssh-keygen", "-l", "-f", server.known_hosts], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.split()[1]


def plink_line(server, *words, door="portal", source=None, terminal=True):
    assert not source, "plink cannot choose its address"
    return ["plink", "-ssh", "-batch", "-noagent", "-noshare", "-no-antispoof", "-hostkey", fingerprint(server),
            "-t" if terminal else "-T", "-P", str(server.port), "-l", door, server.address, *words]


def dropbear_line(server, *words, door="portal", source=None, terminal=True):
    return ["dbclient", "-y", "-y", "-t" if terminal else "-T", "-p", str(server.port), "-l", door,
            *(["-b", source] if source else []), server.address, *words]


def open_client(server, *words, line=openssh_line, columns=80, rows=24, env=None, **how):
    """The client in a terminal."""
    return Terminal(line(server, *words, **how), columns=columns, rows=rows,
                    env={"HOME": server.folder.name, **(env or {})})


def run_client(server, *words, line=openssh_line, data=b"", env=None, **how):
    """The client between pipes: .returncode, .stdout and .stderr as bytes."""
    return subprocess.run(line(server, *words, terminal=False, **how), input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=2 * PATIENCE_S, check=False,
                          env={**os.environ, "HOME": server.folder.name, **(env or {})})


@contextlib.contextmanager
def ssh_agent(path):
    """OpenSSH's agent at that path, once it answers: it has its place before it listens there."""
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", path], stdout=subprocess.DEVNULL)

    def answers():
        with socket.socket(socket.AF_UNIX) as there:
            return there.connect_ex(path) == 0
    try:
        wait_for(answers, "the agent")
        yield path
    finally:
        agent.kill()
        agent.wait()


# ---- what a person does over SSH ----

def wait_home(terminal):
    terminal.wait_for("F10 離開")
    terminal.wait_for("新帳號申請")


def leave(terminal, status=0):
    """From the home screen to the end of the client."""
    wait_home(terminal)
    terminal.key("F10")
    if not terminal.wait_until(lambda: terminal.has("要離開嗎") or not terminal.child.isalive(), "F10 does nothing"):
        return
    if terminal.child.isalive():
        terminal.key("Left", "Enter")
    ended = terminal.wait_end()
    assert ended == status, "exit status %d\n%s" % (ended, terminal.text())


def open_by_letter(server, number=1, **how):
    """Sets the first password by the command that stands in the numberth letter."""
    with open_client(server, door=door_of_letter(server, number), **how) as terminal:
        set_password(terminal)


def door_of_letter(server, number):
    """The user name of the command in the letter; the rest of it must lead to this server."""
    command = next(line.strip() for line in server.letter(number).splitlines() if line.strip().startswith("ssh -p"))
    _, _, port, where = command.split()
    door, _, host = where.partition("@")
    assert (host, int(port)) == (server.address, server.port), command
    assert "ssh://%s@%s:%s" % (door, host, port) in server.letter(number), "no link"
    assert door.startswith("verify."), door
    return door


class Typist:
    """Somebody in the field 帳號 of the login form, whose every key must be echoed."""
    LENGTH = 12
    LETTERS = "abcdefghijklmnopqrstuvwxyz"

    def __init__(self, server, **how):
        self.terminal = open_client(server, **how)
        self.typed = ""
        self.n_keys = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.terminal.__exit__()

    def sit_down(self):
        wait_home(self.terminal)
        self.terminal.type("1")
        self.terminal.wait_for("* 驗證碼")
        wait_focus(self.terminal, "* 帳號")
        return self

    def press(self):
        """The next letter, or the key that empties the field."""
        if len(self.typed) == self.LENGTH:
            self.terminal.key("^U")
            self.typed = ""
        else:
            letter = self.LETTERS[self.n_keys % len(self.LETTERS)]
            self.terminal.type(letter)
            self.typed += letter
        self.n_keys += 1

    def field(self):
        return caret_row(self.terminal).partition(">")[2].split("(")[0].strip()

    def wait_echo(self):
        self.terminal.wait_until(lambda: self.field() == self.typed,
                                 "%r is not echoed after %d keys" % (self.typed, self.n_keys))

    def type(self):
        self.press()
        self.wait_echo()

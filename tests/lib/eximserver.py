"""Exim with STARTTLS and AUTH PLAIN (portal, secret) on a free port, with everything in a folder of its own; mail for
wang@example.org lands in its maildir.  It takes root (Exim changes its user) and the package exim4-daemon-light.
"""
import email
import email.policy
import os
import pwd
import shutil
import socket
import subprocess
import tempfile

from mailrig import certificates, has_smtp, wait_for

EXIM_USER = "Debian-exim"
EXIM = shutil.which("exim4", path=os.environ.get("PATH", "") + ":/usr/sbin")

CONFIGURATION = r"""
primary_hostname = localhost
local_interfaces = 127.0.0.1
daemon_smtp_ports = @PORT@
spool_directory = @DIR@/spool
log_file_path = @DIR@/log/%slog
pid_file_path = @DIR@/exim.pid
exim_user = @USER@
exim_group = @USER@
keep_environment =
host_lookup =
rfc1413_query_timeout = 0s
tls_advertise_hosts = *
tls_certificate = @DIR@/good.pem
tls_privatekey = @DIR@/good.key
auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
message_size_limit = 1M
acl_smtp_rcpt = rcpt
acl_smtp_data = accept
begin acl
rcpt:
  deny message = 5.7.1 authentication required
       !authenticated = *
  defer local_parts = later
        message = 4.7.1 come back in a while
  accept domains = example.org
         local_parts = wang
  deny message = 5.1.1 nobody of that name
begin routers
box:
  driver = accept
  domains = example.org
  transport = box
begin transports
box:
  driver = appendfile
  directory = @DIR@/box
  maildir_format
  user = @USER@
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${if and{{eq{$auth2}{portal}}{eq{$auth3}{secret}}}}
  server_set_id = $auth2
"""


class Exim:
    """A server in a folder of its own; it can be stopped and started again."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="maportal-exim-")
        os.chmod(self.folder, 0o755)
        certificates(self.folder)
        for name in ("spool", "log", "box"):
            os.mkdir(os.path.join(self.folder, name))
        for name in ("spool", "log", "box", "good.key"):
            shutil.chown(os.path.join(self.folder, name), EXIM_USER, EXIM_USER)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        text = CONFIGURATION
        for word, value in (("PORT", str(self.port)), ("DIR", self.folder), ("USER", EXIM_USER)):
            text = text.replace("@%s@" % word, value)
        with open(self.path("exim.conf"), "w") as file:
            file.write(text)
        for name in ("exim.conf", "good.pem"):
            os.chmod(self.path(name), 0o644)
        self.process = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def listens(self):
        assert self.process.poll() is None, "exim did not start"
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as client:
                return client.recv(3) == b"220"
        except OSError:
            return False

    def start(self):
        self.process = subprocess.Popen([EXIM, "-C", self.path("exim.conf"), "-bdf"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.listens, "exim")

    def stop(self):
        self.process.terminate()
        self.process.wait(60)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def box(self):
        """The messages of the mailbox, by Message-ID."""
        found = {}
        new = self.path("box/new")
        for name in os.listdir(new) if os.path.isdir(new) else []:
            with open(os.path.join(new, name), "rb") as file:
                message = email.message_from_binary_file(file, policy=email.policy.default)
            assert message["Message-ID"] not in found, "twice in the box"
            found[message["Message-ID"].strip("<>")] = message
        return found

    def configuration(self, folder):
        """Lines of maportal.conf that make a mailer use this server; the password's file goes into folder."""
        with open(os.path.join(folder, "password"), "w") as file:
            file.write("secret\n")
        keywords = {"mail-transport": "smtp", "mail-from": "portal@example.org", "smtp-server": "localhost:%d" % self.port,
                    "smtp-user": "portal", "smtp-password-file": os.path.join(folder, "password"),
                    "smtp-ca-file": self.path("ca.pem"), "smtp-timeout": "20"}
        return "".join('%s "%s"\n' % pair for pair in keywords.items())


def why_not():
    """Why no server can be started here, or None."""
    if not EXIM:
        return "exim4-daemon-light is not installed"
    if os.getuid() != 0:
        return "Exim can be started by root only"
    if not has_smtp():
        return "built without SMTP"
    try:
        pwd.getpwnam(EXIM_USER)
    except KeyError:
        return "there is no user " + EXIM_USER
    return None

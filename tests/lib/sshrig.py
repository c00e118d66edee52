"""maportald on demonstration data and an address of its own, for tests that come to it over SSH.

    with Server(login_grace=2) as server, openssh(server) as terminal:   # clients: sshclient.py
        terminal.wait_for("F10 離開")

Leaving a server stops it and proves that nothing of it is left: process, listening socket, temporary file.  Every
server has an address of 127/8 and the loopback sources of a test (source(1), source(2) …) are at its disposal, so that
neither tests nor cases get in each other's way.  Started by root, the server drops to two ordinary users.
"""
import os
import pwd
import random
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import letter
from activation import admin, owner
from kiosk import BUILD, SOURCE, Kiosk

PATIENCE_S = 30 * float(os.environ.get("TEST_PATIENCE", "1"))
IS_ROOT = os.getuid() == 0
PORTAL_USER, NET_USER = "daemon", "nobody"  # every Debian has them
PROGRAMS = ("maportald", "maportal-net", "maportal", "maportal-mailer", "maportal-admin")
# Programs that change their user or sit in a cage cannot be looked into at their end.
NO_LEAKS = ":detect_leaks=0"
CRASH = "處理程序異常結束"
# Files that come and go with the database, and what stays after a keeper that ended well
PASSING = re.compile(r"-(wal|shm)$|^mail$|^maportald\.")


def wait_for(condition, what):
    """Returns what the condition returns once that is true."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError("waited in vain: " + (what() if callable(what) else what))


def source(number):
    """The numberth address that a client may come from; 127.0.0.1 is everybody's."""
    return "127.%d.%d.%d" % (10 + number // 62500, number // 250 % 250, 1 + number % 250)


def has_crash_trigger():
    with open(BUILD + "/config.h", encoding="utf-8") as file:
        return re.search(r"^#define CRASH_TRIGGER 1", file.read(), re.M) is not None


def is_reachable(path):
    """Whether anybody may go there."""
    while path != "/":
        if not os.stat(path).st_mode & 1:
            return False
        path = os.path.dirname(path)
    return True


class Places:
    """Where programs and forms are that an ordinary user can reach: the trees, or copies made once."""
    copy = None

    @classmethod
    def find(cls):
        if not IS_ROOT or is_reachable(BUILD) and is_reachable(SOURCE):
            return BUILD, SOURCE + "/forms"
        if cls.copy is None:
            cls.copy = tempfile.TemporaryDirectory()
            os.chmod(cls.copy.name, 0o755)
            for program in PROGRAMS:
                shutil.copy(BUILD + "/" + program, cls.copy.name)
            shutil.copytree(SOURCE + "/forms", cls.copy.name + "/forms")
        return cls.copy.name, cls.copy.name + "/forms"


class Server(Kiosk):
    """Keywords are those of maportal.conf, with _ for -; unless it may crash, no process of it has at the end."""

    def __init__(self, may_crash=False, **keywords):
        self.may_crash = may_crash
        self.programs, forms = Places.find()
        self.keywords = {"forms": forms, "password_hash_memory": 1024}
        self.address = "127.%d.%d.%d" % (random.randint(64, 126), random.randint(0, 255), random.randint(1, 254))
        with socket.socket() as probe:
            probe.bind((self.address, 0))
            self.port = probe.getsockname()[1]
        self.keywords.update(link_host=self.address, link_port=self.port)
        if IS_ROOT:
            self.keywords.update(portal_user=PORTAL_USER, net_user=NET_USER)
        super().__init__()
        self.set(**keywords)
        os.chmod(self.folder.name, 0o755)
        self.log_path = self.folder.name + "/log"
        self.known_hosts = self.folder.name + "/known_hosts"
        self.notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notices.bind(self.folder.name + "/notify")
        os.chmod(self.folder.name + "/notify", 0o777)  # as that of systemd
        self.keeper = None

    def admin(self, *words):
        """By whom the data belongs to; what is asked of maportald by root."""
        is_beside = words[0] in ("sessions", "kick", "say")
        return admin(self.programs, self.data, *words, **({} if is_beside else owner(self.data)))

    def set(self, **keywords):
        """Changes keywords of the configuration; None takes one away."""
        self.keywords.update(keywords)
        self.configure("".join('%s "%s"\n' % (word.replace("_", "-"), value)
                               for word, value in self.keywords.items() if value is not None))

    # ---- its life ----

    def start(self):
        self.own()
        with open(self.log_path, "a", encoding="utf-8") as log:
            self.keeper = subprocess.Popen(
                [self.programs + "/maportald", "--foreground", "--listen", "%s:%d" % (self.address, self.port),
                 "--data", self.data, "--programs", self.programs], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, "NOTIFY_SOCKET": self.folder.name + "/notify",
                     "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + NO_LEAKS}, start_new_session=True)
        self._wait_notice(b"READY=1")
        key = subprocess.run(["ssh-keygen", "-y", "-f", self.data + "/host-key"], check=True, text=True,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout
        with open(self.known_hosts, "w", encoding="ascii") as file:
            file.write("[%s]:%d %s" % (self.address, self.port, key))

    def own(self):
        """Gives the data directory to the server's user."""
        if not IS_ROOT:
            return
        user = pwd.getpwnam(PORTAL_USER)
        for path, _, names in os.walk(self.data):
            for name in [path] + [os.path.join(path, name) for name in names]:
                os.chown(name, user.pw_uid, user.pw_gid)

    def _wait_notice(self, wanted):
        self.notices.settimeout(0.2)
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            assert self.keeper.poll() is None, "maportald has ended: %d\n%s" % (self.keeper.returncode, self.log())
            try:
                if wanted in self.notices.recv(4096).split(b"\n"):
                    return
            except TimeoutError:
                pass
        raise AssertionError("maportald did not notify %r\n%s" % (wanted, self.log()))

    def reload(self):
        """SIGHUP, until the keeper says that it is ready again."""
        self.keeper.send_signal(signal.SIGHUP)
        self._wait_notice(b"RELOADING=1")
        self._wait_notice(b"READY=1")

    def stop(self):
        """The keeper alone; sessions go on."""
        self.keeper.send_signal(signal.SIGTERM)
        assert self.keeper.wait(PATIENCE_S) == 0, "exit status %d\n%s" % (self.keeper.returncode, self.log())

    def start_again(self):
        self.stop()
        self.start()

    def kill(self):
        self.keeper.kill()
        self.keeper.wait()

    def __enter__(self):
        try:
            self.start()
        except BaseException as fault:
            self.__exit__(type(fault))
            raise
        return self

    def __exit__(self, fault, *_):
        try:
            if fault is None:
                if self.keeper.poll() is None:
                    self.stop()
                self.nothing_left()
            else:
                print("# the server's log:\n# " + self.log().replace("\n", "\n# "))
        finally:
            if self.keeper and self.keeper.poll() is None:
                self.kill()
            for pid in self.processes():
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            self.notices.close()
            self.folder.cleanup()

    # ---- what there is of it ----

    def processes(self):
        """Those that were started on this data directory, and their children: name by number."""
        found = {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open("/proc/%s/cmdline" % pid, "rb") as file:
                    words = file.read().split(b"\0")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if self.data.encode() in words and os.path.basename(words[0]).startswith(b"maportal"):
                found[int(pid)] = os.path.basename(words[0]).decode()
        return found

    @staticmethod
    def status(pid, word):
        """One line of /proc/PID/status; "" when the process is gone."""
        try:
            with open("/proc/%d/status" % pid, encoding="utf-8", errors="replace") as file:
                return re.search(r"^%s:\s*(.*)$" % word, file.read(), re.M)[1]
        except (FileNotFoundError, ProcessLookupError):
            return ""

    def children(self, name=None):
        """Processes of connections: neither the keeper nor what it started itself."""
        return [pid for pid, known in self.processes().items() if pid != self.keeper.pid and name in (None, known)
                and self.status(pid, "PPid") not in ("", str(self.keeper.pid))]

    def wait_children(self, count):
        """Until so many connections have both of their processes and there are no others."""
        wait_for(lambda: len(self.children()) == 2 * count,
                 lambda: "%d connections; there are %s" % (count, self.processes()))

    def n_files(self):
        """Descriptors of the keeper."""
        return len(os.listdir("/proc/%d/fd" % self.keeper.pid))

    def files(self):
        """Names in the data directory that stay."""
        return sorted(name for name in os.listdir(self.data) if not PASSING.search(name))

    def nothing_left(self):
        wait_for(lambda: not self.processes(), lambda: "these are left: %s" % self.processes())
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((self.address, self.port))
        left = [name for name in os.listdir(self.data) if name.endswith((".sock", ".tmp", ".new"))]
        assert not left, left
        for sign in ("AddressSanitizer", "runtime error:") + (() if self.may_crash else (CRASH,)):
            assert sign not in self.log(), self.log()

    # ---- what it said ----

    def log(self):
        with open(self.log_path, encoding="utf-8") as file:
            return file.read()

    def told(self, word):
        """The lines of the log with a word."""
        return [line for line in self.log().splitlines() if re.search(r"(?<![\d.])%s(?!\d)" % re.escape(word), line)]

    def wait_told(self, *words):
        wait_for(lambda: any(all(word in line for word in words) for line in self.log().splitlines()),
                 lambda: "the log says %s\n%s" % (words, self.log()))

    def letter(self, number):
        """The numberth letter that the keeper's mailer has delivered."""
        return letter.read(self.data + "/mail", number).get_content()

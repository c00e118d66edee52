"""What the tests of maportal-mailer share: a data directory of their own, the two programs, and TAP."""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

SOURCE = os.environ.get("top_srcdir", ".")
BUILD = os.environ.get("top_builddir", ".")
MAILER = os.path.join(BUILD, "maportal-mailer")
TOOL = os.path.join(BUILD, "tests/process/mail-tool")
PATIENCE_S = 60  # a machine under load is slow, not wrong
IS_FULL = os.environ.get("TEST_FULL") == "1"


def skip_all(reason):
    print("1..0 # SKIP", reason)
    sys.exit(0)


def has_smtp():
    with open(os.path.join(BUILD, "config.h")) as file:
        return re.search(r"^#define HAVE_ESMTP 1", file.read(), re.M) is not None


def wait_for(condition, what):
    """Returns what the condition returns once that is true."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError("waited in vain: " + what)


class Rig:
    """A data directory with a database; files of the configuration are made by configure()."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="maportal-mail-")
        self.data = os.path.join(self.folder, "data")
        self.maildir = os.path.join(self.data, "mail")
        self.config = None
        self.running = []
        os.mkdir(self.data, 0o700)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.running:
            if process.poll() is None:
                process.kill()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def configure(self, **keywords):
        self.config = self.path("maportal.conf")
        with open(self.config, "w") as file:
            for keyword, value in keywords.items():
                file.write('%s "%s"\n' % (keyword.replace("_", "-"), value))

    def tool(self, *arguments):
        done = subprocess.run([TOOL, self.data, *map(str, arguments)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, encoding="utf-8", timeout=PATIENCE_S)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def post(self, count=1, *more):
        return self.tool("post", count, *more).split()

    def states(self):
        """Rows of id, state, tries, Message-ID, recipient, reply."""
        return [line.split("\t") for line in self.tool("states").splitlines()]

    def command(self, *options):
        return [MAILER, "--data", self.data] + (["--config", self.config] if self.config else []) + list(options)

    def once(self, status=0):
        """A run of --once; its log."""
        done = subprocess.run(self.command("--once"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              encoding="utf-8", timeout=PATIENCE_S)
        assert done.returncode == status, (done.returncode, done.stderr)
        return done.stderr

    def start(self):
        """The mailer in the background; its log grows in the file .log."""
        log = self.path("mailer-%d.log" % len(self.running))
        with open(log, "w") as file:
            process = subprocess.Popen(self.command(), stderr=file)
        process.log = log
        self.running.append(process)
        return process

    def log(self, process):
        with open(process.log, encoding="utf-8") as file:
            return file.read()

    def letters(self):
        """Message-IDs of the files of the maildir."""
        found = []
        for folder in ("new", "cur"):
            place = os.path.join(self.maildir, folder)
            for name in os.listdir(place) if os.path.isdir(place) else []:
                with open(os.path.join(place, name), encoding="utf-8") as file:
                    found += re.findall(r"^Message-ID: <(.*)>$", file.read(), re.M)
        return sorted(found)


def stop(process, status=0):
    process.terminate()
    assert process.wait(PATIENCE_S) == status, process.returncode


def kill_while(process, chance, is_at_work, has_begun):
    """Kills it at a random moment: of its start, or (is_at_work) once it is known to have begun."""
    if is_at_work:
        wait_for(has_begun, "the first letter of this round")
    try:
        process.wait(chance.random() * (0.03 if is_at_work else 0.15))
    except subprocess.TimeoutExpired:
        pass
    process.kill()
    process.wait()


def certificates(folder):
    """An authority, a certificate for localhost, and two bad ones; the path of each by its name."""
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=PATIENCE_S)

    def authority(name):
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".pem")

    def server(name, host, issuer):
        with open(os.path.join(folder, name + ".ext"), "w") as file:
            file.write("subjectAltName=DNS:%s\n" % host)
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=" + host,
                "-keyout", name + ".key", "-out", name + ".csr")
        openssl("x509", "-req", "-in", name + ".csr", "-CA", issuer + ".pem", "-CAkey", issuer + ".key",
                "-set_serial", str(random.randrange(1 << 60)), "-days", "2", "-extfile", name + ".ext",
                "-out", name + ".pem")

    authority("ca")
    authority("stranger")
    server("good", "localhost", "ca")
    server("otherhost", "mail.example.org", "ca")
    server("untrusted", "localhost", "stranger")
    return {name: os.path.join(folder, name) for name in ("ca", "good", "otherhost", "untrusted")}


def run_tests(*tests):
    """Runs functions as TAP tests; one that raises has failed. A function's first line of help is its name."""
    print("1..%d" % len(tests))
    status = 0
    for number, (test, *arguments) in enumerate(tests, 1):
        name = test.__doc__.splitlines()[0].rstrip(".") % tuple(arguments[:test.__doc__.count("%s")])
        try:
            test(*arguments)
            print("ok %d - %s" % (number, name), flush=True)
        except Exception:
            status = 1
            print("not ok %d - %s" % (number, name))
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()), flush=True)
    sys.exit(status)

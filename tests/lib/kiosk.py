"""A kiosk with the demonstration data, for tests that sit at it and do everything wrong.

    with Kiosk('mouse 1\\n') as kiosk, kiosk.open() as terminal:
        to_identity(terminal)

    run_cases(globals())  # every function named case_… is a test; its docstring or name is what it says
"""
import datetime
import glob
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import letter
from activation import YESTERDAY, admin
from terminal import Terminal

SOURCE, BUILD = os.environ["top_srcdir"], os.environ["top_builddir"]

# People of the demonstration who have no account: number, institution ("": not practising), certificate
LIN = ("A223456781", "3501980019", "049465")
CHEN = ("B123456780", "", "004226")
NGUYEN = ("A923456785", "3501980019", "030303")

PASSWORD = "Abcdef1!"
SMALL_HASH = "password-hash-memory 1024\n"


def at(clock="09:32", days=0):
    """An instant for --now, at least a day ago unless days are added."""
    return "%sT%s" % (YESTERDAY + datetime.timedelta(days=days), clock)


class Kiosk:
    """A data directory, and the programs on it."""
    model = None  # the demonstration data, made once

    def __init__(self, configuration="", forms=SOURCE + "/forms"):
        self.folder = tempfile.TemporaryDirectory()
        self.data = self.folder.name + "/data"
        shutil.copytree(self._model(), self.data)
        self.configure('forms "%s"\n%s%s' % (forms, SMALL_HASH, configuration))

    @classmethod
    def _model(cls):
        if cls.model is None:
            cls.model = tempfile.TemporaryDirectory()
            admin(BUILD, cls.model.name, "demo")
        return cls.model.name

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def configure(self, text):
        with open(self.data + "/maportal.conf", "w", encoding="utf-8") as file:
            file.write(text)

    def command(self, *arguments, now=at()):
        return [BUILD + "/maportal", "--data", self.data, "--now", now, *arguments]

    def open(self, *arguments, now=at(), columns=80, rows=24, **env):
        """The program in a terminal."""
        return Terminal(self.command(*arguments, now=now), columns=columns, rows=rows, env=env)

    def open_in_turn(self, *instants):
        """One terminal, whose name does not change: the program begins anew at each instant when it has ended."""
        return Terminal(["/bin/sh", "-c", "; ".join(shlex.join(self.command(now=now)) for now in instants)])

    def refuses(self, *arguments, **how):
        """What a program says that does not begin: its output, through pipes and files."""
        done = subprocess.run(self.command(*arguments), stdin=subprocess.DEVNULL, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False, **how)
        assert done.returncode == 1, "exit status %d: %s" % (done.returncode, done.stdout)
        assert done.stdout.strip(), "not a word"
        return done.stdout

    def admin(self, *words):
        return admin(BUILD, self.data, *words)

    def is_sound(self):
        assert "未發現問題" in self.admin("check")

    def mailer(self, now=at()):
        """One delivery run; what the mailer said."""
        done = subprocess.run([BUILD + "/maportal-mailer", "--data", self.data, "--once", "--now", now], text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.stdout

    def words(self, number, now=at()):
        """Code and token of the numberth letter in the maildir."""
        self.mailer(now)
        text = letter.read(self.data + "/mail", number).get_content()
        return (re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){3}", text)[0], re.search(r"verify\.([a-z2-7]+)@", text)[1])

    def rows(self, statement, *values):
        store = sqlite3.connect("file:%s/maportal.db?mode=ro" % self.data, uri=True)
        try:
            return store.execute(statement, values).fetchall()
        finally:
            store.close()

    def change(self, statement, *values):
        store = sqlite3.connect(self.data + "/maportal.db", timeout=30)
        try:
            with store:
                store.execute(statement, values)
        finally:
            store.close()

    def acts(self):
        """The audit trail: words of the acts, oldest first."""
        return [act for act, in self.rows("SELECT act FROM audit ORDER BY id")]


# ---- the way of a person who makes no mistake ----

def to_identity(terminal):
    terminal.wait_for("新帳號申請")
    terminal.type("3")
    terminal.wait_for("第 1 /")
    terminal.key("End", "F2")
    terminal.wait_for("確認是否已開通")


def to_licence(terminal, who):
    to_identity(terminal)
    terminal.type(who[0])
    terminal.key("F2")
    terminal.wait_for("執業狀態")


def fill_licence(terminal, who):
    if who[1]:
        terminal.key("Space", "Tab")
        terminal.type(who[1])
    else:
        terminal.key("Right")
    terminal.key("Tab")
    terminal.type(who[2])


def to_account(terminal, who):
    to_licence(terminal, who)
    fill_licence(terminal, who)
    terminal.key("F2")
    terminal.wait_for("確認E-Mail")


def fill_account(terminal, login_name, email):
    terminal.type(login_name)
    terminal.key("Tab")
    terminal.type(email)
    terminal.key("Tab")
    terminal.type(email)


def open_account(terminal, who, login_name, email=None):
    """From the home screen to the page that says it was opened."""
    to_account(terminal, who)
    fill_account(terminal, login_name, email or login_name + "@example.org")
    terminal.key("F2")
    terminal.wait_for("請核對以下資料")
    terminal.key("F2")
    terminal.wait_for("您已經完成帳號開通")


def set_password(terminal, password=PASSWORD):
    terminal.wait_for("確認密碼")
    terminal.type(password)
    terminal.key("Tab")
    terminal.type(password)
    terminal.key("F2")
    terminal.wait_for("您的密碼已經設定完成")


def answer(terminal):
    """The answer to the question in words that stands on the login form, once it stands there whole."""
    terminal.wait_for(re.compile("加[一二三四五六七八九十]+等於多少"))
    return str(subprocess.run([SOURCE + "/tests/lib/sum.py"], input=terminal.text(), text=True, check=True,
                              stdout=subprocess.PIPE).stdout.strip())


def to_login(terminal):
    """From the home screen to the first field of the login form, with the question in words."""
    terminal.wait_for("一般登入")
    terminal.type("1")
    terminal.wait_for("* 驗證碼")
    if not terminal.has("等於多少"):
        terminal.key("F6")
        terminal.wait_for("等於多少")
        wait_focus(terminal, "* 驗證碼")
        terminal.key("Backtab", "Backtab")
    wait_focus(terminal, "* 帳號")


def fill_login(terminal, login_name, password=PASSWORD):
    """The three fields, each emptied before; the cursor stands in the first."""
    terminal.key("^U")
    terminal.type(login_name)
    terminal.key("Tab", "^U")
    terminal.type(password)
    terminal.key("Tab", "^U")
    terminal.type(answer(terminal))


def member(kiosk, who=LIN, login_name="yichunlin", now=at()):
    """An account that is open, with a password."""
    with kiosk.open(now=now) as terminal:
        open_account(terminal, who, login_name)
    number = len(glob.glob(kiosk.data + "/mail/*/*")) + 1
    with kiosk.open("verify", kiosk.words(number, now)[1], now=now) as terminal:
        set_password(terminal)
    kiosk.mailer(now)


def log_in(terminal, login_name="yichunlin"):
    to_login(terminal)
    fill_login(terminal, login_name)
    terminal.key("F2")
    terminal.wait_for("上次登入")


# ---- looking ----

def caret_row(terminal):
    return terminal.line(terminal.cursor[0])


def wait_focus(terminal, text):
    """Until the cursor stands in the row with the text."""
    terminal.wait_until(lambda: text in caret_row(terminal), "the cursor is not at %r" % text)


def wait_all(terminal, *texts):
    for text in texts:
        terminal.wait_for(text)


def flat(terminal):
    """All text without blanks: what was wrapped is whole again."""
    return "".join(terminal.text().split())


# ---- running ----

def run_cases(names):
    cases = [value for name, value in names.items() if name.startswith("case_")]
    wanted = sys.argv[1:]
    failed = 0
    print("1..%d" % len(cases), flush=True)
    for number, case in enumerate(cases, 1):
        what = "%d - %s" % (number, case.__doc__ or case.__name__[5:].replace("_", " "))
        if wanted and not any(word in case.__name__ for word in wanted):
            print("ok %s # SKIP not asked for" % what)
            continue
        try:
            reason = case()
            print("ok %s%s" % (what, " # SKIP " + reason if reason else ""), flush=True)
        except Exception as fault:  # whatever it was: the other cases count too
            failed += 1
            reason = ("%s: %s" % (type(fault).__name__, fault))[:5000]
            print("not ok %s\n# %s" % (what, reason.replace("\n", "\n# ")), flush=True)
    sys.exit(failed > 0)

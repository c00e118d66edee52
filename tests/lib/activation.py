"""A nurse at the kiosk, keys only: the whole way as tests/screen/activation-walk.keys has it, and a short one for the
tests that need many of them."""
import csv
import datetime
import os
import re
import subprocess

from mailrig import stop

SOURCE = os.environ["top_srcdir"]
PLAY = SOURCE + "/tests/screen/activation-walk.keys"

# The clock stands still, yesterday, so that no picture and no letter's due time depends on the moment.  It is Taipei's.
TAIPEI = datetime.timezone(datetime.timedelta(hours=8))
YESTERDAY = datetime.datetime.now(TAIPEI).date() - datetime.timedelta(days=1)
NOW = YESTERDAY.isoformat() + "T09:32"


def read_licences(path):
    """The rows of a personnel register, as dictionaries by the column's name."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def walk(terminal, licence, login_name, email):
    """From the home screen to the completion page; the page says that the account was opened."""
    terminal.wait_for("新帳號申請")
    terminal.key("Down", "Down", "Enter")
    terminal.wait_for("服務條款")
    terminal.key("End", "F2")
    terminal.wait_for("步驟1")
    terminal.type(licence["身分證號"])
    terminal.key("F2")
    terminal.wait_for("步驟2")
    if licence["執業狀態"] == "執業":
        terminal.key("Space", "Tab")
        terminal.type(licence["執業機構代碼"])
    else:
        terminal.key("Right")
    terminal.key("Tab")
    terminal.type(licence["證書字號"])
    terminal.key("F2")
    terminal.wait_for("步驟3")
    terminal.type(login_name)
    terminal.key("Tab")
    terminal.type(email)
    terminal.key("Tab")
    terminal.type(email)
    terminal.key("F2")
    terminal.wait_for("請核對資料")
    terminal.key("F2")
    terminal.wait_for("已完成")


def owner(folder):
    """For subprocess: by the user whom a folder belongs to; root is refused there."""
    found = os.stat(folder)
    return {} if found.st_uid == os.geteuid() else {"user": found.st_uid, "group": found.st_gid, "extra_groups": []}


def admin(build, data, *words, **by):
    """Runs maportal-admin; what it printed.  by: for subprocess, whose user may be another one."""
    done = subprocess.run([build + "/maportal-admin", "--data", data, *words], stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **by)
    assert done.returncode == 0, "maportal-admin %s: exit status %d\n%s" % (words, done.returncode, done.stdout)
    return done.stdout


def went_well(done):
    """Whether a play was played, and whatever it looked for was there; one that cannot be played says 1..0."""
    return done.returncode == 0 and "not ok" not in done.stdout and bool(re.search("^ok ", done.stdout, re.M))


def play(build, size, data, box, configuration, path=PLAY):
    """Plays the file with its mailer; whether it went well, and what was said about it."""
    admin(build, data, "demo")
    with open(data + "/maportal.conf", "w", encoding="utf-8") as file:
        file.write('forms "%s/forms"\npassword-hash-memory 1024\n%s' % (SOURCE, configuration))
    mailer = subprocess.Popen([build + "/maportal-mailer", "--data", data], stderr=subprocess.DEVNULL)
    try:
        done = subprocess.run([SOURCE + "/tests/screen/run", path], text=True, stdout=subprocess.PIPE, check=False,
                              env={**os.environ, "top_builddir": build, "SIZE": size, "DATA": data, "BOX": box,
                                   "NOW": NOW})
    finally:
        stop(mailer)
    admin(build, data, "check")
    return went_well(done), done.stdout

"""Staff for tests: made by maportal-admin, invited, with a telephone of Python.

    with Kiosk() as kiosk:
        phone = hire(kiosk, "lin", "bureau-reviewer:63000", now=at("09:00"))
        with kiosk.open("console", now=at("09:10")) as terminal:
            enter(terminal, "lin", phone.code(at("09:10")))
"""
import base64
import datetime
import hashlib
import hmac
import re
import struct

from activation import TAIPEI
from kiosk import PASSWORD, at, flat, wait_all, wait_focus

COUNTY, OTHER_COUNTY = "63000", "65000"


def instant(now):
    """Seconds since 1970 of an instant for --now, which is Taipei's."""
    return int(datetime.datetime.fromisoformat(now).replace(tzinfo=TAIPEI).timestamp())


class Phone:
    def __init__(self, secret, recovery=()):
        self.secret = base64.b32decode(secret.replace(" ", ""))
        self.recovery = list(recovery)

    def code(self, now, steps=0):
        mac = hmac.new(self.secret, struct.pack(">Q", instant(now) // 30 + steps), hashlib.sha1).digest()
        place = mac[-1] & 15
        return "%06d" % ((struct.unpack(">I", mac[place:place + 4])[0] & 0x7fffffff) % 1000000)


def invite(kiosk, login_name, role, name="林美華"):
    """Code and token of the invitation."""
    said = kiosk.admin("staff", "add", login_name, name, login_name + "@example.gov.tw", "--role", role)
    return (re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){3}", said)[0], re.search(r"review\.([a-z2-7]+)@", said)[1])


def to_invitation(terminal):
    terminal.wait_for("* 人員帳號")
    terminal.key("F5")
    terminal.wait_for("信上的認證碼")
    wait_focus(terminal, "* 認證碼")


def read_secret(terminal):
    pattern = r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}"
    terminal.wait_until(lambda: re.search(pattern, terminal.text()), "no secret")
    return re.search(pattern, terminal.text())[0]


def leave_codes(terminal):
    """From the page of the recovery codes to the menu, by the question in between."""
    terminal.key("F2")
    terminal.wait_for("10組都已抄妥")
    terminal.key("Tab", "Enter")
    terminal.wait_for("審核主控台")


def accept(terminal, now, password=PASSWORD):
    """From the page of the password to the menu; the telephone."""
    terminal.wait_for("* 確認密碼")
    terminal.type(password)
    terminal.key("Tab")
    terminal.type(password)
    terminal.key("F2")
    phone = Phone(read_secret(terminal))
    wait_focus(terminal, "* 驗證碼")
    terminal.type(phone.code(now))
    terminal.key("F2")
    terminal.wait_for("備援碼")
    terminal.wait_for("10.")
    phone.recovery = re.findall(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}", terminal.text())
    leave_codes(terminal)
    return phone


def hire(kiosk, login_name, role, now=at("08:00"), name="林美華"):
    code, _ = invite(kiosk, login_name, role, name)
    with kiosk.open("console", now=now) as terminal:
        to_invitation(terminal)
        terminal.type(code)
        terminal.key("F2")
        return accept(terminal, now)


def give_password(terminal, login_name, password=PASSWORD):
    wait_focus(terminal, "* 人員帳號")
    terminal.key("^U")
    terminal.type(login_name)
    terminal.key("Tab", "^U")
    terminal.type(password)
    terminal.key("F2")


def enter(terminal, login_name, code, password=PASSWORD):
    """From the login of staff to the menu."""
    give_password(terminal, login_name, password)
    wait_focus(terminal, "* 驗證碼")
    terminal.type(code)
    terminal.key("F2")
    wait_all(terminal, "審核主控台", "上次登入")


def says(terminal, sentence):
    """Waits for a sentence, wherever it is wrapped."""
    terminal.wait_until(lambda: sentence in flat(terminal), "%s is not said" % sentence)

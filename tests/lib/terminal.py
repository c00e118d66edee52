"""A program in a terminal that a test looks at: pexpect gives it a pty, pyte is the terminal.

    with Terminal(["./maportal"], columns=80, rows=24) as terminal:
        terminal.wait_for("開通帳號")
        terminal.key("F2")
        terminal.type("A123456789")
        assert terminal.cell(7, 33).bold

Rows and columns count from 0.  Waiting is always for a condition; nothing sleeps.
"""
import codecs
import copy
import os
import re
import select
import signal
import time
import unicodedata

import pexpect
import pyte

LIMIT_S = 10.0 * float(os.environ.get("TEST_PATIENCE", "1"))
PIECE = int(os.environ.get("TEST_PIECE", "0"))  # so many bytes are looked at at a time, as on a slow line

TERMINAL_ENV = {
    "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
    "PCSCLITE_CSOCK_NAME": "/nonexistent",  # no reader: the header of the kiosk would tell its state
}

KEYS = {
    "Tab": "\t", "Enter": "\r", "Esc": "\x1b", "Backspace": "\x7f", "Space": " ", "Backtab": "\x1b[Z",
    "Up": "\x1bOA", "Down": "\x1bOB", "Right": "\x1bOC", "Left": "\x1bOD", "Home": "\x1bOH", "End": "\x1bOF",
    "Insert": "\x1b[2~", "Delete": "\x1b[3~", "PgUp": "\x1b[5~", "PgDn": "\x1b[6~",
    "WordLeft": "\x1b[1;5D", "WordRight": "\x1b[1;5C",
    "F1": "\x1bOP", "F2": "\x1bOQ", "F3": "\x1bOR", "F4": "\x1bOS", "F5": "\x1b[15~", "F6": "\x1b[17~",
    "F7": "\x1b[18~", "F8": "\x1b[19~", "F9": "\x1b[20~", "F10": "\x1b[21~", "F11": "\x1b[23~", "F12": "\x1b[24~",
}
KEYS.update({"^" + chr(code + 64): chr(code) for code in range(1, 27)})


class Stream(pyte.Stream):
    """pyte's parser with line-drawing characters in UTF-8 too, and the sequences of xterm that it does not know."""
    csi = dict(pyte.Stream.csi, b="repeat", S="scroll_up", T="scroll_down")
    events = pyte.Stream.events | {"repeat", "scroll_up", "scroll_down"}


class Screen(pyte.Screen):
    ALTERNATE = 1049 << 5  # pyte's way to write a private mode
    behind = None  # what stands on the ordinary screen meanwhile
    last = " "

    def draw(self, data):
        super().draw(data)
        self.last = data[-1:] or self.last

    def repeat(self, count=1):
        self.draw(self.last * (count or 1))

    def delete_lines(self, count=None):
        self._make_rows()
        super().delete_lines(count)

    def insert_lines(self, count=None):
        self._make_rows()
        super().insert_lines(count)

    def _make_rows(self):
        """A row that nobody wrote on or looked at since it was emptied is none for pyte, and then moves nowhere."""
        for row in range(self.lines):
            self.buffer[row]  # pylint: disable=pointless-statement

    def scroll_up(self, count=1):
        self._from_top(self.delete_lines, count)

    def scroll_down(self, count=1):
        self._from_top(self.insert_lines, count)

    def _from_top(self, change, count):
        x, y = self.cursor.x, self.cursor.y
        self.cursor.y = self.margins.top if self.margins else 0
        change(count or 1)
        self.cursor.x, self.cursor.y = x, y

    def set_mode(self, *modes, **kind):
        super().set_mode(*modes, **kind)
        if self.ALTERNATE in self.mode and self.behind is None:
            self.behind = copy.deepcopy(self.buffer), copy.copy(self.cursor)
            self.erase_in_display(2)

    def reset_mode(self, *modes, **kind):
        super().reset_mode(*modes, **kind)
        if self.ALTERNATE not in self.mode and self.behind is not None:
            (self.buffer, self.cursor), self.behind = self.behind, None


def heed_signals():
    """In the child: a person's shell ignores nothing, but one that runs tests in the background ignores SIGINT."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class Unseen(AssertionError):
    """What was waited for did not come."""


class Terminal:
    def __init__(self, argv, columns=80, rows=24, env=None):
        whole = {**os.environ, **TERMINAL_ENV, **(env or {})}
        whole.pop("LINES", None)
        whole.pop("COLUMNS", None)
        self.raw = b""  # everything the program has sent
        self.screen = Screen(columns, rows)
        self._stream = Stream(self.screen)
        self._stream.use_utf8 = False  # or it would ignore the change to the line-drawing set
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.child = pexpect.spawn(argv[0], argv[1:], env=whole, dimensions=(rows, columns), timeout=None,
                                   preexec_fn=heed_signals)
        self.child.delaybeforesend = None  # or pexpect sleeps before each key
        self.screen.write_process_input = self.child.send  # answers to questions of the program

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.close(force=True)

    # ---- what is on the screen ----

    def pump(self, wait_s):
        """Feeds what the program has sent to the screen; False if nothing came."""
        came = False
        while not (came and PIECE) and select.select([self.child.child_fd], [], [], 0 if came else wait_s)[0]:
            try:
                data = os.read(self.child.child_fd, PIECE or 65536)
            except OSError:  # the program has ended
                return came
            self.raw += data
            self._stream.feed(self._decode(data))
            came = True
        return came

    def wait_until(self, condition, what):
        """Until the condition holds and the program has said all that it had to say with it; its value."""
        end = time.monotonic() + LIMIT_S
        while True:
            ended = not self.child.isalive()
            came = self.pump(0)
            value = condition()
            if value:
                self.hear_out()
                return condition() or value
            if (ended and not came) or time.monotonic() > end:
                raise Unseen("%s%s; the screen:\n%s" % (what, " and the program has ended" if ended else "", self.text()))
            self.pump(0.1)

    def hear_out(self):
        """Until the program waits for something: a pty may hand over half of what was written in one piece."""
        while True:
            busy = self._is_busy()
            if not self.pump(0.002 if busy else 0) and not busy:
                return

    def _is_busy(self):
        if not self.child.isalive():
            return False
        with open("/proc/%d/stat" % self.child.pid, encoding="ascii", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] in "RD"

    def wait_for(self, text):
        """Until the text (or compiled pattern) is on the screen."""
        return self.wait_until(lambda: self.has(text), "%r is not seen" % (text,))

    def wait_gone(self, text):
        return self.wait_until(lambda: not self.has(text), "%r is still there" % (text,))

    def wait_end(self):
        """Until the program ends: its exit status, or minus the signal that killed it."""
        self.wait_until(lambda: not self.child.isalive(), "the program goes on")
        while self.pump(0):
            pass
        return -self.child.signalstatus if self.child.signalstatus else self.child.exitstatus

    def settle(self, quiet_s=0.3):
        """Until nothing is sent for a while; only to take pictures that are looked at afterwards."""
        while self.pump(quiet_s):
            pass

    def has(self, text):
        return text.search(self.text()) if isinstance(text, re.Pattern) else text in self.text()

    def line(self, row):
        return "".join(self.cell(row, column).data for column in range(self.screen.columns)).rstrip()

    def lines(self):
        return [self.line(row) for row in range(self.screen.lines)]

    def text(self):
        return "\n".join(self.lines())

    def cell(self, row, column):
        """.data ("" behind a wide character) .fg .bg .bold .reverse .underscore"""
        return self.screen.buffer[row][column]

    def find(self, text):
        """Row and column where a text begins, or None."""
        for row, line in enumerate(self.lines()):
            at = line.find(text)
            if at >= 0:
                return row, sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c)
                                for c in line[:at])
        return None

    @property
    def cursor(self):
        return self.screen.cursor.y, min(self.screen.cursor.x, self.screen.columns - 1)

    # ---- what a person does ----

    def type(self, text):
        for at in range(0, len(text), 1000):  # a program that is busy writing does not read: never fill both pipes
            self.pump(0)
            self.child.send(text[at:at + 1000])

    def key(self, *names):
        for name in names:
            self.child.send(KEYS[name])

    def paste(self, text):
        self.type("\x1b[200~" + text + "\x1b[201~")

    def click(self, row, column):
        where = "%d;%d" % (column + 1, row + 1)
        self.child.send("\x1b[<0;%sM\x1b[<0;%sm" % (where, where))

    def resize(self, columns, rows):
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

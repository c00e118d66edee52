"""Plays NAME.keys: what a person does at a terminal, and what is then to be seen.

One instruction a line; # begins a comment line.  Rows and columns count from 1, as an editor shows them.

    program COMMAND       what is played with, started by the next instruction that needs it (through sh -c exec)
    size 80x24            of the terminal, before the program starts
    env NAME=VALUE        for the program and for shell
    shell COMMAND         runs to its end, successfully; its output is ${out}
    capture NAME COMMAND  the same; its output, without the last line end, is ${NAME}
                          (the environment variable screen has the text on the terminal)
    wait TEXT             until the text is on the screen
    gone TEXT             until it is not
    type TEXT             key NAME ...      paste TEXT (\\n is a line end)
    click ROW COLUMN      click TEXT        resize 40x12
    expect-cursor ROW COLUMN                expect-cursor TEXT (the cursor's row has the text)
    mask PATTERN          from here on what matches is # in pictures, for what is never the same
    picture NAME          the screen is that of NAME.WxH.screen beside the .keys file; its last line says where the
                          cursor stands.  With UPDATE=1 in the environment the file is written instead.
    exit STATUS           the program ends with it

${NAME} is replaced everywhere: what was captured, ${dir} (an empty folder, removed afterwards), the environment.
Each instruction is a test of the TAP that is printed; after the first that fails the play is over.
"""
import os
import re
import subprocess
import sys
import tempfile

from terminal import TERMINAL_ENV, Terminal, Unseen


class Play:
    def __init__(self, path, folder):
        self.stage = os.path.dirname(os.path.abspath(path))
        self.env = {**os.environ, **TERMINAL_ENV, "dir": folder}
        self.command, self.columns, self.rows = None, 80, 24
        self.running = None
        self.masks = []

    @property
    def terminal(self):
        if self.running is None:
            assert self.command, "no program to play with"
            self.running = Terminal(["/bin/sh", "-c", "exec " + self.command], self.columns, self.rows, env=self.env)
        return self.running

    def expand(self, text):
        def value(match):
            assert match[1] in self.env, "%s stands for nothing" % match[0]
            return self.env[match[1]]
        return re.sub(r"\$\{(\w+)\}", value, text)

    def close(self):
        if self.running is not None:
            self.running.child.close(force=True)

    # ---- one method for each instruction; "-" is written "_" ----

    def do_program(self, rest):
        self.close()
        self.command, self.running = rest, None

    def do_size(self, rest):
        self.columns, self.rows = map(int, rest.split("x"))

    def do_env(self, rest):
        name, _, value = rest.partition("=")
        self.env[name] = value

    def do_shell(self, rest):
        self.do_capture("out " + rest)

    def do_capture(self, rest):
        name, command = rest.split(None, 1)
        if self.running:
            self.running.hear_out()
        env = {**self.env, "screen": self.running.text() if self.running else ""}
        done = subprocess.run(["/bin/sh", "-c", command], env=env, stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert done.returncode == 0, "exit status %d\n%s%s" % (done.returncode, done.stdout, done.stderr)
        self.env[name] = done.stdout.rstrip("\n")

    def do_wait(self, rest):
        self.terminal.wait_for(rest)

    def do_gone(self, rest):
        self.terminal.wait_gone(rest)

    def do_type(self, rest):
        self.terminal.type(rest)

    def do_key(self, rest):
        self.terminal.key(*rest.split())

    def do_paste(self, rest):
        self.terminal.paste(rest.replace("\\n", "\n"))

    def do_click(self, rest):
        numbers = re.fullmatch(r"(\d+) (\d+)", rest)
        if numbers:
            self.terminal.click(int(numbers[1]) - 1, int(numbers[2]) - 1)
        else:
            self.terminal.wait_for(rest)
            self.terminal.click(*self.terminal.find(rest))

    def do_resize(self, rest):
        self.terminal.resize(*map(int, rest.split("x")))

    def do_expect_cursor(self, rest):
        def is_there():
            row, column = self.terminal.cursor
            return rest == "%d %d" % (row + 1, column + 1) or \
                (not re.fullmatch(r"\d+ \d+", rest) and rest in self.terminal.line(row))
        self.terminal.wait_until(is_there, "the cursor is not at %s" % rest)

    def do_mask(self, rest):
        self.masks.append(re.compile(rest))

    def do_exit(self, rest):
        status = self.terminal.wait_end()
        assert status == int(rest), "exit status %d; the screen:\n%s" % (status, self.terminal.text())

    def do_picture(self, rest):
        screen = self.terminal.screen
        path = os.path.join(self.stage, "%s.%dx%d.screen" % (rest, screen.columns, screen.lines))
        if os.environ.get("UPDATE"):
            self.terminal.settle()
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.draw())
            return
        with open(path, encoding="utf-8") as file:
            wanted = file.read()
        try:
            self.terminal.wait_until(lambda: self.draw() == wanted, "another picture")
        except Unseen as unseen:
            raise Unseen("%s\nwanted:\n%s" % (self.compare(wanted), wanted)) from unseen

    def draw(self):
        row, column = self.terminal.cursor
        lines = self.terminal.lines()
        for mask in self.masks:
            lines = [mask.sub("#", line) for line in lines]
        return "\n".join(lines) + "\ncursor %d %d\n" % (row + 1, column + 1)

    def compare(self, wanted):
        pairs = zip(wanted.split("\n"), self.draw().split("\n"))
        return "\n".join("line %d: |%s|\nwanted: |%s|" % (at, there, here)
                         for at, (here, there) in enumerate(pairs, 1) if here != there)


def instructions(path):
    """Line number, instruction and the rest of each line that has one."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if line.strip() and not line.startswith("#"):
                word, _, rest = line.partition(" ")
                yield number, word, rest


def play(path):
    """Plays one file and prints TAP; whether all went well."""
    count, well = 0, True
    with tempfile.TemporaryDirectory() as folder:
        acting = Play(path, folder)
        try:
            for number, word, rest in instructions(path):
                count += 1
                try:
                    getattr(acting, "do_" + word.replace("-", "_"))(acting.expand(rest))
                except (AssertionError, AttributeError, KeyError, OSError, ValueError) as fault:
                    well = False
                    print("not ok %d - %d: %s %s" % (count, number, word, rest.replace("#", "")))
                    print("# " + ("%s: %s" % (type(fault).__name__, fault)).replace("\n", "\n# "))
                    break
                print("ok %d - %d: %s %s" % (count, number, word, rest.replace("#", "")))
        finally:
            acting.close()
    print("1..%d" % count)
    return well


if __name__ == "__main__":
    sys.exit(0 if all([play(path) for path in sys.argv[1:]]) else 1)

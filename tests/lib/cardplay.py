#!/usr/bin/python3
"""A maportal-card whose answers a test holds back, for what happens meanwhile: between maportal and the real one.

    with PlayedKiosk("card-soft soft-card\\n") as kiosk, kiosk.open() as terminal:
        kiosk.hold(DONE, after=SIGNATURE)
        ...
        kiosk.await_more("held", DONE)  # it is on its way, and does not come
        kiosk.let_go()

As a program it stands in the place of maportal-card, beside a copy of maportal.
"""
import os
import select
import shutil
import socket
import struct
import subprocess
import sys
import time

LIST, SIGN, CANCEL, NHI, TOKEN, SIGNATURE, DONE = 66, 67, 68, 70, 71, 73, 74  # src/ipc/message.h
READER = 64
KIND = struct.Struct("=I")
KEYPAD_AT = 4 + 8 + 3 * 8  # in a TOKEN: kind, id, three numbers
PIN_AT = 4 + 8 + 2 + 64  # in a SIGN: kind, id, fingerprint
SERVE_FD = 3
PACKET_MAX = 70000
LOOK_S = 0.02


class Play:
    """What the test wants, in files of the data directory."""

    def __init__(self, data):
        self.wish, self.log, self.keypad = data + "/play.wish", data + "/play.log", data + "/play.keypad"

    def wanted(self):
        """Kinds: what is held, after what."""
        try:
            with open(self.wish, encoding="ascii") as file:
                return tuple(int(word) for word in file.read().split())
        except FileNotFoundError:
            return (0, 0)

    def note(self, word, kind):
        with open(self.log, "a", encoding="ascii") as file:
            file.write("%s %d\n" % (word, kind))

    def noted(self):
        try:
            with open(self.log, encoding="ascii") as file:
                return file.read().splitlines()
        except FileNotFoundError:
            return []


class Relay:
    def __init__(self, arguments):
        self.kiosk = socket.socket(fileno=SERVE_FD)
        self.card, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.play = Play(arguments[arguments.index("--data") + 1])
        self.held, self.last = [], 0
        self.kiosk.setblocking(True)
        real = os.environ["top_builddir"] + "/maportal-card"

        def hand_over():
            os.dup2(theirs.fileno(), SERVE_FD)
            os.set_inheritable(SERVE_FD, True)

        self.child = subprocess.Popen([real, *arguments], close_fds=False, preexec_fn=hand_over)
        theirs.close()

    def _press_keys(self, kind, packet):
        """A reader with a keypad: it says so, and the right PIN is typed there when none is sent."""
        if not os.path.exists(self.play.keypad):
            return packet
        if kind == TOKEN:
            return packet[:KEYPAD_AT] + struct.pack("=Q", 1) + packet[KEYPAD_AT + 8:]
        empty = PIN_AT + 2
        if kind == SIGN and packet[PIN_AT:empty] == b"\0\0":
            return packet[:PIN_AT] + struct.pack("=H", 6) + b"123456" + packet[empty:]
        assert kind != SIGN, "a PIN is sent"
        return packet

    def _pass(self, packet, to):
        kind = KIND.unpack_from(packet)[0]
        packet = self._press_keys(kind, packet)
        what, after = self.play.wanted()
        if kind == what and self.last == (after or self.last):
            self.held.append((packet, to))
            self.play.note("held", kind)
            return
        if kind == CANCEL:
            self.held.clear()
        self.last = self.last if kind == READER else kind
        to.send(packet)
        self.play.note("passed", kind)

    def run(self):
        ways = {self.kiosk: self.card, self.card: self.kiosk}
        while True:
            for source in select.select(list(ways), [], [], LOOK_S)[0]:
                packet = source.recv(PACKET_MAX)
                if not packet:
                    return
                self._pass(packet, ways[source])
            if self.held and self.play.wanted() == (0, 0):
                for packet, to in self.held:
                    to.send(packet)
                self.held.clear()


def main():
    relay = Relay(sys.argv[1:])
    try:
        relay.run()
    except (BrokenPipeError, ConnectionResetError):
        pass
    relay.card.close()
    relay.child.wait()


if __name__ == "__main__":
    main()
else:
    from kiosk import BUILD, Kiosk
    import terminal as player

    class PlayedKiosk(Kiosk):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            self.play = Play(self.data)
            self.programs = self.folder.name + "/programs"
            os.mkdir(self.programs)
            shutil.copy(BUILD + "/maportal", self.programs)
            shutil.copy(__file__, self.programs + "/maportal-card")
            os.chmod(self.programs + "/maportal-card", 0o755)

        def command(self, *arguments, **options):
            command = super().command(*arguments, **options)
            return [self.programs + "/maportal", *command[1:]]

        def have_keypad(self):
            with open(self.play.keypad, "w", encoding="ascii"):
                pass

        def hold(self, kind, after=0):
            with open(self.play.wish + ".new", "w", encoding="ascii") as file:
                file.write("%d %d\n" % (kind, after))
            os.rename(self.play.wish + ".new", self.play.wish)

        def let_go(self):
            os.unlink(self.play.wish)

        def count(self, word, kind):
            return self.play.noted().count("%s %d" % (word, kind))

        def await_more(self, word, kind, than=0):
            """Until it has happened oftener than that."""
            end = time.monotonic() + player.LIMIT_S
            while self.count(word, kind) <= than:
                assert time.monotonic() < end, "%s %d: %s" % (word, kind, self.play.noted())
                time.sleep(LOOK_S)

"""SSH as nobody should speak it: packets before the keys by hand, packets behind them by paramiko's transport."""
import logging
import os
import socket
import struct
import threading
import time

from mailrig import skip_all

try:
    import paramiko
except ImportError:
    skip_all("python3-paramiko is not installed")

logging.getLogger("paramiko").setLevel(logging.CRITICAL + 1)

VERSION = b"SSH-2.0-Enemy_1.0\r\n"
MSG_DISCONNECT, MSG_IGNORE, MSG_SERVICE_REQUEST, MSG_KEXINIT, MSG_KEX_INIT = 1, 2, 5, 20, 30
MSG_USERAUTH_REQUEST, MSG_USERAUTH_SUCCESS, MSG_GLOBAL_REQUEST = 50, 52, 80
MSG_CHANNEL_OPEN, MSG_CHANNEL_DATA, MSG_CHANNEL_REQUEST, MSG_CHANNEL_SUCCESS = 90, 94, 98, 99


class Uncut(AssertionError):
    """The server let it go on."""


# ---- before the keys ----

def text(data):
    return struct.pack(">I", len(data)) + data


def packet(payload):
    """A packet as it goes before the first keys."""
    padding = 8 - (len(payload) + 5) % 8
    padding += 8 if padding < 4 else 0
    return struct.pack(">IB", len(payload) + padding + 1, padding) + payload + os.urandom(padding)


def kexinit():
    lists = [b"curve25519-sha256", b"ssh-ed25519", b"aes256-gcm@openssh.com", b"aes256-gcm@openssh.com",
             b"hmac-sha2-256-etm@openssh.com", b"hmac-sha2-256-etm@openssh.com", b"none", b"none", b"", b""]
    return bytes([MSG_KEXINIT]) + os.urandom(16) + b"".join(map(text, lists)) + bytes(5)


def connect(server, source):
    sock = socket.create_connection((server.address, server.port), 30, (source, 0))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def is_cut(sock):
    """Reads what is there; whether the server has closed."""
    sock.setblocking(False)
    try:
        while True:
            if not sock.recv(65536):
                return True
    except BlockingIOError:
        return False
    except OSError:
        return True


def pour(sock, pieces, limit_s, pause_s=0.0):
    """Sends piece after piece, reading what comes, then waits; until the server closes."""
    end = time.monotonic() + limit_s
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            if is_cut(sock):
                return
            if time.monotonic() > end:
                raise Uncut("still connected after %s s" % limit_s)
            try:
                rest = rest[sock.send(rest):]
            except BlockingIOError:
                time.sleep(0.002)
            except OSError:
                return
        time.sleep(pause_s)
    while not is_cut(sock):
        if time.monotonic() > end:
            raise Uncut("still connected after %s s" % limit_s)
        time.sleep(0.01)


# ---- behind the keys ----

def message(kind, *values):
    """A message of ints, bools, texts (str or bytes); raw bytes as (bytes,)."""
    made = paramiko.Message()
    made.add_byte(bytes([kind]))
    for value in values:
        if isinstance(value, bool):
            made.add_boolean(value)
        elif isinstance(value, int):
            made.add_int(value)
        elif isinstance(value, tuple):
            made.add_bytes(value[0])
        else:
            made.add_string(value)
    return made


def transport(server, source, door=None):
    """A paramiko transport after the key exchange; let in by a door, if one is named."""
    made = paramiko.Transport(connect(server, source))
    made.daemon = True
    try:
        made.start_client(timeout=30)
        if door is not None:
            made.auth_none(door)
    except BaseException:
        made.close()
        raise
    return made


def session(server, source, columns=80, rows=24, window=None, door="portal"):
    """A shell with a terminal; the transport is its .transport."""
    channel = transport(server, source, door).open_session(window_size=window, timeout=30)
    channel.get_pty("xterm-256color", columns, rows)
    channel.invoke_shell()
    return channel


def flood(way, messages, limit_s):
    """Sends message after message behind the keys; until the server ends the connection."""
    def send():
        try:
            for one in messages:
                way._send_message(one)
        except Exception:  # cut in the middle: whatever paramiko says then
            pass
    threading.Thread(target=send, daemon=True).start()
    wait_cut(way, limit_s)


def wait_cut(way, limit_s):
    end = time.monotonic() + limit_s
    while way.is_active():
        if time.monotonic() > end:
            raise Uncut("still connected after %s s" % limit_s)
        time.sleep(0.01)

"""An SMTP server that misbehaves as it is told, in a thread of the test (standard library only).

Behaviours:
    ok          takes every letter                  busy        421 instead of a greeting
    silent      never greets                        drip        greets one byte at a time, for ever
    garbage     speaks no SMTP                      notls       offers no STARTTLS
    badauth     535 to every login                  noauth      offers no AUTH
    login       offers AUTH LOGIN only              mail550     550 at MAIL
    mail530     530 at MAIL                         grey        451 at RCPT
    reject      550 at RCPT                         data552     552 after the dot
    data451     451 after the dot                   drop        hangs up in DATA
    dropdot     takes the letter, hangs up without saying so
    hang        never answers the dot               late        answers it once it is released
"""
import base64
import re
import socketserver
import ssl
import threading

USER, PASSWORD = "portal", "pw with blank"


class Handler(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def put(self, *lines):
        for number, line in enumerate(lines):
            if number + 1 < len(lines):
                line = line[:3] + "-" + line[4:]
            self.wfile.write(line.encode() + b"\r\n")
        self.wfile.flush()

    def get(self):
        line = self.rfile.readline()
        if not line:
            raise ConnectionError
        return line.decode("utf-8", "replace").rstrip("\r\n")

    def handle(self):
        self.mode, self.is_tls, self.is_logged_in = self.server.mode, False, False
        try:
            self.greet()
            while self.answer(self.get()):
                pass
        except (OSError, ValueError):
            pass
        self.server.closed.set()

    def hold(self):
        """Says nothing more until the other side is tired of it."""
        self.server.holding.set()
        while self.connection.recv(1024):
            pass
        raise ConnectionError

    def greet(self):
        if self.mode == "silent":
            self.hold()
        while self.mode == "drip":
            self.server.holding.set()
            self.wfile.write(b"2")
            self.wfile.flush()
            if self.server.over.wait(0.2):
                raise ConnectionError
        if self.mode == "busy":
            self.put("421 4.3.2 too busy")
            raise ConnectionError
        if self.mode == "garbage":
            self.put("hello, is this the fax?")
            raise ConnectionError
        self.put("220 test ESMTP")

    def answer(self, line):
        verb = line.split(" ")[0].upper()
        self.server.heard.append(verb)
        method = getattr(self, "do_" + verb.lower(), None)
        if not method:
            self.put("500 5.5.2 what?")
            return True
        return method(line) is not False

    def do_ehlo(self, _):
        offers = ["250 test", "250 8BITMIME", "250 ENHANCEDSTATUSCODES", "250 PIPELINING"]
        if not self.is_tls and self.mode != "notls":
            offers.append("250 STARTTLS")
        if self.is_tls and self.mode != "noauth":
            offers.append("250 AUTH LOGIN" if self.mode == "login" else "250 AUTH PLAIN LOGIN")
        self.put(*offers)

    def do_starttls(self, _):
        self.put("220 2.0.0 go")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server.certificate + ".pem", self.server.certificate + ".key")
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
        self.is_tls = True

    def ask(self, prompt):
        self.put("334 " + base64.b64encode(prompt).decode())
        return base64.b64decode(self.get()).decode()

    def do_auth(self, line):
        words = line.split(" ")
        if words[1].upper() == "PLAIN":
            reply = words[2] if len(words) > 2 else base64.b64encode(self.ask(b"").encode()).decode()
            _, user, password = base64.b64decode(reply).decode().split("\0")
        else:
            user = base64.b64decode(words[2]).decode() if len(words) > 2 else self.ask(b"Username:")
            password = self.ask(b"Password:")
        self.is_logged_in = (user, password) == (USER, PASSWORD) and self.mode != "badauth"
        self.put("235 2.7.0 welcome" if self.is_logged_in else "535 5.7.8 authentication failed")

    def do_mail(self, _):
        refusals = {"mail550": "550 5.7.1 sender refused", "mail530": "530 5.7.0 login first"}
        self.put(refusals.get(self.mode, "250 2.1.0 ok"))

    def do_rcpt(self, line):
        address = re.search("<(.*)>", line).group(1)
        refusals = {"grey": "451 4.7.1 greylisted, come back later", "reject": "550 5.1.1 <%s> unknown" % address}
        self.put(refusals.get(self.mode, "250 2.1.5 ok"))

    def do_data(self, _):
        if self.mode in ("grey", "reject", "mail550", "mail530"):
            self.put("554 5.5.1 no valid recipients")
            return True
        self.put("354 go ahead")
        if self.mode == "drop":
            return False
        lines = []
        while True:
            line = self.rfile.readline()
            if not line:
                return False
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        if self.mode == "hang":
            self.hold()
        if self.mode == "late":
            self.server.holding.set()
            self.server.release.wait()
        if self.mode in ("data552", "data451"):
            self.put("552 5.3.4 message too big" if self.mode == "data552" else "451 4.3.0 try again")
            return True
        self.server.messages.append((self.is_tls, self.is_logged_in, b"".join(lines)))
        if self.mode == "dropdot":
            return False
        self.put("250 2.0.0 queued")
        return True

    def do_rset(self, _):
        self.put("250 2.0.0 ok")

    def do_quit(self, _):
        self.put("221 2.0.0 bye")
        return False


class Server(socketserver.ThreadingTCPServer):
    """Listens on a free port of 127.0.0.1 until the with-block ends."""
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, mode, certificate):
        super().__init__(("127.0.0.1", 0), Handler)
        self.mode, self.certificate = mode, certificate
        self.messages, self.heard = [], []
        self.holding, self.closed, self.over = threading.Event(), threading.Event(), threading.Event()
        self.release = threading.Event()
        self.port = self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, *_):
        pass  # a client that hangs up is what many of these tests are about

    def message_ids(self):
        return [re.search(rb"^Message-ID: <(.*)>\r$", text, re.M | re.I).group(1).decode()
                for _, _, text in self.messages]

"""An authority of its own and cards of SoftHSM2, for tests that come to the portal by ssh -I.

    with Authority() as authority:
        card = authority.card("rsa", LIN[0])           # a token with one key and its certificate
        authority.trust(server)                        # anchor and revocation list
        run_client(server, "enroll", data=card.certificate(), **by_card(card))
"""
import os
import subprocess
import tempfile

SOFTHSM = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "123456"
PERSONNEL, INSTITUTION = "2.16.886.1.100.3.1.7", "2.16.886.1.100.3.2.21"

CONFIGURATION = """
[ca]
default_ca = here
[here]
database = index.txt
crlnumber = crlnumber
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_crl_days = 30
crl_extensions = list
[list]
authorityKeyIdentifier = keyid
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
"""
LEAF = """
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
authorityKeyIdentifier = keyid
subjectDirectoryAttributes = ASN1:SEQUENCE:attributes
[attributes]
type = SEQUENCE:attribute
[attribute]
oid = OID:2.16.886.1.100.2.1
values = SET:values
[values]
value = OID:%s
"""
KINDS = {
    "rsa": ("RSA", "rsa_keygen_bits:2048"),
    "weak": ("RSA", "rsa_keygen_bits:1024"),
    "p256": ("EC", "ec_paramgen_curve:P-256"),
    "p384": ("EC", "ec_paramgen_curve:P-384"),
}


class Card:
    """Files of one card: NAME.key, NAME.pem, NAME.pub; a token of the same name unless it has none."""

    def __init__(self, authority, name):
        self.authority, self.name = authority, name

    def path(self, ending):
        return "%s/%s.%s" % (self.authority.folder.name, self.name, ending)

    def certificate(self, form="PEM"):
        return self.authority.openssl("x509", "-in", self.path("pem"), "-outform", form)

    def environment(self):
        return {"SOFTHSM2_CONF": self.path("conf")}


class Authority:
    def __init__(self, name="憑證測試中心"):
        self.folder = tempfile.TemporaryDirectory()
        os.chmod(self.folder.name, 0o711)  # maportal-admin may be another user
        self.n_cards = 0
        self._write("ca.conf", CONFIGURATION)
        self._write("index.txt", "")
        self._write("crlnumber", "01\n")
        self._key("p256", "ca.key")
        self.openssl("req", "-x509", "-utf8", "-new", "-key", "ca.key", "-subj", "/O=%s" % name, "-days", "3650",
                     "-config", "ca.conf", "-extensions", "root", "-out", "ca.pem")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def _write(self, name, text):
        with open(self.folder.name + "/" + name, "w", encoding="utf-8") as file:
            file.write(text)

    def openssl(self, *words, data=None):
        done = subprocess.run(["openssl", *words], cwd=self.folder.name, check=False, input=data,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert done.returncode == 0, (words, done.stderr.decode())
        return done.stdout

    def _key(self, kind, name):
        algorithm, option = KINDS[kind]
        self.openssl("genpkey", "-algorithm", algorithm, "-pkeyopt", option, "-out", name)

    def card(self, kind, identity, side=PERSONNEL, has_token=True, days=("-30", "30"), name="測試者"):
        """days: begin and end of the certificate from today."""
        self.n_cards += 1
        card = Card(self, "card%d" % self.n_cards)
        self._key(kind, card.path("key"))
        self.issue(card, identity, side, days, name)
        os.chmod(card.path("key"), 0o600)
        with open(card.path("pub"), "w", encoding="ascii") as file:
            subprocess.run(["ssh-keygen", "-y", "-f", card.path("key")], check=True, stdout=file)
        if has_token:
            self._token(card)
        return card

    def issue(self, card, identity, side=PERSONNEL, days=("-30", "30"), name="測試者"):
        """A certificate for the card's key, in the place of the one before."""
        begin, end = (subprocess.run(["date", "-u", "-d", day + " days", "+%y%m%d%H%M%SZ"], check=True, text=True,
                                     stdout=subprocess.PIPE).stdout.strip() for day in days)
        self._write(card.name + ".conf2", LEAF % side)
        self.openssl("req", "-new", "-utf8", "-key", card.path("key"), "-subj", "/CN=%s/serialNumber=%s"
                     % (name, identity), "-config", "ca.conf", "-out", card.path("csr"))
        self._write("issue.conf", CONFIGURATION.replace("[list]", "new_certs_dir = .\nrand_serial = yes\n"
                                                        "policy = any\nunique_subject = no\n[any]\n"
                                                        "commonName = supplied\nserialNumber = supplied\n[list]"))
        self.openssl("ca", "-batch", "-notext", "-utf8", "-config", "issue.conf", "-extfile", card.name + ".conf2",
                     "-startdate", begin, "-enddate", end, "-in", card.path("csr"), "-out", card.path("pem"))

    def _token(self, card):
        os.mkdir(card.path("tokens"))
        with open(card.path("conf"), "w", encoding="ascii") as file:
            file.write("directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n"
                       % card.path("tokens"))
        self.put(card, card, "01", is_new=True)

    def put(self, card, source, number, is_new=False):
        """The key of source as another key of the card's token."""
        token = ["--token", card.name]
        if is_new:
            self._softhsm(card, "--init-token", "--free", "--label", card.name, "--pin", PIN, "--so-pin", PIN)
        self._softhsm(card, "--import", source.path("key"), *token, "--label", "key" + number, "--id", number,
                      "--pin", PIN)

    @staticmethod
    def _softhsm(card, *words):
        done = subprocess.run(["softhsm2-util", *words], env={**os.environ, **card.environment()}, check=False,
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert done.returncode == 0, (words, done.stdout)

    def revoke(self, card):
        self.openssl("ca", "-config", "ca.conf", "-revoke", card.path("pem"))

    def trust(self, server, anchor=True):
        self.openssl("ca", "-config", "ca.conf", "-gencrl", "-out", "list.pem")
        if anchor:
            server.admin("trust", "add", self.folder.name + "/ca.pem")
        server.admin("trust", "crl", self.folder.name + "/list.pem")


def by_card(card, **options):
    """How sshclient's functions come with the card's token; PIN and all."""
    asker = card.authority.folder.name + "/ask"
    with open(asker, "w", encoding="ascii") as file:
        file.write("#!/bin/sh\necho %s\n" % PIN)
    os.chmod(asker, 0o700)
    return {"env": {**card.environment(), "SSH_ASKPASS": asker, "SSH_ASKPASS_REQUIRE": "force", "DISPLAY": ":0"},
            "flags": ("-I", SOFTHSM), "door": "card", "BatchMode": "no", **options}


def by_file(card, **options):
    """The same with the key in a file, which is quicker and needs no token."""
    return {"door": "card", "IdentityFile": card.path("key"), "IdentitiesOnly": "yes", **options}

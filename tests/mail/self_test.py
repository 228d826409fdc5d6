"""Checks the test servers themselves with smtplib; run it with the Python of the mail venv.

`self_test.py postfix` or `self_test.py faults` checks one of them.
"""

import hashlib
import json
import smtplib
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path

HERE = Path(__file__).resolve().parent
BODY_LINES = ["Hei.", ".", "..punktum", ".", "", "Ærlig talt."]


def check(what: str, holds: bool, seen: object = "") -> None:
    print(f"ok  {what}" if holds else f"NO  {what}: {seen}", flush=True)
    if not holds:
        sys.exit(1)


def free_port() -> int:
    """A port that is free, and so is the next."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


def message(recipient: str, number: int = 0) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "post@solsikken.example.org"
    mail["To"] = recipient
    mail["Subject"] = "Møte"
    mail["Message-ID"] = f"<{number}.{time.time_ns()}@solsikken.example.org>"
    mail.set_content("\r\n".join(BODY_LINES), cte="8bit")
    return mail


def client(port: int, pki: Path, password: str | None, implicit=False, ca="ca.pem"):
    context = ssl.create_default_context(cafile=str(pki / ca))
    if implicit:
        smtp = smtplib.SMTP_SSL("localhost", port, timeout=10, context=context)
    else:
        smtp = smtplib.SMTP("localhost", port, timeout=10)
        smtp.starttls(context=context)
    if password:
        smtp.login("blankett", password)
    return smtp


def reply(call) -> int:
    """The code of the refusal; 250 when there was none, 0 when the connection was lost."""
    try:
        call()
    except smtplib.SMTPRecipientsRefused as error:
        return next(iter(error.recipients.values()))[0]
    except smtplib.SMTPResponseException as error:
        return error.smtp_code
    except (smtplib.SMTPServerDisconnected, OSError):
        return 0
    return 250


def postfix(work: Path) -> None:
    folder, port = work / "postfix", free_port()
    script = str(HERE / "postfix.sh")
    for turn in (1, 2):
        subprocess.run([script, "start", str(folder), str(port)], check=True)
        try:
            postfix_holds(folder, port, turn)
        finally:
            subprocess.run([script, "stop", str(folder)], check=True)
        left = subprocess.run(["pgrep", "-f", str(folder)], capture_output=True, text=True).stdout
        check("no process is left", left == "", left)
        check("the port is free again", reply(lambda: smtplib.SMTP("localhost", port)) == 0)


def postfix_holds(folder: Path, port: int, turn: int) -> None:
    pki, password = folder / "pki", (folder / "password").read_text().strip()
    second = subprocess.run(
        [str(HERE / "postfix.sh"), "start", str(folder), str(port)], capture_output=True
    )
    check("a second start is refused", second.returncode == 1)
    for implicit in (False, True):
        recipient = f"styrer{turn}{'tls' if implicit else ''}@solsikken.example.org"
        mail = message(recipient)
        with client(port + implicit, pki, password, implicit) as smtp:
            check("SMTPUTF8 is offered", smtp.has_extn("smtputf8"))
            smtp.send_message(mail)
        box = folder / "mail" / recipient / "new"
        for _ in range(100):
            if box.is_dir() and any(box.iterdir()):
                break
            time.sleep(0.1)
        found = [path.read_text() for path in box.iterdir()] if box.is_dir() else []
        arrived = len(found) == 1 and mail["Message-ID"] in found[0]
        check(f"mail lands in the Maildir of {recipient}", arrived, found)
        check("its text is whole", found[0].rstrip().endswith("\n".join(BODY_LINES)), found)

    with client(port, pki, password) as smtp:
        sender = "post@example.org"
        send = lambda to: reply(lambda: smtp.sendmail(sender, [to], "Subject: x\r\n\r\nx"))
        check("avvist is refused", (code := send("avvist@example.org")) == 550, code)
        check("senere is put off", (code := send("senere@example.org")) == 451, code)
        check("no other domain", (code := send("noen@annet.example")) == 554, code)
        smtp.mail(sender, ["SMTPUTF8"])
        smtp.command_encoding = "utf-8"
        code, text = smtp.rcpt("bjørn@example.org")
        check("a recipient beyond ASCII", code == 250, text)
        smtp.rset()
    with client(port, pki, None) as smtp:
        call = lambda: smtp.sendmail("post@example.org", ["a@example.org"], "x")
        check("no login is refused", (code := reply(call)) == 554, code)
    call = lambda: client(port, pki, "feil")
    check("a wrong password is refused", (code := reply(call)) == 535, code)
    with smtplib.SMTP("localhost", port) as smtp:
        smtp.ehlo()
        check("no login is offered in clear", not smtp.has_extn("auth"))
        call = lambda: smtp.sendmail("post@example.org", ["a@example.org"], "x")
        check("nothing is taken in clear", (code := reply(call)) == 530, code)
    try:
        client(port, pki, password, ca="other-ca.pem")
        check("another authority does not vouch for it", False)
    except ssl.SSLError:
        check("another authority does not vouch for it", True)


class FaultServer:
    def __init__(self, work: Path, *options: str) -> None:
        self.log = work / "accepted"
        self.log.unlink(missing_ok=True)
        self.pki = work / "pki"
        command = [sys.executable, str(HERE / "fault_server.py"), "--pki", str(self.pki)]
        command += ["--password-file", str(work / "password"), "--log", str(self.log)]
        self.process = subprocess.Popen(
            [*command, *options], stdout=subprocess.PIPE, text=True, stderr=subprocess.PIPE
        )
        self.port = int(self.process.stdout.readline().split()[1])

    def accepted(self) -> list[dict]:
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def stop(self) -> dict:
        self.process.terminate()
        out, errors = self.process.communicate(timeout=10)
        if errors:
            check("nothing on standard error", False, errors)
        return json.loads(out)


# Fault; reply to the first try of a message; how many of these tries were taken.
EXPECTED = [
    ("banner-4xx", 450, 0),
    ("too-many-connections=0", 421, 0),
    ("tls-refused", 454, 0),
    ("mail-4xx", 451, 0),
    ("rcpt-4xx", 451, 0),
    ("rcpt-5xx", 550, 0),
    ("greylist", 451, 0),
    ("data-4xx", 451, 0),
    ("close-in-middle", 421, 0),
    ("drop-before-dot", 0, 0),
    ("body-4xx", 452, 0),
    ("body-5xx", 554, 0),
    ("drop-after-dot", 0, 1),
    ("slow", 250, 1),
    ("garbage-reply", -1, 1),
]


def faults(work: Path) -> None:
    subprocess.run([str(HERE / "pki.sh"), str(work / "pki")], check=True)
    (work / "password").write_text("hemmelig\n")

    for tls in ("starttls", "implicit"):
        keep = work / f"keep-{tls}"
        server = FaultServer(work, "--tls", tls, "--keep", str(keep))
        started = time.monotonic()
        with client(server.port, server.pki, "hemmelig", tls == "implicit") as smtp:
            for number in range(200):
                smtp.send_message(message(f"n{number}@example.org", number))
        rate = 200 / (time.monotonic() - started)
        counts, lines = server.stop(), server.accepted()
        kept = sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in keep.iterdir())
        counted = counts["accepted"] == len(lines) == 200 == len({l["message_id"] for l in lines})
        check(f"{tls}: 200 messages counted, {rate:.0f}/s", counted, counts)
        check("stored as logged", kept == sorted(line["sha256"] for line in lines))
        text = next(keep.iterdir()).read_bytes().decode()
        check("dots as they were", text.rstrip().endswith("\r\n".join(BODY_LINES)), text)

    for tls in ("starttls", "implicit"):
        for fault, code, taken in EXPECTED:
            if fault == "tls-refused" and tls == "implicit":
                continue
            options = ("--tls", tls, "--fault", fault, "--slow-seconds", "1")
            server = FaultServer(work, *options)

            def send() -> None:
                implicit = tls == "implicit"
                with client(server.port, server.pki, "hemmelig", implicit) as smtp:
                    smtp.send_message(message("noen@example.org"))

            started = time.monotonic()
            seen = reply(send)
            waited = time.monotonic() - started
            counts = server.stop()
            right = (
                (seen, counts["accepted"], len(server.accepted())) == (code, taken, taken)
                and counts["faults"] == {fault.split("=")[0]: 1}
                and (fault != "slow" or 1 < waited < 5)
            )
            check(f"{tls} {fault}: {seen}, taken {taken}", right, (counts, waited))

    server = FaultServer(work)
    with client(server.port, server.pki, "hemmelig") as smtp:
        # An empty text, one that begins with a dot, and one in many small pieces.
        texts = [b"", b".a\r\n", b"x\r\n.\r\ny\r\n" * 20000]
        for number, text in enumerate(texts):
            smtp.mail("post@example.org")
            smtp.rcpt("noen@example.org")
            check("DATA", smtp.docmd("DATA")[0] == 354)
            stuffed = (b"\r\n" + text).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"
            step = 1 if number < 2 else 997
            for start in range(0, len(stuffed), step):
                smtp.send(stuffed[start : start + step])
            check(f"text of {len(text)} bytes", smtp.getreply()[0] == 250)
    counts, lines = server.stop(), server.accepted()
    sums = [hashlib.sha256(text).hexdigest() for text in texts]
    check("byte for byte", sums == [line["sha256"] for line in lines], lines)
    check("nothing odd", counts["bare_newlines"] == counts["long_lines"] == 0, counts)

    chunks(work)

    hidden = ("no-starttls", "no-smtputf8", "no-chunking")
    server = FaultServer(work, *(word for name in hidden for word in ("--fault", name)))
    with smtplib.SMTP("localhost", server.port) as smtp:
        smtp.ehlo()
        check("chunks are not offered", not smtp.has_extn("chunking"))
        check("neither is offered", not smtp.has_extn("starttls") and not smtp.has_extn("smtputf8"))
        check("no login in clear", smtp.docmd("AUTH", "PLAIN AGEAYg==")[0] == 538)
        check("no message in clear", smtp.mail("post@example.org")[0] == 530)
    check("the attempt is counted", server.stop()["logins_in_clear"] == 1)

    for value, ca in (("name", "ca.pem"), ("authority", "ca.pem"), ("authority", "other-ca.pem")):
        server = FaultServer(work, "--fault", f"wrong-certificate={value}")
        try:
            client(server.port, server.pki, "hemmelig", ca=ca)
            refused = False
        except ssl.SSLError:
            refused = True
        server.stop()
        check(f"certificate wrong by {value}, trusting {ca}", refused == (ca == "ca.pem"))

    server = FaultServer(work, "--fault", "rcpt-4xx=0.3", "--fault", "drop-after-dot=0.2")
    outcomes = []
    for number in range(100):
        mail = message(f"n{number}@example.org", number)
        try:
            with client(server.port, server.pki, "hemmelig") as smtp:
                outcomes.append(reply(lambda: smtp.send_message(mail)))
        except (smtplib.SMTPServerDisconnected, OSError):
            pass
    counts = server.stop()
    numbers = [outcomes.count(code) for code in (451, 0, 250)]
    hits = counts["faults"]
    expected = [hits["rcpt-4xx"], hits["drop-after-dot"], 100 - sum(hits.values())]
    check(f"mixed faults {hits}", numbers == expected, (numbers, counts))
    check("all taken are counted", counts["accepted"] == numbers[1] + numbers[2], counts)


def bdat(smtp: smtplib.SMTP, *pieces: bytes) -> list[int]:
    """The replies to a message in these chunks, as far as there were any."""
    smtp.mail("post@example.org")
    smtp.rcpt("noen@example.org")
    replies = []
    for number, piece in enumerate(pieces, 1):
        last = b" LAST" if number == len(pieces) else b""
        smtp.send(b"BDAT %d%s\r\n%s" % (len(piece), last, piece))
        try:
            replies.append(smtp.getreply()[0])
        except (smtplib.SMTPServerDisconnected, OSError):
            replies.append(0)
        if replies[-1] != 250:
            break
    return replies


# Fault; the replies to two chunks; how many messages were taken.
CHUNKS = [
    ("data-4xx", [451], 0),
    ("chunk-4xx", [452], 0),
    ("chunk-5xx", [552], 0),
    ("chunks-unknown", [502], 0),
    ("drop-at-chunk", [0], 0),
    ("close-in-middle=0", [250, 250], 1),
    ("drop-before-dot", [250, 0], 0),
    ("body-4xx", [250, 452], 0),
    ("body-5xx", [250, 554], 0),
    ("drop-after-dot", [250, 0], 1),
    ("slow", [250, 250], 1),
    ("garbage-reply", [250, -1], 1),
]


def chunks(work: Path) -> None:
    """Messages in chunks (RFC 3030), and what can go wrong with them."""
    server = FaultServer(work)
    texts = [
        [b""],
        [b".\r\n"],
        [b"", b"a\r\n"],
        [b"a\r\n.\r\n", b"..b\r", b"\n"],
        [b"x\r\n.\r\ny\r\n" * 20000, b"--z--\r\n"],
    ]
    with client(server.port, server.pki, "hemmelig") as smtp:
        check("CHUNKING is offered", smtp.has_extn("chunking"))
        for pieces in texts:
            replies = bdat(smtp, *pieces)
            check(f"{len(pieces)} chunks", replies == [250] * len(pieces), replies)
        smtp.send(b"BDAT 3\r\na\r\n")
        check("no chunk without a recipient", (code := smtp.getreply()[0]) == 503, code)
        # Given up half way: what came before is forgotten.
        smtp.mail("post@example.org")
        smtp.rcpt("noen@example.org")
        smtp.send(b"BDAT 3\r\na\r\n")
        check("a chunk", smtp.getreply()[0] == 250)
        smtp.rset()
        check("a fresh start", (replies := bdat(smtp, b"b\r\n")) == [250], replies)
    counts, lines = server.stop(), server.accepted()
    sums = [hashlib.sha256(b"".join(pieces)).hexdigest() for pieces in [*texts, [b"b\r\n"]]]
    check("chunks byte for byte", sums == [line["sha256"] for line in lines], lines)

    for fault, expected, taken in CHUNKS:
        server = FaultServer(work, "--fault", fault, "--slow-seconds", "1")
        with client(server.port, server.pki, "hemmelig") as smtp:
            replies = bdat(smtp, b"Subject: x\r\n\r\nx\r\n", b"y\r\n")
            smtp.close()
        counts = server.stop()
        right = (replies, counts["accepted"]) == (expected, taken)
        check(f"chunks, {fault}: {replies}, taken {taken}", right, counts)


def main() -> None:
    parts = {"postfix": postfix, "faults": faults}
    for name in sys.argv[1:] or parts:
        if name not in parts:
            sys.exit(__doc__)
        with tempfile.TemporaryDirectory() as work:
            Path(work).chmod(0o711)
            parts[name](Path(work))
    print("all held")


if __name__ == "__main__":
    main()

"""An SMTP server on loopback that goes wrong in the way it is told to.

    fault_server.py --pki DIR --password-file FILE --log FILE --fault drop-after-dot=0.1

Every message taken is one JSON line in the log, written before the reply: message_id, recipients,
sha256 and size of the bytes as they were before dot-stuffing, time, and the client's port. The
server prints "ready PORT" when it listens and, on SIGTERM, its counts as JSON, among them logins
tried without TLS, line ends that are not CRLF, and lines of more than 998 bytes.

A fault is NAME or NAME=VALUE; without another meaning below, VALUE is a probability (default 1):

    banner-4xx            450 instead of the greeting, and the connection closes
    too-many-connections  421 instead of the greeting above VALUE connections
    no-starttls           STARTTLS is not offered
    tls-refused           454 to STARTTLS
    wrong-certificate     a certificate of another authority, or with VALUE "name" for another name
    no-smtputf8           SMTPUTF8 is not offered
    no-chunking           CHUNKING is not offered
    mail-4xx              451 to MAIL
    rcpt-4xx, rcpt-5xx    451 or 550 to RCPT
    greylist              451 to the first RCPT of each recipient
    data-4xx              451 to DATA, or to the first chunk
    close-in-middle       421 to MAIL, RCPT, DATA or BDAT, and the connection closes
    chunk-4xx, chunk-5xx  452 or 552 to a chunk that is not the last
    chunks-unknown        502 to BDAT although it is offered; what follows is taken for commands
    drop-at-chunk         the connection breaks instead of the reply to a chunk that is not the last
    drop-before-dot       the connection breaks while the text, or the last chunk, is being read;
                          message not taken
    body-4xx, body-5xx    452 or 554 after the text
    drop-after-dot        message taken, then the connection breaks without a reply
    slow                  message taken, reply after --slow-seconds
    garbage-reply         message taken, then a reply that is none
"""

import argparse
import asyncio
import email.parser
import email.policy
import hashlib
import json
import logging
import os
import random
import re
import signal
import ssl
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, syntax

PROBABLE = {
    "banner-4xx",
    "mail-4xx",
    "rcpt-4xx",
    "rcpt-5xx",
    "greylist",
    "data-4xx",
    "close-in-middle",
    "chunk-4xx",
    "chunk-5xx",
    "chunks-unknown",
    "drop-at-chunk",
    "drop-before-dot",
    "body-4xx",
    "body-5xx",
    "drop-after-dot",
    "slow",
    "garbage-reply",
    "tls-refused",
}
END = b"\r\n.\r\n"
BARE = re.compile(rb"(?<!\r)\n|\r(?!\n)")
FIXED = {"no-starttls", "no-smtputf8", "no-chunking"}


class Faults:
    """Which faults were asked for, and for each the dice, so that none disturbs another."""

    def __init__(self, wanted: list[str], seed: int) -> None:
        self.probability: dict[str, float] = {}
        self.fixed: set[str] = set()
        self.certificate = "server"
        self.connections: int | None = None
        self.hits: Counter[str] = Counter()
        for text in wanted:
            name, _, value = text.partition("=")
            if name in PROBABLE:
                self.probability[name] = float(value or 1)
                if not 0 <= self.probability[name] <= 1:
                    raise ValueError(f"{text}: a probability is between 0 and 1")
            elif name in FIXED and not value:
                self.fixed.add(name)
            elif name == "wrong-certificate" and value in ("", "authority", "name"):
                self.certificate = "wrong-name" if value == "name" else "other-server"
            elif name == "too-many-connections":
                self.connections = int(value or 1)
            else:
                raise ValueError(f"{text}: no such fault")
        self.dice = {name: random.Random(f"{seed}/{name}") for name in self.probability}

    def hit(self, name: str) -> bool:
        probability = self.probability.get(name, 0)
        happens = probability > 0 and self.dice[name].random() < probability
        self.hits[name] += happens
        return happens


class Seen:
    """A text as it comes in: what is to be known of it in the end is known at once.

    A server that takes its time after the last byte keeps its client in doubt for as long.
    """

    def __init__(self) -> None:
        self.message_id: str | None = None
        self.chunks: list[bytes] = []
        self.sum = hashlib.sha256()
        self.size = 0

    def add(self, chunk: bytes) -> None:
        if not self.chunks:
            head = chunk.partition(b"\r\n\r\n")[0]
            policy = email.policy.compat32
            name = email.parser.BytesHeaderParser(policy=policy).parsebytes(head)["Message-ID"]
            self.message_id = str(name).strip() if name is not None else None
        self.chunks.append(chunk)
        self.sum.update(chunk)
        self.size += len(chunk)

    @property
    def content(self) -> bytes:
        return b"".join(self.chunks)


class Ledger:
    """What was taken, on disk before anybody hears of it."""

    def __init__(self, log: Path, keep: Path | None) -> None:
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self.keep = keep
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
        self.accepted = 0

    def take(self, seen: Seen, recipients: list[str], peer: tuple) -> None:
        digest = seen.sum.hexdigest()
        if self.keep:
            number = self.accepted + 1
            (self.keep / f"{number:06}-{digest[:12]}.eml").write_bytes(seen.content)
        line = {
            "message_id": seen.message_id,
            "recipients": recipients,
            "sha256": digest,
            "size": seen.size,
            "time": time.time(),
            "port": peer[1],
            "chunks": len(seen.chunks),
        }
        data = json.dumps(line).encode() + b"\n"
        if os.write(self.log, data) != len(data):
            sys.exit("fault_server: the log is full")
        self.accepted += 1


class Handler:
    def __init__(self, faults: Faults, ledger: Ledger, slow: float) -> None:
        self.faults = faults
        self.ledger = ledger
        self.slow = slow
        self.seen: set[str] = set()

    async def handle_EHLO(self, server, session, envelope, name, replies) -> list[str]:
        session.host_name = name
        chunking = [] if "no-chunking" in self.faults.fixed else ["250-CHUNKING"]
        return [*replies[:-1], *chunking, replies[-1]]

    async def handle_MAIL(self, server, session, envelope, address, options) -> str:
        await server.perhaps_close()
        if self.faults.hit("mail-4xx"):
            return "451 4.3.0 try again later"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        await server.perhaps_close()
        first = address not in self.seen
        self.seen.add(address)
        if first and self.faults.hit("greylist"):
            return "451 4.7.1 greylisted, try again later"
        if self.faults.hit("rcpt-4xx"):
            return "451 4.2.1 mailbox busy"
        if self.faults.hit("rcpt-5xx"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.faults.hit("body-4xx"):
            return "452 4.3.1 out of space"
        if self.faults.hit("body-5xx"):
            return "554 5.6.0 content refused"
        self.ledger.take(envelope.seen, envelope.rcpt_tos, session.peer)
        if self.faults.hit("drop-after-dot"):
            await server.cut()
        if self.faults.hit("slow"):
            await asyncio.sleep(self.slow)
        if self.faults.hit("garbage-reply"):
            return "hello? this is not SMTP"
        return "250 2.0.0 taken"


class Server(SMTP):
    """One connection."""

    # The size of asyncio's buffer, too; aiosmtpd checks commands by another limit.
    line_length_limit = chunk = 1 << 17

    def __init__(self, faults: Faults, active: set["Server"], counts: Counter[str], **options):
        self.faults = faults
        self.active = active
        self.counts = counts
        super().__init__(**options)

    def connection_made(self, transport) -> None:
        # Also called when STARTTLS is through.
        self.counts["connections"] += self not in self.active
        self.active.add(self)
        super().connection_made(transport)

    def connection_lost(self, error) -> None:
        self.active.discard(self)
        super().connection_lost(error)

    async def _handle_client(self) -> None:
        limit = self.faults.connections
        if limit is not None and len(self.active) > limit:
            self.faults.hits["too-many-connections"] += 1
            await self.say_and_close("421 4.7.0 too many connections")
        if self.faults.hit("banner-4xx"):
            await self.say_and_close("450 4.3.2 not now")
        await super()._handle_client()

    async def say_and_close(self, reply: str) -> None:
        await self.push(reply)
        self.transport.close()
        # The loss of the connection cancels this coroutine.
        await asyncio.sleep(60)

    async def perhaps_close(self) -> None:
        if self.faults.hit("close-in-middle"):
            await self.say_and_close("421 4.3.2 shutting down")

    async def cut(self) -> None:
        # A reset, not an orderly end: nothing that waits to be written is written.
        (self._original_transport or self.transport).abort()
        await asyncio.sleep(60)

    @syntax("STARTTLS", when="tls_context")
    async def smtp_STARTTLS(self, arg: str) -> None:
        if self.faults.hit("tls-refused"):
            await self.push("454 4.7.0 TLS not available")
            return
        await super().smtp_STARTTLS(arg)

    @syntax("AUTH <mechanism>")
    async def smtp_AUTH(self, arg: str) -> None:
        if self._auth_require_tls and not self._tls_protocol:
            self.counts["logins_in_clear"] += 1
        await super().smtp_AUTH(arg)

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:
        ready = self.session.host_name and self.envelope.rcpt_tos and not arg
        if ready:
            await self.perhaps_close()
            if self.faults.hit("data-4xx"):
                await self.push("451 4.3.0 try again later")
                return
            if self.faults.hit("drop-before-dot"):
                await self.push("354 go on")
                await self._reader.readuntil(b"\r\n")
                await self.cut()
        else:
            # It says what is missing.
            await super().smtp_DATA(arg)
            return
        await self.push("354 go on")
        self.envelope.seen.add(await self.text())
        await self.whole()

    def _create_envelope(self):
        envelope = super()._create_envelope()
        envelope.seen = Seen()
        return envelope

    @syntax("BDAT <size> [LAST]")
    async def smtp_BDAT(self, arg: str) -> None:
        if self.faults.hit("chunks-unknown"):
            await self.push("502 5.5.1 command not recognized")
            return
        words = (arg or "").upper().split()
        if not words or not words[0].isdecimal() or words[1:] not in ([], ["LAST"]):
            await self.push("501 5.5.4 BDAT <size> [LAST]")
            return
        last = words[1:] == ["LAST"]
        ready = self.session.host_name and self.envelope.rcpt_tos
        if last and ready and self.faults.hit("drop-before-dot"):
            await self.cut()
        try:
            chunk = await self._reader.readexactly(int(words[0]))
        except asyncio.IncompleteReadError:
            await asyncio.sleep(60)
        if not ready:
            await self.push("503 5.5.1 MAIL and RCPT first")
            return
        await self.perhaps_close()
        if not self.envelope.seen.chunks and self.faults.hit("data-4xx"):
            await self.refuse("451 4.3.0 try again later")
            return
        self.envelope.seen.add(chunk)
        if last:
            await self.whole()
        elif self.faults.hit("chunk-4xx"):
            await self.refuse("452 4.3.1 out of space")
        elif self.faults.hit("chunk-5xx"):
            await self.refuse("552 5.3.4 too big")
        elif self.faults.hit("drop-at-chunk"):
            await self.cut()
        else:
            await self.push("250 2.0.0 chunk taken")

    async def refuse(self, reply: str) -> None:
        self._set_post_data_state()
        await self.push(reply)

    async def whole(self) -> None:
        seen = self.envelope.seen
        reply = await self.event_handler.handle_DATA(self, self.session, self.envelope)
        self._set_post_data_state()
        self._writer.write(reply.encode() + b"\r\n")
        self.count_oddities(seen.content)
        await self._writer.drain()

    async def text(self) -> bytes:
        """What comes until the lone dot, without the dots that were put before others.

        aiosmtpd goes line by line, which takes so long that a client that is killed would most
        often be killed while it waits for us.
        """
        data = bytearray(b"\r\n")
        while (end := data.find(END, max(0, len(data) - self.chunk - len(END)))) < 0:
            chunk = await self._reader.read(self.chunk)
            if not chunk:
                await asyncio.sleep(60)
            data += chunk
        # Nobody sends on before the reply, but a byte too many must not get lost unseen.
        self._reader._buffer[:0] = data[end + len(END) :]
        return bytes(data[: end + 2]).replace(b"\r\n.", b"\r\n")[2:]

    def count_oddities(self, content: bytes) -> None:
        # Counting is quicker than the expression, and nearly always enough.
        if not content.count(b"\r") == content.count(b"\n") == content.count(b"\r\n"):
            self.counts["bare_newlines"] += len(BARE.findall(content))
        self.counts["long_lines"] += sum(len(line) > 998 for line in content.split(b"\r\n"))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=0, help="default 0: any that is free")
    parser.add_argument("--pki", type=Path, required=True, help="folder made by pki.sh")
    parser.add_argument("--tls", choices=["starttls", "implicit"], default="starttls")
    parser.add_argument("--user", default="blankett")
    parser.add_argument("--password-file", type=Path, required=True)
    parser.add_argument("--log", type=Path, required=True, help="one JSON line a message")
    parser.add_argument("--keep", type=Path, help="folder for the messages themselves")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME[=VALUE]")
    parser.add_argument("--slow-seconds", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


async def serve(args: argparse.Namespace) -> None:
    try:
        faults = Faults(args.fault, args.seed)
    except ValueError as error:
        sys.exit(f"fault_server: {error}")
    ledger = Ledger(args.log, args.keep)
    handler = Handler(faults, ledger, args.slow_seconds)
    login = (args.user.encode(), args.password_file.read_bytes().strip())

    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.minimum_version = ssl.TLSVersion.TLSv1_2
    tls.load_cert_chain(
        args.pki / f"{faults.certificate}.pem", args.pki / f"{faults.certificate}.key"
    )
    implicit = args.tls == "implicit"
    offer_starttls = not implicit and "no-starttls" not in faults.fixed

    active: set[Server] = set()
    names = ("connections", "logins", "refused_logins", "logins_in_clear")
    counts: Counter[str] = Counter(dict.fromkeys((*names, "bare_newlines", "long_lines"), 0))

    def authenticate(server, session, envelope, mechanism, data) -> AuthResult:
        right = (data.login, data.password) == login
        counts["logins" if right else "refused_logins"] += 1
        return AuthResult(success=right, handled=False)

    loop = asyncio.get_running_loop()

    def connection() -> Server:
        return Server(
            faults,
            active,
            counts,
            handler=handler,
            hostname="localhost",
            ident="test server",
            enable_SMTPUTF8="no-smtputf8" not in faults.fixed,
            tls_context=tls if offer_starttls else None,
            require_starttls=offer_starttls,
            authenticator=authenticate,
            auth_required=True,
            auth_require_tls=not implicit,
            timeout=120,
            loop=loop,
        )

    # A client may come with a thousand connections before this loop turns once.
    listener = await loop.create_server(
        connection, "127.0.0.1", args.port, ssl=tls if implicit else None, backlog=1000
    )
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    print("ready", listener.sockets[0].getsockname()[1], flush=True)
    await stop.wait()
    listener.close()
    hits = {name: count for name, count in faults.hits.items() if count}
    print(json.dumps({"accepted": ledger.accepted, **counts, "faults": hits}), flush=True)
    # Connections still open must not take another message that nobody counts.
    os._exit(0)


if __name__ == "__main__":
    # aiosmtpd warns that a login without STARTTLS is dangerous; here TLS came before it.
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    asyncio.run(serve(arguments()))

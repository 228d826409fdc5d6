#!/usr/bin/env python3
"""The same messages through other mailers to the same sink, in turns with ours.

The others keep nothing: what they are killed with is lost. Each has eight connections with TLS that
stay open. nodemailer is installed when it is not there.
"""

import os
import resource
import smtplib
import ssl
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from common import (
    MAIL,
    Outbox,
    Server,
    arguments,
    expect,
    free_port,
    invitations,
    parse,
    table,
    venv_python,
    verdict,
    workplace,
)

NODEMAILER = "nodemailer@7.0.10"
SCRIPT = """
const [port, ca, file, count, connections] = process.argv.slice(1);
const fs = require('fs');
const raw = fs.readFileSync(file);
const transport = require('nodemailer').createTransport({
  host: 'localhost', port: +port, secure: true, pool: true, maxConnections: +connections,
  maxMessages: Infinity, tls: { ca: fs.readFileSync(ca) },
  auth: { user: 'blankett', pass: 'hemmelig' } });
const from = 'post@solsikken.example.org';
Promise.all(Array.from({ length: +count }, (_, n) => transport.sendMail(
  { envelope: { from, to: `styrer${n}@example.org` }, raw }))).then(() => transport.close());
"""


class Sink:
    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port

    def __enter__(self) -> "Sink":
        command = [MAIL / "sink/start.sh", self.folder, str(self.port)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return self

    def __exit__(self, *_: object) -> None:
        stop = [MAIL / "sink/stop.sh", self.folder]
        done = subprocess.run(stop, check=True, capture_output=True, text=True)
        self.taken = int(done.stdout)


def with_smtplib(port: int, ca: Path, message: bytes, args) -> None:
    context = ssl.create_default_context(cafile=ca)

    def share(first: int) -> None:
        with smtplib.SMTP_SSL("localhost", port, context=context) as connection:
            connection.login("blankett", "hemmelig")
            for number in range(first, args.messages, args.connections):
                to = f"styrer{number}@example.org"
                connection.sendmail("post@solsikken.example.org", to, message)

    with ThreadPoolExecutor(args.connections) as pool:
        list(pool.map(share, range(args.connections)))


def with_nodemailer(port: int, ca: Path, file: Path, args) -> None:
    # A folder of its own: npm takes away what stands beside what it is asked for.
    tools = Path(venv_python()).parent.parent.parent / "peers"
    tools.mkdir(exist_ok=True)
    path = {**os.environ, "PATH": f"{Path(venv_python()).parent}:{os.environ['PATH']}"}
    if not (tools / "node_modules/nodemailer").exists():
        install = ["npm", "install", "--prefix", tools, "--no-save", "--silent", NODEMAILER]
        subprocess.run(install, check=True, env=path, stdout=subprocess.DEVNULL)
    command = ["node", "-e", SCRIPT, str(port), ca, file, str(args.messages)]
    path["NODE_PATH"] = str(tools / "node_modules")
    subprocess.run([*command, str(args.connections)], check=True, env=path)


def cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    args = parse(parser)
    lines, broken = [], []
    with workplace(args) as work:
        port = free_port()
        server = Server(work, tls="implicit")
        server.port = port
        ca = work / "pki/ca.pem"
        files = invitations(work / "invitations", args.messages)
        file = work / "message.eml"
        for number in range(1, args.rounds + 1):
            outbox = Outbox(args.blankett, work, server)
            outbox.state = work / f"state-{number}"
            for invitation in files:
                expect(outbox.send(invitation), 0)
            outbox.run("outbox", "export", "1", "-o", file, "--force", "--state", outbox.state)
            message = file.read_bytes()
            mailers = {
                "Blankett, every message durable": lambda: expect(
                    outbox.deliver(600, args.connections), 0
                ),
                "Python's smtplib": lambda: with_smtplib(port, ca, message, args),
                "nodemailer, pooled": lambda: with_nodemailer(port, ca, file, args),
            }
            for name, send in mailers.items():
                with Sink(work, port) as sink:
                    used, started = cpu(), time.monotonic()
                    send()
                    seconds, used = time.monotonic() - started, cpu() - used
                if sink.taken != args.messages:
                    broken.append(f"{name}: {sink.taken} messages at the sink")
                rate = f"{args.messages / seconds:.0f}"
                lines.append([name, number, rate, f"{used / args.messages * 1000:.2f}"])
    table(["mailer", "round", "messages/s", "ms CPU each"], sorted(lines))
    verdict(broken)


if __name__ == "__main__":
    sys.exit(main())

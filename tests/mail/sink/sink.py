"""An SMTP sink with TLS on loopback that reads as fast as it can and keeps nothing.

    sink.py PORT PKI COUNT_FILE

The count file grows by one byte a message, before the reply; its size is the number accepted.
One thread a connection: OpenSSL and the socket work outside Python's lock.
"""

import os
import signal
import socket
import ssl
import sys
import threading
from pathlib import Path

EXTENSIONS = (
    b"250-localhost\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n"
    b"250-SIZE 104857600\r\n250-CHUNKING\r\n250 AUTH PLAIN LOGIN\r\n"
)
END = b"\r\n.\r\n"


def talk(raw: socket.socket, tls: ssl.SSLContext, counter: int) -> None:
    raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection = tls.wrap_socket(raw, server_side=True)
    buffer = memoryview(bytearray(1 << 16))
    waiting = b""
    connection.sendall(b"220 localhost ESMTP sink\r\n")

    def command() -> bytes:
        nonlocal waiting
        while b"\n" not in waiting:
            count = connection.recv_into(buffer)
            if not count:
                raise EOFError
            waiting += buffer[:count]
        line, _, waiting = waiting.partition(b"\n")
        return line.strip()

    while True:
        line = command()
        verb = line[:4].upper()
        if verb == b"EHLO":
            connection.sendall(EXTENSIONS)
        elif verb == b"AUTH":
            words = line.split()
            # LOGIN asks twice, PLAIN once unless the answer came with it.
            asked = 3 - len(words) + (words[1].upper() == b"LOGIN")
            for _ in range(asked):
                connection.sendall(b"334 \r\n")
                command()
            connection.sendall(b"235 2.7.0 welcome\r\n")
        elif verb == b"DATA":
            connection.sendall(b"354 go on\r\n")
            # The end may be cut anywhere: keep the last bytes of what went before.
            tail = b"\r\n" + waiting
            waiting = b""
            while (end := tail.find(END)) < 0:
                count = connection.recv_into(buffer)
                if not count:
                    raise EOFError
                # A client waits for the reply, so the end is at the end; seldom does more follow.
                tail = tail[-4:] + buffer[:count]
            waiting = tail[end + len(END) :]
            os.write(counter, b".")
            connection.sendall(b"250 2.0.0 gone\r\n")
        elif verb == b"BDAT":
            words = line.upper().split()
            missing = int(words[1]) - len(waiting)
            waiting = waiting[int(words[1]) :]
            while missing > 0:
                count = connection.recv_into(buffer)
                if not count:
                    raise EOFError
                # A client that sends commands ahead of the replies has them here.
                waiting = bytes(buffer[missing:count])
                missing -= count
            if words[2:] == [b"LAST"]:
                os.write(counter, b".")
            connection.sendall(b"250 2.0.0 gone\r\n")
        elif verb == b"QUIT":
            connection.sendall(b"221 bye\r\n")
            return
        else:
            connection.sendall(b"250 OK\r\n")


def serve(raw: socket.socket, tls: ssl.SSLContext, counter: int) -> None:
    with raw:
        try:
            talk(raw, tls, counter)
        except (EOFError, OSError):
            pass


def main() -> None:
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    port, pki, count_file = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pki / "server.pem", pki / "server.key")
    counter = os.open(count_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o644)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with socket.create_server(("127.0.0.1", port), backlog=100) as listener:
        print("ready", listener.getsockname()[1], flush=True)
        while True:
            raw, _ = listener.accept()
            threading.Thread(target=serve, args=(raw, tls, counter), daemon=True).start()


if __name__ == "__main__":
    main()

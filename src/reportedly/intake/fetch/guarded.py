"""The transport of httpx that connects only to addresses that were checked, and only until a deadline.

The name is looked up here and nowhere else, and the connection goes to one of the very addresses that were looked at, so
that a name server that answers otherwise the second time (DNS rebinding) gains nothing. TLS still proves the name.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from threading import Thread
from typing import Any

import httpcore
import httpx

from reportedly.errors import FetchError
from reportedly.intake.fetch.addresses import Address, allowed

# When the fetch that this thread is at has to be over, by the monotonic clock.
DEADLINE: ContextVar[float] = ContextVar("DEADLINE")
ATTEMPTS = 3  # of the addresses of one name


class Guarded(httpx.BaseTransport):
    """Sends requests over checked connections; with `allow_private` inner networks may be reached.

    Proxies of the environment are not used: they would look names up themselves.
    """

    def __init__(self, allow_private: bool = False, connect: float = 10.0, certificates: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=certificates or httpx.create_ssl_context(),
            max_connections=None,
            max_keepalive_connections=32,
            keepalive_expiry=20.0,
            network_backend=_Backend(allow_private, connect),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """As httpx wants it. Raises FetchError for a closed address, httpcore's errors for all else."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions={},
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        """Closes all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, allow_private: bool, connect: float) -> None:
        self._allow_private, self._connect = allow_private, connect
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = allowed(looked_up(host, port, left(self._connect)), host, self._allow_private)
        failed: Exception | None = None
        for address in addresses[:ATTEMPTS]:
            try:
                stream = self._plain.connect_tcp(str(address), port, left(self._connect), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            return _Stream(stream)
        raise failed or httpcore.ConnectError("no address")

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None) -> Any:
        raise httpcore.UnsupportedProtocol("sockets of this machine are not used")


class _Stream(httpcore.NetworkStream):
    """A connection on which every wait ends at the deadline: a server that drips bytes gains no time by it."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> "_Stream":
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left()))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def left(most: float | None = None) -> float:
    """Seconds until the deadline, `most` at most. Raises httpcore.ReadTimeout after it."""
    seconds = DEADLINE.get() - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return seconds if most is None else min(most, seconds)


def looked_up(host: str, port: int, seconds: float) -> Sequence[Address]:
    """The addresses of a host. Raises FetchError where the name server knows none or does not answer in time."""
    found: list[Any] = []
    problem: list[OSError] = []

    def look() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            problem.append(error if isinstance(error, OSError) else OSError(str(error)))

    # The system's own look-up knows no time limit, so it is left behind in its thread when the time is up.
    looking = Thread(target=look, daemon=True)
    looking.start()
    looking.join(seconds)
    if looking.is_alive():
        raise FetchError(f"{host}: the name server does not answer. Check the connection, or try later.", passing=True)
    if problem or not found:
        raise FetchError(f"{host}: there is no such host, or no connection to a name server. Check the address.", passing=True)
    addresses = (ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in found)
    return list(dict.fromkeys(addresses))

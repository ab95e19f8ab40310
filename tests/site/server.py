"""The server itself: standard library, threads, a table of paths that tests fill."""

import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread

Handler = BaseHTTPRequestHandler
Serve = Callable[[Handler], None]
LONG = 20.0  # seconds that a slow answer takes at most, so that no thread outlives the tests for long


@dataclass(frozen=True)
class Asked:
    """One request that came."""

    path: str
    at: float
    headers: dict[str, str]


@dataclass
class Site:
    """What the server serves (`paths`), what it was asked (`asked`), and where it is (`url`)."""

    url: str = ""
    paths: dict[str, Serve] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    over: Event = field(default_factory=Event)

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one.path == path for one in self.asked)

    def times(self, path: str = "") -> list[float]:
        """When the paths that begin so were asked for."""
        return [one.at for one in self.asked if one.path.startswith(path or "/") and one.path != "/robots.txt"]

    def text(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        """A page, feed or anything of fixed bytes; `headers` with `_` for `-`."""
        data = body.encode() if isinstance(body, str) else body
        self.paths[path] = lambda handler: answer(handler, data, status, {"Content-Type": kind, **_dashed(headers)})

    def tagged(self, path: str, body: str, kind: str, etag: str = '"one"', modified: str = "Wed, 09 Jul 2025 10:00:00 GMT") -> None:
        """What answers 304 to one who names its ETag or date."""

        def serve(handler: Handler) -> None:
            told = handler.headers
            if told.get("If-None-Match") == etag or (told.get("If-None-Match") is None and told.get("If-Modified-Since") == modified):
                return answer(handler, b"", 304, {"ETag": etag})
            return answer(handler, body.encode(), 200, {"Content-Type": kind, "ETag": etag, "Last-Modified": modified})

        self.paths[path] = serve

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        """A redirect."""
        self.paths[path] = lambda handler: answer(handler, b"", status, {"Location": to})

    def packed(self, path: str, data: bytes, encoding: str) -> None:
        """Bytes that are packed already, under the encoding named."""
        self.paths[path] = lambda handler: answer(handler, data, 200, {"Content-Type": "text/html", "Content-Encoding": encoding})

    def dripping(self, path: str, pause: float = 0.1, head: bool = False) -> None:
        """A byte at a time: of the headers too, where `head`."""

        def serve(handler: Handler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n" if head else b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            until = time.monotonic() + LONG
            while time.monotonic() < until and not self.over.wait(pause):
                handler.wfile.write(b"x")
                handler.wfile.flush()

        self.paths[path] = serve

    def endless(self, path: str) -> None:
        """Bytes without end, as fast as they go."""

        def serve(handler: Handler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
            until = time.monotonic() + LONG
            while time.monotonic() < until and not self.over.is_set():
                handler.wfile.write(b"<p>more</p>" * 5_000)

        self.paths[path] = serve

    def broken(self, path: str, sent: bytes) -> None:
        """These bytes to the letter, and the end."""
        self.paths[path] = lambda handler: _end(handler, sent)

    def failing(self, path: str, times: int, then: str, status: int = 503, **headers: str) -> None:
        """Fails so many times, and then is well."""
        left = [times]

        def serve(handler: Handler) -> None:
            with self.lock:
                left[0] -= 1
                fails = left[0] >= 0
            if fails:
                return answer(handler, b"", status, _dashed(headers))
            return answer(handler, then.encode(), 200, {"Content-Type": "text/html"})

        self.paths[path] = serve


def answer(handler: Handler, body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
    """One whole answer."""
    handler.send_response(status)
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _end(handler: Handler, sent: bytes) -> None:
    handler.wfile.write(sent)
    handler.close_connection = True


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of connections that break off: that is what they are for."""


@contextmanager
def site() -> Iterator[Site]:
    """A site on a free port of 127.0.0.1; a path that it does not know is answered with 404."""
    served = Site()

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = LONG

        def do_GET(self) -> None:
            with served.lock:
                served.asked.append(Asked(self.path, time.monotonic(), dict(self.headers.items())))
            serve = served.paths.get(self.path)
            try:
                if serve is None:
                    answer(self, b"no such page", 404, {"Content-Type": "text/plain"})
                else:
                    serve(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None: ...

    server = _Server(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    served.url = f"http://127.0.0.1:{server.server_address[1]}"
    running = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    running.start()
    try:
        yield served
    finally:
        served.over.set()
        server.shutdown()
        server.server_close()


def bomb(size: int, encoding: str = "gzip") -> bytes:
    """Very few bytes that unpack to `size`."""
    zeros = b"\0" * 1024 * 1024
    if encoding == "gzip":
        packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    else:
        packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS if encoding == "deflate" else -zlib.MAX_WBITS)
    pieces = [packer.compress(zeros) for _ in range(size // len(zeros))]
    return b"".join([*pieces, packer.flush()])


def packed(words: str, encoding: str) -> bytes:
    """Words, packed."""
    data = words.encode()
    if encoding == "raw":
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(data) + packer.flush()
    return gzip.compress(data) if encoding == "gzip" else zlib.compress(data)


def page(title: str, *paragraphs: str, published: str = "2025-07-09", head: str = "") -> str:
    """A plain page of news."""
    told = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="{published}T08:00:00Z">{head}</head>'
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    )

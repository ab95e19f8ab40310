"""Many fetches at once: several hosts side by side, each host's requests one after another."""

from collections.abc import Iterable, Iterator
from contextvars import copy_context
from queue import Empty, Full, Queue
from threading import Event, Thread
from urllib.parse import urlsplit

from reportedly.errors import FetchError
from reportedly.intake.fetch.fetcher import Answer, Fetcher, Request

HOSTS = 8  # asked at once
AHEAD = 16  # answers that wait to be taken; a page has a megabyte
GLANCE = 0.5  # seconds after which a waiting thread looks whether it is still wanted


def fetch_all(fetcher: Fetcher, requests: Iterable[Request], hosts: int = HOSTS) -> Iterator[tuple[Request, Answer | FetchError]]:
    """Each request with its answer, as they come. No more are fetched ahead than a few, and none after the caller stops.

    When a host asks to be left alone for longer than the limit of patience, the rest of its requests fail at once.
    """
    lanes = _lanes(list(requests), fetcher.limits.parallel)
    todo: Queue[list[Request]] = Queue()
    for lane in lanes:
        todo.put(lane)
    done: Queue[tuple[Request, Answer | FetchError] | None] = Queue(AHEAD)
    stop = Event()

    def put(item: tuple[Request, Answer | FetchError] | None) -> None:
        while not stop.is_set():
            try:
                done.put(item, timeout=GLANCE)
                return
            except Full:
                continue

    def work() -> None:
        try:
            while not stop.is_set():
                for request in todo.get_nowait():
                    if stop.is_set():
                        return
                    put((request, _tried(fetcher, request)))
        except Empty:
            pass
        finally:
            put(None)

    # Daemons: one that waits for a slow site must not keep the program when it was told to stop.
    threads = [Thread(target=copy_context().run, args=(work,), daemon=True) for _ in range(min(hosts, len(lanes)))]
    for thread in threads:
        thread.start()
    try:
        ended = 0
        while ended < len(threads):
            item = done.get()
            if item is None:
                ended += 1
            else:
                yield item
    finally:
        stop.set()


def _tried(fetcher: Fetcher, request: Request) -> Answer | FetchError:
    try:
        return fetcher.fetch(request)
    except FetchError as error:
        return error
    except Exception as error:  # a fault of ours or of a library must not end the other fetches
        return FetchError(f"{request.url}: fetching failed ({type(error).__name__}: {error}). Please tell the makers of the program.")


def _lanes(requests: list[Request], parallel: int) -> list[list[Request]]:
    by_host: dict[str, list[Request]] = {}
    for request in requests:
        by_host.setdefault(_host(request.url), []).append(request)
    lanes = [lane for of_host in by_host.values() for lane in (of_host[start::parallel] for start in range(parallel)) if lane]
    return sorted(lanes, key=len, reverse=True)  # the longest first, since it ends last


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""

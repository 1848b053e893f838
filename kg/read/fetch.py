"""Pages from the web, politely: as robots.txt allows, one request after the other, with bounds on time and size."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego

from kg.read.html import MAX_BYTES

USER_AGENT = f"kg-encounters/{version('kg-encounters')} (+https://w3id.org/kg-encounters/)"
_HEADERS = {"User-Agent": USER_AGENT, "Accept": "text/html,application/xhtml+xml", "Accept-Encoding": "gzip, deflate"}
PAUSE = 1.0
"""Least seconds between two requests to one host."""

_LONGEST_PAUSE = 60.0  # that a robots.txt can ask for
_SECONDS = 60.0  # for one request, whatever trickles in
_TIMEOUT = urllib3.Timeout(connect=10, read=20)
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_BYTES = 500 * 1024  # RFC 9309 asks for no less


class NotFetchedError(Exception):
    """Why there is no page, in words."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    kind: str
    location: str | None
    body: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches pages and remembers the rules of each site."""

    _pool: urllib3.PoolManager = field(default_factory=lambda: urllib3.PoolManager(headers=_HEADERS))
    _rules: dict[str, Protego | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def page(self, url: str) -> tuple[bytes, str]:
        """The page at an address, and the address to which that led. Raises ``NotFetchedError``."""
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._get(url, MAX_BYTES, self._delay(url))
            if answer.status in _REDIRECTS and answer.location:
                url = urljoin(url, answer.location)
                continue
            if answer.status != 200:
                raise NotFetchedError(f"the server answered {answer.status}")
            if "html" not in answer.kind:
                raise NotFetchedError(f"no page in HTML but {answer.kind or 'something without a type'}")
            return answer.body, url
        raise NotFetchedError(f"more than {_MOST_REDIRECTS} redirects")

    def _delay(self, url: str) -> float:
        """Seconds that the site wants between requests. Raises ``NotFetchedError`` where it does not want this one."""
        site = _site(url)
        if site not in self._rules:
            self._rules[site] = self._read_rules(site)
        rules = self._rules[site]
        if rules is None:
            raise NotFetchedError("its robots.txt cannot be read, so nothing is taken from there")
        if not rules.can_fetch(url, USER_AGENT):
            raise NotFetchedError("its robots.txt forbids it")
        return min(max(PAUSE, rules.crawl_delay(USER_AGENT) or 0.0), _LONGEST_PAUSE)

    def _read_rules(self, site: str) -> Protego | None:
        """What a site allows: all where it has no robots.txt, nothing (None) where it does not say (RFC 9309)."""
        url = f"{site}/robots.txt"
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                answer = self._get(url, _ROBOTS_BYTES, PAUSE)
                if answer.status not in _REDIRECTS or not answer.location:
                    break
                url = urljoin(url, answer.location)
        except NotFetchedError:
            return None
        if answer.status >= 500:
            return None
        return Protego.parse(answer.body.decode("utf-8", errors="replace") if answer.status == 200 else "")

    def _get(self, url: str, most: int, pause: float) -> _Answer:
        host = urlsplit(url).netloc
        if host in self._asked:
            time.sleep(max(0.0, self._asked[host] + pause - time.monotonic()))
        try:
            response = self._pool.request(
                "GET", url, redirect=False, retries=False, timeout=_TIMEOUT, preload_content=False
            )
            try:
                body = _at_most(most, response)
            finally:
                response.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise NotFetchedError(f"it cannot be fetched: {type(error).__name__}") from error
        finally:
            self._asked[host] = time.monotonic()
        headers = response.headers
        return _Answer(response.status, headers.get("Content-Type", ""), headers.get("Location"), body)


def _site(url: str) -> str:
    """Scheme and host. Raises ``NotFetchedError``."""
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web:
        raise NotFetchedError("no address of a web page")
    return f"{parts.scheme}://{parts.netloc}"


def _at_most(most: int, response: urllib3.BaseHTTPResponse) -> bytes:
    """The body, unpacked, against servers that send without end."""
    begin, body = time.monotonic(), bytearray()
    for part in response.stream(2**16):
        body += part
        if len(body) > most:
            raise NotFetchedError(f"too long: more than {most} bytes")
        if time.monotonic() - begin > _SECONDS:
            raise NotFetchedError(f"it takes longer than {_SECONDS:.0f} seconds")
    return bytes(body)

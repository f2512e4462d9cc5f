"""An address from the ledger as a link, if it is plainly one; else as text."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from dashboard.language import translated
from dashboard.safe import html

# What an address is made of, and a per cent sign that is already one.
PATH = "/%:@!$&'()*+,;=-._~"


def plain_address(url: str) -> str | None:
    """The address with its host in ASCII, so that no look-alike letter hides in it; None if it is no web address.

    Only http and https, and no name before the host, behind which another host could be hidden.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or not _is_host(host):
        return None
    rest = (quote(part, safe=f"{PATH}?") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, *rest))


def _is_host(host: str) -> bool:
    return all(letter.isalnum() or letter in ".-" for letter in host) and host.isascii()


def link_html(url: str) -> str:
    """A link that opens beside the page and does not tell where it was followed from; text where it can't be one."""
    address = plain_address(url)
    if address is None:
        return f"<bdi>{html(url)}</bdi> {html(translated('(not a web address, so no link)'))}"
    return (
        f'<a href="{html(address)}" target="_blank" rel="noopener noreferrer nofollow"><bdi>{html(address)}</bdi></a>'
    )

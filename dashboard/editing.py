"""Who may change the ledger from the page, and what happens when somebody does.

An editor sits at this machine: the server listens on the loopback address, and the request came from there and through no
proxy. Whether that is so is asked again when something is to be written, not only when a button is drawn.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import streamlit as st
from streamlit import config

from dashboard.loading import load_ledger, load_store, load_texts
from data.passages import FORM, find_passage, fragment_findings, passage_at
from data.store.changes import Change, row_of
from data.store.faults import Overtaken
from geo.faults import Fault, Refused, refuse

CORRECT, RETRACT, GRADE = "correct", "retract", "grade"
# In a wish for a correction, the characters of the passage; the columns of its place are found by them.
PASSAGE = "passage"
# What a proxy adds to a request that it passes on.
PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")


@dataclass(frozen=True)
class Wish:
    """What an editor asks for: `version` is the state of the claim that was seen, `values` are the columns to
    change, and `PASSAGE`."""

    deed: str
    claim_id: str
    version: int
    who: str
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of a wish: entered, or refused with faults, after changes that the editor had not seen."""

    entered: bool
    faults: tuple[Fault, ...] = ()
    changes: tuple[Change, ...] = ()


def is_loopback(host: str | None) -> bool:
    """Whether a host's name or address, with or without a port, is this machine's own alone."""
    bare = (host or "").removeprefix("[").partition("]")[0] if (host or "").startswith("[") else (host or "")
    bare = bare.partition(":")[0] if bare.count(":") == 1 else bare
    if bare == "localhost":
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def may_edit() -> bool:
    """Whether the reader of this page is an editor, and the store can be written."""
    return is_at_home(config.get_option("server.address"), st.context.headers) and not load_store().read_only


def is_at_home(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a server at this address was asked, with these headers, from its own machine, through no proxy, and by its
    own page: a page of another server on this machine may not speak for the editor."""
    given = {name.lower(): value for name, value in headers.items()}
    host, passed_on = given.get("host", ""), any(name.lower() in given for name in PASSED_ON)
    own_page = given.get("origin") in (f"http://{host}", f"https://{host}")
    return is_loopback(address) and is_loopback(host) and own_page and not passed_on


def carry_out(wish: Wish) -> Outcome:
    """Enters what was asked for, or says why not; nothing is half done, and the same wish again is no second entry."""
    try:
        refuse_reader()
        _enter(wish)
    except Overtaken as overtaken:
        return Outcome(False, overtaken.faults, overtaken.changes)
    except Refused as refused:
        return Outcome(False, refused.faults)
    return Outcome(True)


def refuse_reader() -> None:
    """Raises `Refused` for whoever may not edit, however the request was made."""
    if not may_edit():
        rule = "can be made at the machine that serves the page, over its loopback address alone"
        raise Refused((Fault(FORM, None, "", rule, "open the page there"),))


def _enter(wish: Wish) -> None:
    store = load_store()
    said = {"reason": wish.reason, "who": wish.who}
    if wish.deed == CORRECT:
        store.correct(wish.claim_id, _columns(wish), expected=wish.version, **said)
    elif wish.deed == RETRACT:
        store.retract(wish.claim_id, expected=wish.version, **said)
    else:
        pair = wish.values["reliability"], wish.values["credibility"]
        store.grade(wish.claim_id, *pair, expected=wish.version, **said)


def _columns(wish: Wish) -> dict[str, str]:
    """The columns to change. A passage is looked up in the document's text, and what is quoted in the passage."""
    values, ledger = dict(wish.values), load_ledger()
    claim = next((one for one in ledger.claims if one.claim_id == wish.claim_id), None)
    if claim is None:
        return values
    text = load_texts().get(ledger.documents[claim.document_id].text_sha256)
    if (wanted := values.pop(PASSAGE, None)) is not None:
        values |= find_passage(text, wanted).columns
    if text is not None and ledger.versions[wish.claim_id] == wish.version:
        refuse(_unquoted(text, {**row_of(claim), **values}, values))
    return values


def _unquoted(text: str, row: Mapping[str, str], values: Mapping[str, str]) -> Iterator[Fault]:
    """What does not stand in the passage as written, where that or the passage is to be changed."""
    for column, rule, remedy in fragment_findings(row, passage_at(text, row).text):
        if column in values or "passage_start" in values:
            yield Fault(FORM, None, column, rule, remedy, row[column])

"""What tests of several folders share: the documents that the shipped ledger was read from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.texts import find_documents_folder, read_texts


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A data folder of the test run's own: no test sees, or writes to, the store of whoever runs it.

    The store's file is named after the folder of tables it is loaded from, so each made-up ledger has one of its own.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.delenv("GREYLINE_STORE", raising=False)
        yield


@pytest.fixture(scope="session")
def documents_folder() -> Path:
    """The folder of the documents' texts. They are not ours to pass on, so a plain clone has none.

    Tests that need them are skipped there; where GREYLINE_REQUIRE_SHARED is set, that is a failure.
    """
    folder = find_documents_folder()
    needed = {document.text_sha256 for document in open_ledger(SHIPPED).documents.values()}
    if folder and needed <= set(read_texts(folder)):
        return folder
    reason = "the documents' texts are not at hand (GREYLINE_DOCUMENTS names their folder)"
    if os.environ.get("GREYLINE_REQUIRE_SHARED"):
        pytest.fail(f"{reason}, and GREYLINE_REQUIRE_SHARED is set")
    pytest.skip(reason)

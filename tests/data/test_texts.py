"""Documents' texts: found by their bytes, read without changing a line end."""

import hashlib
from pathlib import Path

from data.texts import find_documents_folder, read_texts


def test_a_text_is_found_by_the_hash_of_its_bytes(tmp_path):
    content = "Перший рядок\r\nsecond line\r".encode()
    (tmp_path / "any name at all").write_bytes(content)
    assert read_texts(tmp_path) == {hashlib.sha256(content).hexdigest(): "Перший рядок\r\nsecond line\r"}


def test_what_is_no_text_is_passed_over(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert read_texts(tmp_path) == {}


def test_the_folder_named_is_the_folder_taken(tmp_path, monkeypatch):
    monkeypatch.setenv("GREYLINE_DOCUMENTS", str(tmp_path))
    assert find_documents_folder() == tmp_path


def test_a_named_folder_that_is_not_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("GREYLINE_DOCUMENTS", str(tmp_path / "nowhere"))
    assert find_documents_folder() is None


def test_what_cannot_be_read_is_passed_over(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"read")
    (tmp_path / "b.txt").write_bytes(b"gone before it is read")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    read_bytes = Path.read_bytes

    def vanishing(path):
        if path.name == "b.txt":
            raise OSError
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", vanishing)
    assert list(read_texts(tmp_path).values()) == ["read"]

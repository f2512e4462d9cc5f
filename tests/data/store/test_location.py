"""Where a store may be: on this machine's own disk or in PostgreSQL, one for each ledger."""

from pathlib import Path

import pytest

from data.store.ledger import SHIPPED
from data.store.location import SETTING, default_name, filesystem_of, find_location, refuse_network_share
from data.store.opening import open_store
from geo.faults import Refused
from tests.data.store.damage import by_hand

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/export /net nfs4 rw 0 0
//server/share /mnt/two\040words cifs rw 0 0
/dev/sdb1 /net/local ext4 rw 0 0
editor@host: /mnt/remote fuse.sshfs rw 0 0
tmpfs /run tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/store.sqlite", "ext4"),
        ("/net/somebody/store.sqlite", "nfs4"),
        ("/net/local/store.sqlite", "ext4"),
        ("/network/store.sqlite", "ext4"),
        ("/mnt/two words/store.sqlite", "cifs"),
        ("/mnt/remote/a/store.sqlite", "fuse.sshfs"),
    ],
)
def test_the_file_system_is_that_of_the_deepest_mount(path, kind):
    assert filesystem_of(Path(path), MOUNTS) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "davfs", "vboxsf"])
def test_a_network_share_is_refused(kind):
    with pytest.raises(Refused, match=rf"store.sqlite: lies on a network share \({kind}\)"):
        refuse_network_share(Path("/data/store.sqlite"), f"/dev/sda1 / ext4 rw 0 0\nthere /data {kind} rw 0 0\n")


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "apfs"])
def test_a_disk_of_this_machine_is_not(kind):
    refuse_network_share(Path("/data/store.sqlite"), f"there /data {kind} rw 0 0\n")


def test_nothing_is_made_on_a_network_share(file, tmp_path):
    with pytest.raises(Refused, match="network share"):
        open_store(file, mounts=f"/dev/sda1 / ext4 rw 0 0\nthere {tmp_path} nfs rw 0 0\n")
    assert not file.path.exists()


def test_the_default_is_a_file_in_the_users_data_folder_one_for_each_ledger(tmp_path, monkeypatch):
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    shipped, own = find_location(SHIPPED), find_location(tmp_path)
    assert shipped.path == tmp_path / "greyline" / "greyline.sqlite"
    assert own.path.parent == shipped.path.parent
    assert own.path.name == default_name(tmp_path, shipped=False) != shipped.path.name
    assert default_name(tmp_path / "other", shipped=False) != own.path.name


def test_the_default_folder_is_made_and_others_can_not_read_it(tables, tmp_path, monkeypatch, opening):
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    store = opening(find_location(tables))
    assert store.location.path.parent.stat().st_mode & 0o077 == 0
    assert sorted(path.suffix for path in store.location.path.parent.iterdir() if "-" not in path.suffix) == [
        ".head",
        ".sqlite",
    ]


@pytest.mark.parametrize(
    "address",
    ["store.sqlite", "mysql://host/db", "sqlite://", "sqlite:///:memory:", "sqlite:///x?mode=ro", "", " ", "postgresql+pg8000://h/d"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_without_its_password(address, monkeypatch):
    monkeypatch.setenv(SETTING, address or "postgres//:secret@host")
    with pytest.raises(Refused, match=SETTING) as refused:
        find_location(SHIPPED)
    assert "secret" not in str(refused.value)


def test_a_servers_name_in_faults_has_no_password(monkeypatch):
    monkeypatch.setenv(SETTING, "postgresql://editor:secret@db.example/ledger")
    assert find_location(SHIPPED).name == "ledger on db.example"


def test_a_store_of_a_newer_program_is_refused_and_left_alone(store, place, opening):
    head = store.head()
    by_hand(place, "UPDATE greyline_version SET version_num = '9999'")
    with pytest.raises(Refused, match="version: 9999 was made by a newer Greyline"):
        opening(place)
    by_hand(place, "UPDATE greyline_version SET version_num = '0001'")
    assert opening(place).head() == head

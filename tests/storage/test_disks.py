"""Whether a folder lies on a network share, on each platform as it says it."""

from pathlib import Path

import pytest

from woilmenau_desk.domain.errors import StoreOnNetwork
from woilmenau_desk.services.access import access
from woilmenau_desk.storage import disks

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /srv/team nfs4 rw 0 0
//nas/zentrum /mnt/Daten\\040Zentrum cifs rw 0 0
/dev/sdb1 /srv/team/stick vfat rw 0 0
tmpfs /mnt/Daten tmpfs rw 0 0
overlay /covered overlay rw 0 0
caro@host: /covered fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/var/lib/desk", False),
        ("/srv/team/desk", True),
        ("/srv/teamwork/desk", False),
        ("/srv/team/stick/desk", False),
        ("/mnt/Daten Zentrum/desk", True),
        ("/mnt/Daten/desk", False),
        ("/covered/desk", True),
    ],
)
def test_the_nearest_mount_says_it(place: str, remote: bool) -> None:
    assert disks.mounted_remote(Path(place), MOUNTS) is remote


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        (r"\\nas\zentrum\desk", True),
        ("//nas/zentrum/desk", True),
        (r"\\?\UNC\nas\zentrum", True),
        (r"Z:\desk", True),
        (r"\\?\Z:\desk", True),
        (r"C:\Zentrum\desk", False),
        (r"\\?\C:\desk", False),
        (r"\\.\C:\desk", False),
    ],
)
def test_windows_says_it_by_name_or_by_drive(path: str, remote: bool) -> None:
    assert disks.windows_remote(path, lambda root: {"Z:\\": 4, "C:\\": 3}[root]) is remote


def test_this_machines_own_disk_is_none(tmp_path: Path) -> None:
    assert not disks.on_network(tmp_path / "not" / "there")


def test_a_store_does_not_begin_on_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disks, "on_network", lambda _folder: True)
    place = tmp_path / "neu"
    with pytest.raises(StoreOnNetwork, match="Netzlaufwerk"):
        access.create_store(place, name="caro", display_name="", password="wetzlarer-platz-1")
    assert not place.exists()

import json
from contextlib import nullcontext
from functools import partial

import pytest

from kb import prepare


class Collecting(nullcontext):
    """A process that only writes down what it was asked for."""

    returncode = 0

    def __init__(self, done, command):
        super().__init__(self)
        done.append(command[2])


class Failing(Collecting):
    returncode = 1


@pytest.fixture
def done(monkeypatch, settings, tmp_path):
    """Record what `make run` would do, instead of doing it."""
    done = []
    settings.VAR_DIR = tmp_path
    settings.INDEX_DIR = tmp_path / "index"
    settings.STATIC_ROOT = tmp_path / "static"
    for folder in (settings.INDEX_DIR, settings.STATIC_ROOT):
        folder.mkdir()
    now = {"content": "c", "index": "i", "static": "s"}
    (tmp_path / "prepared.json").write_text(json.dumps(now))
    monkeypatch.setattr(prepare, "fingerprints", lambda: now)
    monkeypatch.setattr(prepare, "migrate", lambda: False)
    monkeypatch.setattr(prepare, "compile_catalogues", list)
    monkeypatch.setattr(prepare, "call_command", lambda name, **options: done.append(name))
    monkeypatch.setattr(prepare.subprocess, "Popen", partial(Collecting, done))
    return done


def test_does_nothing_when_nothing_changed(done):
    prepare.main()
    assert done == []


def test_loads_changed_content_and_indexes_it(done, monkeypatch, settings):
    monkeypatch.setattr(prepare, "fingerprints", lambda: {"content": "d", "index": "j", "static": "s"})
    prepare.main()
    assert done == ["load_kb", "export_all", "rebuild_index"]
    prepare.main()
    assert done == ["load_kb", "export_all", "rebuild_index"]


def test_loads_the_content_into_a_new_database(done, monkeypatch):
    monkeypatch.setattr(prepare, "migrate", lambda: True)
    prepare.main()
    assert done == ["load_kb", "export_all", "rebuild_index"]


def test_builds_a_lost_index_again(done, settings):
    settings.INDEX_DIR.rmdir()
    prepare.main()
    assert done == ["rebuild_index"]


def test_collects_changed_static_files(done, monkeypatch):
    monkeypatch.setattr(prepare, "fingerprints", lambda: {"content": "c", "index": "i", "static": "t"})
    prepare.main()
    assert done == ["collectstatic"]


def test_says_when_the_static_files_could_not_be_collected(done, monkeypatch, settings):
    settings.STATIC_ROOT.rmdir()
    before = (settings.VAR_DIR / "prepared.json").read_text()
    monkeypatch.setattr(prepare.subprocess, "Popen", partial(Failing, done))
    with pytest.raises(prepare.CommandError):
        prepare.main()
    assert (settings.VAR_DIR / "prepared.json").read_text() == before


def test_tries_again_after_a_failure(done, monkeypatch):
    def fail(name):
        raise prepare.CommandError("bad file")

    monkeypatch.setattr(prepare, "fingerprints", lambda: {"content": "d", "index": "j", "static": "s"})
    with monkeypatch.context() as patch:
        patch.setattr(prepare, "call_command", fail)
        with pytest.raises(prepare.CommandError):
            prepare.main()
    prepare.main()
    assert done == ["load_kb", "export_all", "rebuild_index"]


def test_fingerprint_follows_names_and_contents(monkeypatch, tmp_path):
    monkeypatch.setattr(prepare, "BASE", tmp_path)
    file = tmp_path / "acts.yaml"
    file.write_text("a")
    seen = {prepare.digest([tmp_path], "")}
    file.write_text("b")
    seen.add(prepare.digest([tmp_path], ""))
    file.rename(tmp_path / "bills.yaml")
    seen.add(prepare.digest([tmp_path], ""))
    seen.add(prepare.digest([tmp_path], "another database"))
    assert len(seen) == 4

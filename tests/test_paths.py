"""Where lessons, templates and static files lie."""

import importlib.util
from pathlib import Path
from shutil import copyfile
from types import ModuleType

from learning import paths


def load(path: Path) -> ModuleType:
    """The module of paths as it would be elsewhere."""
    spec = importlib.util.spec_from_file_location("paths_elsewhere", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_in_a_checkout_everything_lies_beside_the_program() -> None:
    assert (paths.LESSONS / "modules.toml").is_file()
    assert (paths.TEMPLATES / "base.html").is_file()
    assert paths.STATIC.is_dir()
    assert (paths.LOCALE / "nl.po").is_file()


def test_installed_everything_lies_within_the_program(tmp_path: Path) -> None:
    package = tmp_path / "learning"
    (package / "_share").mkdir(parents=True)
    copyfile(Path(paths.__file__), package / "paths.py")
    installed = load(package / "paths.py")
    assert package / "_share" / "lessons" == installed.LESSONS
    assert package / "_share" / "templates" == installed.TEMPLATES
    assert package / "_share" / "static" == installed.STATIC
    assert package / "locale" == installed.LOCALE

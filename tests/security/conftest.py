"""A warehouse of one night over a made-up document, to be attacked."""

import pytest

from tests.warehouse.conftest import reading, run_night
from warehouse.settings import Settings, load_settings


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse, and beside it a file that nobody may read."""
    folder = tmp_path_factory.mktemp("attacked")
    settings = load_settings(folder)
    run_night(settings, reading("a.txt", "Ministers of Chile and Uruguay met today"))
    (folder / "secret.csv").write_text("a,b\n1,sesame\n", encoding="utf-8")
    return settings

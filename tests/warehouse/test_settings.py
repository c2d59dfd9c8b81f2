from pathlib import Path

import pytest

from warehouse.settings import BrokenSettings, load_settings

RUNNER = ("RUNNER_KIND", "RUNNER_ADDRESS", "RUNNER_PARTS", "RUNNER_WORKERS", "PROCESSES")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in ("CONFIG", "WAREHOUSE", "PUBLISHED", "SOURCES", "BATCH_DOCUMENTS", "KEEP_GENERATIONS", "CRON", *RUNNER):
        monkeypatch.delenv(f"PARLEY_{name}", raising=False)


def write(folder: Path, text: str) -> Path:
    path = folder / "parley.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_without_configuration_gets_the_defaults(tmp_path):
    settings = load_settings(tmp_path)
    assert settings.warehouse == tmp_path / "var/parley.duckdb"
    assert settings.published == tmp_path / "var/parley.published"
    assert settings.generations_dir == tmp_path / "var/parley.generations"
    assert settings.editions_dir == tmp_path / "var/.parley.published.d"
    assert settings.sources == ()
    assert settings.bundled_documents.parts[-2:] == ("seeds", "documents")
    assert settings.max_document_bytes == 5_000_000


def test_file_environment_and_options_win_in_this_order(tmp_path, monkeypatch):
    write(tmp_path, 'warehouse = "a.duckdb"\nbatch_documents = 10\nkeep_generations = 2\nsources = ["wire"]\n')
    monkeypatch.setenv("PARLEY_BATCH_DOCUMENTS", "20")
    monkeypatch.setenv("PARLEY_KEEP_GENERATIONS", "3")
    settings = load_settings(tmp_path, keep_generations=4, cron=None)
    assert settings.warehouse == tmp_path / "a.duckdb"
    assert settings.published == tmp_path / "a.published"
    assert settings.batch_documents == 20
    assert settings.keep_generations == 4
    assert settings.cron == "0 2 * * *"


@pytest.mark.parametrize(
    ("given", "meant"), [("all", None), ("0", 0), (0, 0), (20, 20), (" 7 ", 7)], ids=lambda value: f"{value!r}"
)
def test_documents_read_again_are_a_number_or_all(given, meant, tmp_path):
    assert load_settings(tmp_path, reread_documents=given).reread_documents == meant


@pytest.mark.parametrize("given", ["some", -1, True, "-3", 1.5], ids=lambda value: f"{value!r}")
def test_another_word_for_documents_read_again_is_told(given, tmp_path):
    with pytest.raises(BrokenSettings, match="must be a whole number from 0, or 'all'"):
        load_settings(tmp_path, reread_documents=given)


def test_relative_paths_in_a_file_start_at_the_file_addresses_stay(tmp_path, monkeypatch):
    (tmp_path / "etc").mkdir()
    write(tmp_path / "etc", 'warehouse = "w.duckdb"\nsources = ["wire", "/news", "https://example.org/feed"]\n')
    monkeypatch.setenv("PARLEY_CONFIG", "etc/parley.toml")
    settings = load_settings(tmp_path)
    assert settings.warehouse == tmp_path / "etc/w.duckdb"
    assert settings.sources == (str(tmp_path / "etc/wire"), "/news", "https://example.org/feed")


def test_sources_in_the_environment_are_separated_by_colons(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_SOURCES", "wire:/news/old:https://example.org/feed")
    assert load_settings(tmp_path).sources == ("wire", "/news/old", "https://example.org/feed")


def test_a_warehouse_behind_a_link_is_the_file_it_leads_to(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "real.duckdb").write_bytes(b"")
    (tmp_path / "w.duckdb").symlink_to("disk/real.duckdb")
    assert load_settings(tmp_path, warehouse="w.duckdb").warehouse == tmp_path / "disk/real.duckdb"


def test_the_link_of_a_warehouse_to_its_generation_is_not_followed(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "real.duckdb").symlink_to("real.generations/gen-000012.duckdb")
    (tmp_path / "w.duckdb").symlink_to(tmp_path / "disk" / "real.duckdb")
    assert load_settings(tmp_path, warehouse="w.duckdb").warehouse == tmp_path / "disk/real.duckdb"


def test_links_that_lead_to_each_other_end(tmp_path):
    (tmp_path / "a.duckdb").symlink_to("b.duckdb")
    (tmp_path / "b.duckdb").symlink_to("a.duckdb")
    assert load_settings(tmp_path, warehouse="a.duckdb").warehouse.parent == tmp_path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("warehose = 'x'\n", "line 1, 'warehose': there is no such setting", id="a slip of the pen"),
        pytest.param(
            "\n\nbatch_documents = 0\n", "line 3, 'batch_documents': must be a whole number from 1", id="zero"
        ),
        pytest.param("processes = true\n", "'processes': must be a whole number from 1, not True", id="no number"),
        pytest.param("sources = 'wire'\n", "'sources': must be a list", id="one source without brackets"),
        pytest.param("warehouse = ''\n", "'warehouse': must be a path", id="an empty path"),
        pytest.param("cron = 3\n", "'cron': must be a text", id="a number for a text"),
        pytest.param(
            "\n[runner]\nworkers = 2\nkind = 'dusk'\n",
            "line 4, 'runner.kind': must be one of processes, threads, dask, not 'dusk'",
            id="a runner that there is not",
        ),
        pytest.param(
            "kind = 'dask'\n", "line 1, 'kind': there is no such setting", id="a key of a section outside of it"
        ),
        pytest.param(
            "[runner]\naddres = 'x'\n", "line 2, 'runner.addres': there is no such setting", id="a slip in a section"
        ),
        pytest.param(
            "[runner]\naddress = '10.0.0.5'\n", "'runner.address': must be the address of a Dask sch", id="no scheduler"
        ),
        pytest.param(
            "[runner]\nparts = 's3://me:secret@bucket'\n", "'runner.parts': must not hold a password", id="a password"
        ),
        pytest.param("runner = 'dask'\n", "line 1, 'runner': must be a table", id="a key for a section"),
        pytest.param("warehouse = [\n", "is no valid TOML", id="no TOML"),
        pytest.param("[warehouse]\npath = 'x'\n", "line 1, 'warehouse': must be a path", id="a section for a key"),
    ],
)
def test_a_broken_file_is_named_with_line_and_key(tmp_path, text, message):
    path = write(tmp_path, text)
    with pytest.raises(BrokenSettings) as refusal:
        load_settings(tmp_path)
    assert str(refusal.value).startswith(str(path))
    assert message in str(refusal.value)


def test_a_runner_is_a_section_of_the_file_and_variables_go_before(tmp_path, monkeypatch):
    write(tmp_path, '[runner]\nkind = "dask"\naddress = "tcp://10.0.0.5:8786"\nparts = "s3://bucket/p/"\nworkers = 3\n')
    settings = load_settings(tmp_path)
    assert (settings.runner_kind, settings.runner_address) == ("dask", "tcp://10.0.0.5:8786")
    assert (settings.runner_parts, settings.processes) == ("s3://bucket/p", 3)
    monkeypatch.setenv("PARLEY_RUNNER_KIND", "threads")
    monkeypatch.setenv("PARLEY_RUNNER_WORKERS", "4")
    settings = load_settings(tmp_path)
    assert (settings.runner_kind, settings.processes) == ("threads", 4)


def test_a_place_for_parts_without_a_scheme_is_a_folder_beside_the_file(tmp_path):
    write(tmp_path, '[runner]\nparts = "travel"\n')
    assert load_settings(tmp_path).runner_parts == str(tmp_path / "travel")


def test_workers_elsewhere_need_a_place_for_parts(tmp_path):
    write(tmp_path, '[runner]\nkind = "dask"\naddress = "tcp://10.0.0.5:8786"\n')
    with pytest.raises(BrokenSettings, match="parts is not set: name a store or a shared folder"):
        load_settings(tmp_path)


def test_a_configuration_that_is_named_must_be_there(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_CONFIG", "nowhere.toml")
    with pytest.raises(BrokenSettings, match=r"nowhere\.toml: cannot be read"):
        load_settings(tmp_path)


def test_a_broken_variable_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_KEEP_GENERATIONS", "some")
    with pytest.raises(BrokenSettings, match="PARLEY_KEEP_GENERATIONS: must be a whole number"):
        load_settings(tmp_path)


def test_a_folder_is_no_warehouse(tmp_path):
    with pytest.raises(BrokenSettings, match="is a folder; name a file"):
        load_settings(tmp_path, warehouse=tmp_path)


def test_an_option_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(BrokenSettings, match="no setting 'warehose'"):
        load_settings(tmp_path, warehose="x")

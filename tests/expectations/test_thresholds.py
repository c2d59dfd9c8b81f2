"""The thresholds of the gates: read whole, or refused with the line that is wrong."""

from pathlib import Path

import pytest

from expectations.thresholds import ThresholdError, load_thresholds


def test_every_threshold_that_we_ship_is_usable(reference_folder: Path) -> None:
    thresholds = load_thresholds(reference_folder)

    assert thresholds.value("min_words_in_a_line") == 3
    assert thresholds.severity("min_documents_kept") == "critical"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param("name,value\n", "line 1: the columns must be", id="other columns"),
        pytest.param(
            "name,value,severity,reason\na,two,info,why\n", "line 2: value 'two' is no number", id="no number"
        ),
        pytest.param("name,value,severity,reason\na,2,fatal,why\n", "line 2: severity 'fatal'", id="unknown severity"),
        pytest.param("name,value,severity,reason\na,2,info,\n", "line 2: every row needs", id="no reason"),
        pytest.param(
            "name,value,severity,reason\na,2,info,why,more\n", "line 2: every row needs", id="a cell too many"
        ),
        pytest.param("name,value,severity,reason\na,2,info\n", "line 2: every row needs", id="a cell too few"),
        pytest.param(
            "name,value,severity,reason\na,1,info,why\na,2,info,why\n", "line 3: 'a' stands there twice", id="twice"
        ),
    ],
)
def test_a_broken_row_is_refused_by_its_line(tmp_path: Path, rows: str, message: str) -> None:
    (tmp_path / "gates.csv").write_text(rows, encoding="utf-8")

    with pytest.raises(ThresholdError, match=message):
        load_thresholds(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThresholdError, match=r"gates\.csv cannot be read"):
        load_thresholds(tmp_path)


def test_a_missing_threshold_is_named(reference_folder: Path) -> None:
    with pytest.raises(ThresholdError, match="has no row 'max_patience'"):
        load_thresholds(reference_folder).value("max_patience")

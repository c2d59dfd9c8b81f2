"""Events about meetings with another status: one each, and beyond a limit one that sums up."""

from collections.abc import Iterator

import polars as pl
import pytest
from prefect.events.clients import AssertingEventsClient
from prefect.events.worker import EventsWorker

from tasks import events


@pytest.fixture
def sent() -> Iterator[list[object]]:
    """The events that were sent, in their order, once the test has asked for them."""
    EventsWorker.set_client_override(AssertingEventsClient)
    AssertingEventsClient.reset()
    yield AssertingEventsClient.all
    EventsWorker.set_client_override(None)


@pytest.mark.parametrize(
    ("meetings", "one_by_one", "summaries"),
    [
        pytest.param(0, 0, 0, id="none changed"),
        pytest.param(50, 50, 0, id="as many as are told one by one"),
        pytest.param(51, 50, 1, id="one more"),
    ],
)
def test_a_bounded_number_of_meetings_is_told_one_by_one(settings, prefect_api, sent, meetings, one_by_one, summaries):
    columns = ["meeting_id", "title", "start_date", "from", "to"]
    rows = [(f"m_{n}", f"Talks {n}", "2021-03-20", "scheduled", "held") for n in range(meetings)]
    events.statuses_changed(settings, 2, pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row"))
    EventsWorker.drain_all()
    told = [event for client in sent for event in client.events]
    assert [event.event for event in told].count(events.STATUS_CHANGED) == one_by_one
    summing_up = [event for event in told if event.event == events.STATUSES_CHANGED]
    assert len(summing_up) == summaries
    for event in summing_up:
        assert event.payload["meetings"] == meetings
        assert event.payload["changes"] == [f"{meetings} from scheduled to held"]

"""`prefect deploy` really deploys what prefect.yaml says, for pools of processes and of containers."""

import os
import subprocess
import sys

import pytest

from tests.flows.conftest import ROOT


@pytest.mark.in_turn(1, among="whole nights")
def test_both_pools_get_the_night_by_schedule_and_the_backfill_by_hand_each_once_at_a_time(prefect_api, tmp_path):
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import WorkPoolCreate

    with get_client(sync_client=True) as client:
        for name, kind in {"parley": "process", "parley-docker": "docker"}.items():
            client.create_work_pool(WorkPoolCreate(name=name, type=kind))
        deployed = subprocess.run(
            [
                sys.executable,
                "-m",
                "prefect",
                "--no-prompt",
                "deploy",
                "--name",
                "*/parley",
                "--name",
                "*/parley-docker",
            ],
            cwd=ROOT,
            env=os.environ
            | {"PREFECT_API_URL": prefect_api, "PWD": str(ROOT)}
            | {"PARLEY_WAREHOUSE": str(tmp_path / "parley.duckdb"), "PARLEY_IMAGE": "parley:of-the-test"},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert deployed.returncode == 0, deployed.stdout + deployed.stderr
        processes = client.read_deployment_by_name("nightly/parley")
        containers = client.read_deployment_by_name("nightly/parley-docker")
        replays = [client.read_deployment_by_name(f"backfill/{name}") for name in ("parley", "parley-docker")]

    for deployment in (processes, containers, *replays):
        by_schedule = [] if deployment in replays else [("0 2 * * *", "UTC")]
        assert [(one.schedule.cron, one.schedule.timezone) for one in deployment.schedules] == by_schedule
        assert deployment.global_concurrency_limit.limit == 1
        assert deployment.concurrency_options.collision_strategy == "CANCEL_NEW"
        assert deployment.tags == ["parley"]
        assert deployment.parameter_openapi_schema["properties"]["sources"]["title"] == "Sources"
    assert processes.parameters == {"warehouse": str(tmp_path / "parley.duckdb"), "publish": ""}
    assert processes.pull_steps == [{"prefect.deployments.steps.set_working_directory": {"directory": str(ROOT)}}]
    assert containers.job_variables["image"] == "parley:of-the-test"
    assert containers.job_variables["env"]["PARLEY_SOURCES"] == "", "not set, so the image's own configuration counts"

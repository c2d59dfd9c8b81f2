"""What Dockerfile, compose.yaml and prefect.yaml promise, as far as it shows without a Docker engine and a server."""

import importlib
import inspect
import re
import shlex
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from flows.embedded import QUIET
from warehouse.settings import Settings, load_settings

ROOT = Path(__file__).parents[2]
PACKAGES = ("flows", "tasks", "expectations", "warehouse")


@pytest.fixture(scope="module")
def instructions():
    """The Dockerfile's instructions in order: name and arguments, continued lines joined, comments left out."""
    text = re.sub(r"(?m)^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = re.sub(r"\\\n", " ", text).splitlines()
    return [(line.partition(" ")[0], line.partition(" ")[2].strip()) for line in lines if line.strip()]


@pytest.fixture(scope="module")
def compose():
    """compose.yaml, its anchors and merge keys resolved."""
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def deployments():
    """The deployments of prefect.yaml, each with its flow."""
    listed = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    return [(deployment, flow_of(deployment["entrypoint"])) for deployment in listed]


def flow_of(entrypoint):
    """The flow that an entrypoint names."""
    path, _, name = entrypoint.partition(":")
    return getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), name)


def copied(instructions):
    """What the Dockerfile copies from the checkout."""
    copies = [
        shlex.split(arguments) for name, arguments in instructions if name == "COPY" and "--from" not in arguments
    ]
    return [source for *sources, _ in copies for source in sources]


def test_each_thing_that_the_image_copies_exists_and_is_sent_to_the_builder(instructions):
    sent = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for source in copied(instructions):
        assert (ROOT / source).exists()
    assert sorted(sent) == sorted(copied(instructions)), "only what is copied is sent, so that no secret can be"


def test_the_image_has_all_that_the_code_reads_from_its_checkout(instructions):
    read = {
        name
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for name in re.findall(r'CHECKOUT / "([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert read >= {"seeds", "docs"}
    assert read | set(PACKAGES) <= set(copied(instructions))


def test_the_image_installs_as_the_makefile_does(instructions):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    install = re.search(r"^INSTALL := \$\(BIN\)/(.+)$", makefile, re.MULTILINE)[1]
    recipe = re.search(
        r"^\t@\$\(INSTALL\) (--require-hashes -r requirements.lock) && \$\(INSTALL\) (.+)$", makefile, re.MULTILINE
    )
    runs = " ".join(arguments for name, arguments in instructions if name == "RUN")
    for arguments in recipe.groups():
        assert f".venv/bin/{install} {arguments}" in " ".join(runs.split())


def test_the_image_has_the_python_that_the_lock_was_made_for(instructions):
    images = {arguments.split()[0] for name, arguments in instructions if name == "FROM"}
    assert len(images) == 1
    version = re.fullmatch(r"python:(\d+\.\d+)-slim-bookworm", images.pop())[1]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={version}"
    assert f"--python-version {version} " in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_image_runs_parley_as_nobody_in_particular_and_keeps_only_its_volume(instructions):
    last_stage = dict(instructions[max(i for i, (name, _) in enumerate(instructions) if name == "FROM") :])
    assert int(last_stage["USER"].split(":")[0]) > 0
    assert last_stage["ENTRYPOINT"] == '["parley"]'
    assert last_stage["VOLUME"] == '["/opt/parley/var"]'
    environment = dict(word.split("=", 1) for word in shlex.split(last_stage["ENV"]))
    assert environment.items() >= QUIET.items(), "a Prefect started in the image calls home"
    assert environment["PREFECT_HOME"].startswith("/opt/parley/var/")


def test_ports_open_on_loopback_only(compose):
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert len(ports) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert compose["networks"]["database"]["internal"]


def test_no_secret_stands_in_the_compose_file_or_has_a_default(compose):
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search("PASSWORD|AUTH|SECRET|TOKEN", name):
                assert re.fullmatch(r"\$\{[A-Z_]+:\?[^}]+\}", value), name
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()


def test_what_a_service_waits_for_exists_and_can_tell_that_it_is_healthy(compose):
    for service in compose["services"].values():
        for name, wait in service.get("depends_on", {}).items():
            other = compose["services"][name]
            assert wait["condition"] == "service_started" or other["healthcheck"]["test"][0] == "CMD"


def test_our_services_can_write_to_their_volume_alone(compose):
    for name, service in compose["services"].items():
        if service["image"] == "parley":
            assert service["read_only"] and service["cap_drop"] == ["ALL"], name
        for volume in service.get("volumes", []):
            source, target, *mode = volume.split(":")
            assert source in compose["volumes"] or (mode == ["ro"] and (ROOT / source).exists())
            assert target.startswith(("/opt/parley/", "/var/lib/postgresql/"))


def test_each_pool_gets_the_night_by_schedule_and_the_backfill_by_hand_each_once_at_a_time(deployments):
    settings = load_settings(ROOT)
    nightly = [{"cron": settings.cron, "timezone": settings.timezone}]
    told = [(one["work_pool"]["name"], flow.name, one.get("schedules")) for one, flow in deployments]
    assert told == [(pool, name, when) for pool in ("parley", "parley-docker") for name, when in (("nightly", nightly), ("backfill", None))]  # fmt: skip
    for deployment, _ in deployments:
        assert deployment["name"] == deployment["work_pool"]["name"]
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
        assert deployment["tags"] == ["parley"]


def test_deployments_give_only_parameters_that_their_flows_have(deployments):
    for deployment, flow in deployments:
        assert set(deployment.get("parameters", {})) <= set(inspect.signature(flow.fn).parameters)


def test_a_container_of_the_docker_pool_has_the_places_of_the_image(deployments, instructions):
    workdir = [arguments for name, arguments in instructions if name == "WORKDIR"][-1]
    volume = dict(instructions)["VOLUME"].strip('[]"')
    known = {f"PARLEY_{field.name.upper()}" for field in fields(Settings)}
    for deployment in (one for one, _ in deployments if one["name"] == "parley-docker"):
        assert deployment["pull"] == [{"prefect.deployments.steps.set_working_directory": {"directory": workdir}}]
        assert [mount.split(":")[1] for mount in deployment["work_pool"]["job_variables"]["volumes"]] == [volume]
        assert set(deployment["work_pool"]["job_variables"]["env"]) <= known

# Parley as an image:    docker build -t parley .
# One night with it:     docker run --rm -v parley-var:/opt/parley/var parley run
#
# No HEALTHCHECK here: a container is one command, most of which end by themselves; compose.yaml has one for each service.

FROM python:3.11-slim-bookworm AS build
WORKDIR /opt/parley
ENV PIP_NO_CACHE_DIR=1
COPY requirements.lock requirements.in requirements-dask.in pyproject.toml README.md LICENSE ./
RUN python -m venv .venv \
 && .venv/bin/python -m pip --disable-pip-version-check install -q --no-deps --require-hashes -r requirements.lock
COPY warehouse warehouse
COPY expectations expectations
COPY tasks tasks
COPY flows flows
COPY seeds seeds
COPY docs docs
# Installed in place, as in any checkout: the reference data lies beside the code. Nobody can write bytecode later.
RUN .venv/bin/python -m pip --disable-pip-version-check install -q --no-deps --no-build-isolation -e . \
 && .venv/bin/python -m compileall -q warehouse expectations tasks flows \
 && .venv/bin/python -m pip --disable-pip-version-check uninstall -q -y pip \
 && rm -rf build *.egg-info

FROM python:3.11-slim-bookworm
WORKDIR /opt/parley
COPY --from=build /opt/parley ./
COPY parley.toml ./
# All that belongs to others than root is the volume, where the warehouse, its editions and Prefect's own files are.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /opt/parley/var parley \
 && install -d -o parley -g parley var
ENV PATH=/opt/parley/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PREFECT_HOME=/opt/parley/var/prefect \
    PREFECT_SERVER_UI_STATIC_DIRECTORY=/tmp/prefect-ui \
    PREFECT_SERVER_ANALYTICS_ENABLED=false \
    PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT=false \
    PREFECT_SERVER_UI_V2_ENABLED=false \
    DO_NOT_TRACK=1
USER 10001:10001
VOLUME ["/opt/parley/var"]
ENTRYPOINT ["parley"]
CMD ["--help"]

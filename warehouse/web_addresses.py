"""Web addresses: which may be asked for, and how one is told without the secrets in it."""

import re
from urllib.parse import unquote_plus, urlencode, urlsplit

_SECRET_PARAMETER = re.compile(
    r"([?&](?:api[_-]?key|key|(?:access[_-]?|auth[_-]?)?token|(?:client[_-]?)?secret|passw(?:or)?d|pwd|auth|"
    r"(?:x-amz-)?sig(?:nature)?|x-amz-credential)=)[^&#]*",
    re.I,
)


def web_address(url: str) -> str:
    """Return an address that may be asked for, without its fragment; raises ValueError saying why it may not."""
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"only http and https addresses are asked, not {parts.scheme or 'one without a scheme'}")
    if not parts.hostname:
        raise ValueError("the address names no host")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address holds a user name or password; give it as secret instead")
    try:
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"the address has no valid port: {error}") from None
    return parts._replace(fragment="").geturl()


def source_address(url: str) -> str:
    """Return an address that a person gives as a source, which Prefect, logs and indexes will keep: it tells no secret.

    Raises ValueError, as `web_address` does, also for a parameter that is named like one.
    """
    address = web_address(url)
    if found := _SECRET_PARAMETER.search(address):
        name = found[1].strip("?&=")
        raise ValueError(
            f"the address holds what may be a secret, {name}; leave it out, describe the source in parley.toml, and "
            f'set secret = "env:NAME" and secret_parameter = "{name}" there'
        )
    return address


def without_parameter(url: str, name: str) -> str:
    """Return an address without one of its parameters, the others as they are."""
    parts = urlsplit(url)
    kept = [one for one in parts.query.split("&") if unquote_plus(one.partition("=")[0]) != name]
    return parts._replace(query="&".join(kept)).geturl()


def with_parameter(url: str, name: str, value: str) -> str:
    """Return an address with this value of a parameter, the others as they are."""
    parts = urlsplit(without_parameter(url, name))
    return parts._replace(query="&".join(filter(None, [parts.query, urlencode({name: value})]))).geturl()


def redacted(url: str) -> str:
    """Return an address for logs and reports: without user, password, and values of parameters named like secrets."""
    parts = urlsplit(url)
    if "@" in parts.netloc:
        parts = parts._replace(netloc="***@" + parts.netloc.rpartition("@")[2])
    return _SECRET_PARAMETER.sub(r"\1***", parts.geturl())

"""Ways from Prefect's pages to the published edition: links where it is on the web, paths where it is on a disk."""

from tasks.markdown import code, link
from warehouse.settings import Settings


def page_of_edition(settings: Settings, words: str, page: str) -> str:
    """Return the Markdown that leads to a page of the current edition, as `quality.html`.

    A browser follows no link from a server's page to a file on a disk, so that the path is there to be copied.
    """
    if settings.site_url:
        return link(words, settings.site_url + page)
    return f"{words}: {code(settings.published / page)}"


def fact_of_edition(settings: Settings, fact_id: str, page: str) -> str:
    """Return the id of a fact, as a link to its page where the edition is on the web."""
    return link(fact_id, settings.site_url + page) if settings.site_url else code(fact_id)

"""CAMEO-style actor codes: a party's own code, and for who acts for a state the sector behind it (RUSGOV, ISRMIL).

States and territories have their ISO code; organisations (IGOWSTNAT) and groups (PSEREB) that of actor_codes.csv, which
tells all there is to tell. A state that acts without a person being named stays bare (RUS), as in CAMEO's own
dictionaries. The sector of a person comes from the title that the document gives, by actor_sectors.csv.
"""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from tasks.logic.lexicon import Reference

OF_STATES = ("state", "territory")


@lru_cache(maxsize=4)
def party_codes(reference: Reference) -> pl.DataFrame:
    """One row per party, as in parties.csv, with `iso3` (states and territories only) and `cameo_actor`."""
    listed = reference.table("actor_codes").select("cameo_actor", code="party")
    stately = pl.col("kind").is_in(OF_STATES)
    return reference.parties.join(listed, on="code", how="left", maintain_order="left").with_columns(
        iso3=pl.when(stately).then("code"),
        cameo_actor=pl.when(stately).then(pl.coalesce("cameo_actor", "code")).otherwise("cameo_actor"),
    )


def code_holders(positions: pl.DataFrame, mentions: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Positions with `holder_code`; null where the holder has no party."""
    people = person_sectors(mentions, reference).select("document_id", "sector", holder="name")
    return (
        positions.join(people, on=["document_id", "holder"], how="left", maintain_order="left")
        .join(_codes(reference), on="party", how="left", maintain_order="left")
        .select(*positions.columns, holder_code=_code())
    )


def code_participants(reports: pl.DataFrame, mentions: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Meeting reports with `actor_codes`, one per party in the order of `parties`.

    Of several persons of one party the sector that most of them have counts, of equals the first by alphabet.
    """
    people = person_sectors(mentions, reference).explode("parties").select("document_id", "name", "sector", "parties")
    sectors = (
        reports.select("report_id", "document_id", name="people")
        .explode("name")
        .join(people, on=["document_id", "name"])
        .rename({"parties": "party"})
        .drop_nulls("sector")
    )
    coded = (
        _taking_part(reports, "report_id")
        .join(_most_told(sectors, "report_id", "sector"), on=["report_id", "party"], how="left", maintain_order="left")
        .join(_codes(reference), on="party", how="left", maintain_order="left")
    )
    return _with_lists(reports, coded.with_columns(code=_code()), "report_id")


def merge_participants(meetings: pl.DataFrame, reports: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Merged meetings with `actor_codes`: per party what most reports that know a sector say, else the bare code."""
    own = _codes(reference).select("party", "cameo_actor")
    told = (
        reports.select("meeting_id", party="parties", code="actor_codes")
        .explode("party", "code")
        .join(own, on="party")
        .filter(pl.col("code") != pl.col("cameo_actor"))
    )
    coded = (
        _taking_part(meetings, "meeting_id")
        .join(_most_told(told, "meeting_id", "code"), on=["meeting_id", "party"], how="left", maintain_order="left")
        .join(own, on="party", how="left", maintain_order="left")
    )
    return _with_lists(meetings, coded.with_columns(pl.coalesce("code", "cameo_actor").alias("code")), "meeting_id")


def person_sectors(mentions: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """One row per document and person in office: `name`, `parties`, and the `sector` of the first title that has one.

    An official whose title is of no known kind acts for the government.
    """
    single = mentions.filter(
        (pl.col("people").list.len() == 1) & pl.col("standing").is_in(["official", "unknown"])
    ).select("document_id", "char_start", "parties", "role", "standing", name=pl.col("people").list.first())
    roles = single["role"].drop_nulls().unique().to_list()
    known = pl.DataFrame(
        [(role, _sector(role, reference)) for role in roles], schema={"role": pl.Utf8, "titled": pl.Utf8}, orient="row"
    )
    official = (pl.col("standing") == "official").any()
    return (
        single.join(known, on="role", how="left", maintain_order="left")
        .sort("document_id", "char_start", maintain_order=True)
        .group_by("document_id", "name", maintain_order=True)
        .agg(
            pl.col("parties").first(),
            pl.coalesce(pl.col("titled").drop_nulls().first(), pl.when(official).then(pl.lit("GOV"))).alias("sector"),
        )
    )


def _sector(role: str, reference: Reference) -> str | None:
    """The sector of a title: by a phrase in it, else by the kind of the longest known title that it ends with."""
    by_phrase, by_kind, kinds = _sectors(reference)
    title = role.lower()
    for phrase, sector in by_phrase.items():
        if phrase in title:
            return sector
    words = title.split()
    endings = (" ".join(words[start:]) for start in range(len(words)))
    return next((by_kind.get(kinds[ending]) for ending in endings if ending in kinds), None)


@lru_cache(maxsize=4)
def _sectors(reference: Reference) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Sectors by phrase of a title, sectors by kind of title, and kinds by title."""
    table = reference.table("actor_sectors")
    return (
        dict(table.filter(pl.col("phrase") != "").select("phrase", "sector").iter_rows()),
        dict(table.filter(pl.col("phrase") == "").select("kind", "sector").iter_rows()),
        dict(reference.titles.select(pl.col("title").str.to_lowercase(), "kind").iter_rows()),
    )


def _codes(reference: Reference) -> pl.DataFrame:
    return party_codes(reference).select("cameo_actor", party="code", stately=pl.col("kind").is_in(OF_STATES))


def _code() -> pl.Expr:
    """The party's code, and the sector behind it where the party is a state."""
    sector = pl.when(pl.col("stately")).then("sector")
    return pl.col("cameo_actor") + sector.fill_null("")


def _taking_part(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """One row per row of the frame and party, in the order of its parties."""
    return frame.select(key, party="parties").explode("party").drop_nulls("party")


def _most_told(told: pl.DataFrame, key: str, value: str) -> pl.DataFrame:
    """One row per key and party, with the value in most rows; of equals the first by alphabet."""
    counted = told.group_by(key, "party", value).len()
    ordered = counted.sort(key, "party", "len", value, descending=[False, False, True, False])
    return ordered.unique([key, "party"], keep="first", maintain_order=True).drop("len")


def _with_lists(frame: pl.DataFrame, coded: pl.DataFrame, key: str) -> pl.DataFrame:
    """The frame with the codes of its parties as a list."""
    lists = coded.group_by(key, maintain_order=True).agg(actor_codes="code")
    return (
        frame.drop("actor_codes", strict=False)
        .join(lists, on=key, how="left", maintain_order="left")
        .with_columns(pl.col("actor_codes").fill_null([]))
    )

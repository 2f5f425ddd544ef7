"""Reviews of records and judgements of pairs: who said what of them and when, and the reviewed articles as gold."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Body, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from musnad.export.gold import complete, gold
from musnad.query.judgements import Judgement
from musnad.query.pages import Listed
from musnad.query.reviews import Review
from musnad.serve.asked import Stored
from musnad.serve.forms import form_of, path_within
from musnad.serve.prefs import A_YEAR
from musnad.serve.problems import RESPONSES
from musnad.serve.respond import answer, both, data
from musnad.serve.routes.documents import reading_of, record_of
from musnad.serve.show import page, unkept
from musnad.serve.views.review import WHO, box, present

router = APIRouter(tags=["review"])


class Reviewed(BaseModel):
    """A review to add."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"verdict": "corrected", "by": "maryam", "correction": {"status": "future"}, "reason": "only announced"}]})
    verdict: str = Field(description="accepted, rejected or corrected")
    by: str = Field(min_length=1, max_length=200)
    correction: dict[str, str] = Field(default_factory=dict, description="What is right, by field; dates in EDTF.")
    reason: str = Field(default="", max_length=500)


class Judged(BaseModel):
    """A judgement to add."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"a": "d0c9f3a2b4e5d6c7.v1f2e3d4c", "b": "d1b2c3d4e5f60718.v5a6b7c8d", "verdict": "same", "by": "maryam"}]})
    a: str = Field(max_length=200)
    b: str = Field(max_length=200)
    verdict: str = Field(pattern="^(same|different)$")
    by: str = Field(min_length=1, max_length=200)
    reason: str = Field(default="", max_length=500)


@dataclass(frozen=True, slots=True)
class Desk:
    """What was reviewed last, and what waits."""

    recent: tuple[Review, ...]
    waiting: tuple[Listed, ...]
    documents: int
    """Articles of which any record was reviewed."""


@both(router, "/review", Desk, summary="What was reviewed last, and the least sure records that wait")
def review_desk(request: Request, store: Stored) -> Response:
    """The queue looks at the newest articles."""
    found = Desk(tuple(store.reviews(limit=20)), tuple(store.review_queue(limit=12)), len(store.reviewed()))
    listed = {one.id: one for one in store.listed([review.record for review in found.recent])}
    return answer(request, found, Desk, lambda: page(request, "review.html", found=found, listed=listed))


@router.get("/records/{id}/reviews", response_model=tuple[Review, ...], responses=RESPONSES, summary="All reviews of a record")
def reviews(request: Request, store: Stored, id: str) -> Response:
    """In order; the last one counts."""
    record_of(store, id)
    return data(request, tuple(store.reviews(id)), tuple[Review, ...])


@router.post("/records/{id}/reviews", response_model=Review, status_code=201, responses=RESPONSES, summary="Review a record")
def add_review(request: Request, store: Stored, id: str, given: Annotated[Reviewed, Body()]) -> Response:
    """Nothing is overwritten: the record stays as it was read, and the last review counts."""
    record_of(store, id)
    made = store.review(id, given.verdict, by=given.by, correction=given.correction, reason=given.reason)
    answered = data(request, made)
    answered.status_code = 201
    return answered


@router.post("/judgements", response_model=tuple[Judgement, ...], status_code=201, responses=RESPONSES,
             summary="Judge two records or entities the same or different")
def add_judgement(request: Request, store: Stored, given: Annotated[Judged, Body()]) -> Response:
    """Overrules the rules; answers with all judgements about the first."""
    judge = store.same if given.verdict == "same" else store.different
    judge(given.a, given.b, by=given.by, reason=given.reason)
    answered = data(request, tuple(store.judgements(given.a)), tuple[Judgement, ...])
    answered.status_code = 201
    return answered


@router.post("/records/{id}/review", include_in_schema=False)
async def review_form(request: Request, store: Stored, id: str) -> Response:
    """The same from a page: answers with the box of the record anew, or leads back."""
    fields = await form_of(request)
    correction = {name: value for name, value in fields.items() if name in ("stance", "mode", "type", "status", "time", "kind",
                                                                             "effect", "at")}

    def add() -> Response | None:
        listed = record_of(store, id)
        told = {name: value for name, value in correction.items() if value != present(listed, name)}
        verdict = fields.get("verdict", "")
        store.review(id, verdict, by=fields.get("by", ""), correction=told, reason=fields.get("reason", ""))
        if "hx-request" not in request.headers:
            return None
        return unkept(request, "_reviewed.html", **box(store, listed), by=fields.get("by", ""))

    answered = await run_in_threadpool(add) or RedirectResponse(path_within(fields.get("to") or f"/records/{id}"), 303)
    answered.set_cookie(WHO, fields.get("by", "").strip().encode("utf-8").hex(), max_age=A_YEAR, httponly=True, samesite="lax")
    return answered


@router.post("/judge", include_in_schema=False)
async def judge_form(request: Request, store: Stored) -> Response:
    """A judgement from a page."""
    fields = await form_of(request)
    judge = store.different if fields.get("verdict") == "different" else store.same
    await run_in_threadpool(judge, fields.get("a", ""), fields.get("b", "").strip(), by=fields.get("by", "").strip() or "person",
                            reason=fields.get("reason", ""))
    return RedirectResponse(path_within(fields.get("to")), 303)


@router.get("/documents/{id}/gold", responses=RESPONSES, summary="An article as gold", response_class=Response)
def gold_of(store: Stored, id: str) -> Response:
    """Its records as their reviews leave them, as `musnad evaluate` reads them; what nobody reviewed stands as read."""
    reading = reading_of(store, id)
    content = json.dumps(gold(reading, store.standing(reading)), ensure_ascii=False, indent=1) + "\n"
    return Response(content, 200, {"Content-Disposition": f'attachment; filename="{reading.document.id}.gold.json"',
                                   "Cache-Control": "no-store"}, "application/json")


@router.get("/review/gold", responses=RESPONSES, summary="All wholly reviewed articles as gold", response_class=Response)
def all_gold(store: Stored) -> Response:
    """A zip for `musnad evaluate`: articles.jsonl, and a gold file for each article whose every record was reviewed."""
    lines, packed = [], io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for id in store.reviewed():
            reading = store.reading(id)
            found = store.standing(reading) if reading is not None else {}
            if reading is None or not reading.document.text or not complete(reading, found):
                continue
            d = reading.document
            article = {"id": d.id, "text": d.text, "published": d.published, "url": d.url, "outlet": d.outlet,
                       "headline": d.headline}
            lines.append(json.dumps({name: value for name, value in article.items() if value}, ensure_ascii=False) + "\n")
            archive.writestr(f"{d.id}.gold.json", json.dumps(gold(reading, found), ensure_ascii=False, indent=1) + "\n")
        archive.writestr("articles.jsonl", "".join(lines))
    headers = {"Content-Disposition": 'attachment; filename="gold.zip"', "Cache-Control": "no-store"}
    return Response(packed.getvalue(), 200, headers, "application/zip")

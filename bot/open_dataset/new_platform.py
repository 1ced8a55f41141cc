"""A first platform file for a company that only the dataset knows, from which a person can go on."""

import datetime as dt
from decimal import Decimal
from urllib.parse import urlsplit

from bot.open_dataset import editing
from bot.open_dataset.records import Company
from bot.open_dataset.statements import day, statements

_WORK = {
    "rlhf": "ranking of AI answers", "model_evaluation": "evaluation of models", "red_teaming": "red teaming",
    "expert_data": "expert material", "coding": "coding", "data_labeling": "data labelling",
    "image_video_annotation": "annotation of images and video", "audio_speech": "speech and audio",
    "data_collection": "data collection", "translation": "translation", "content_moderation": "content moderation",
    "research_studies": "research studies",
}  # fmt: skip
_HOUR, _DOLLARS = "per_hour", "USD"


class NotEnoughError(Exception):
    """A record that no platform file can be made of; the message says what is missing."""


def new_file(company: Company, released: dt.date) -> str:
    """The text of the file; NotEnoughError where the record has no website."""
    host = (urlsplit(company.website or "").hostname or "").removeprefix("www.")
    if not host or not company.website:
        raise NotEnoughError(f"{company.id} has no website in the dataset, and a platform needs its official address.")
    work = [_WORK.get(kind, kind.replace("_", " ")) for kind in company.work_types or ()]
    kinds = f": {', '.join(work)}" if work else ""
    path = urlsplit(company.website).path.rstrip("/")
    data: dict[str, object] = {
        "name": company.name,
        "operator": company.operator or company.name,
        "website": company.website,
        "summary": f"{company.name} pays people to train and test AI models{kinds}.",
        "reviewed": company.last_checked or released,
        "domains": [{"host": host, "path": path} if path else {"host": host}],
    }
    if pay := _pay(company, released):
        data["pay"] = pay
    if found := statements(company, released):
        data["facts"] = {each.names[0]: {"value": each.text, "source": "dataset"} for each in found}
    return editing.dump(data | {"sources": {"dataset": editing.dataset_source(released)}})


def _pay(company: Company, released: dt.date) -> dict[str, object] | None:
    stated = company.stated_pay
    if stated is None or stated.min is None or stated.unit != _HOUR or stated.currency != _DOLLARS:
        return None
    top = {"max": _number(stated.max)} if stated.max is not None else {"open_ended": True}
    rate = {"role": f"Any project (what {company.name} states)", "min": _number(stated.min), **top, "source": "dataset"}
    ends = f"${stated.min}–{stated.max}" if stated.max is not None else f"${stated.min} or more"
    summary = f"{company.name} states {ends} an hour for all its work (open dataset, {day(released)})."
    return {"currency": _DOLLARS, "summary": summary, "rates": {"stated": rate}}


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)

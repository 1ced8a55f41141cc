"""Records in the form of the open dataset; the companies are invented."""

import datetime as dt
import json

from bot.open_dataset.records import Company, Dataset, read_dataset

RELEASED = dt.date(2026, 10, 30)
PROFILE = "https://aitrainer.work/platforms/acme"


def record(**more: object) -> dict[str, object]:
    return {
        "id": "acme",
        "name": "Acme",
        "website": "https://acme.example",
        "operator": None,
        "work_types": ["rlhf", "coding"],
        "payment_methods": [],
        "hiring_steps": [],
        "listings": {"active": 1260, "last_90d": 1300, "first_seen": "2026-02-09", "last_seen": "2026-10-29"},
        "pay_observed_hourly_usd": {"median": 85, "p25": 70, "p75": 112.5, "n": 1162},
        "trustpilot_organic": {
            "mean": 4.61,
            "ci95": [4.59, 4.63],
            "organic_share": 0.87,
            "reviews_collected": 567,
            "collected": "2026-09-25",
        },
        "profile_url": PROFILE,
        "sources": {"payment_methods": "https://acme.example/faq"},
        "last_checked": "2026-10-29",
        "a_key_nobody_knows": 1,
        **more,
    }


def text(*records: object, **more: object) -> str:
    head = {"schema_version": "1.0", "generated_at": f"{RELEASED}T14:29:08.496Z", "count": len(records)}
    return json.dumps({**head, **more, "companies": records})


def dataset(*records: object) -> Dataset:
    return read_dataset(text(*records))


def company(**more: object) -> Company:
    return Company.model_validate(record(**more))

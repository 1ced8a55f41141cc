"""Open listings that fit a filter, the best and then the freshest first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.listing_file import STALE_AFTER
from bot.listings.listing import Eligibility, Fit, Listing, RateUnit
from bot.listings.names import Names
from bot.listings.terms import Terms
from bot.listings.wanted import Wanted
from bot.listings.word_index import LABEL, WordIndex

CURRENCY = "USD"
"""Rates in other currencies are never converted, so they cannot be compared with what is wanted."""
_NEVER = np.iinfo(np.int64).max
_CLOSED, _UNKNOWN, _OPEN = 0, 1, 2
_FITS = {_CLOSED: Fit.CLOSED, _UNKNOWN: Fit.UNKNOWN, _OPEN: Fit.OPEN}

Mask = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Hit:
    """A listing that fits; `fit` is about the country that was asked for, None where none was."""

    listing: Listing
    fit: Fit | None
    stale: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many listings would fit if they said what was asked for: an hourly rate in dollars, a language, a date."""

    rate: int = 0
    language: int = 0
    date: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what fits. `partly` tells that no listing has all the words, and these have most of them."""

    hits: tuple[Hit, ...]
    total: int
    left_out: LeftOut = LeftOut()
    partly: bool = False


class ListingIndex:
    """Listings laid out in columns for searching; immutable once built."""

    def __init__(self, listings: Sequence[Listing], synonyms: Mapping[str, Sequence[str]] | None = None) -> None:
        self.listings = tuple(sorted(listings, key=lambda listing: listing.id))
        self._by_id = {listing.id: place for place, listing in enumerate(self.listings)}
        self.titles = Names(listing.title for listing in self.listings)
        self.labels = Names(label for listing in self.listings for label in (*listing.roles, *listing.domains))
        self._words = WordIndex(self.listings, Terms(synonyms))
        rates = [_hourly(listing) for listing in self.listings]
        self._least = np.array([low for low, _ in rates], np.float64)
        self._most = np.array([high for _, high in rates], np.float64)
        self._until = self._column(lambda listing: _second(listing.expires) if listing.expires else _NEVER)
        self._closed = self._column(lambda listing: _second(listing.closed_at) if listing.closed_at else _NEVER)
        self._posted = self._column(_day_posted)
        self._checked = self._column(lambda listing: listing.last_checked.toordinal())
        everything = np.arange(len(self.listings))
        self._freshest = np.lexsort([everything, -self._posted, -self._checked])
        self._platforms = _places_by(self.listings, lambda listing: (listing.platform,))
        self._languages = _places_by(self.listings, lambda listing: listing.languages)
        self._allowed = _places_by(self.listings, lambda listing: listing.eligibility.allowed or ())
        self._excluded = _places_by(self.listings, lambda listing: listing.eligibility.excluded)
        self._usual_fit = self._column(lambda listing: _usual_fit(listing.eligibility)).astype(np.int8)
        self._names_language = self._column(lambda listing: bool(listing.languages)).astype(np.bool_)

    def search(
        self,
        wanted: Wanted,
        now: dt.datetime,
        *,
        start: int = 0,
        count: int | None = None,
        among: Collection[str] | None = None,
    ) -> Found:
        """What fits at `now`, from place `start` on, `count` of them at most; only these where `among` is given."""
        moment = int(now.timestamp())
        fitting = (self._until > moment) & (self._closed > moment)
        if among is not None:
            only = np.zeros(len(self.listings), np.bool_)
            only[[self._by_id[key] for key in among if key in self._by_id]] = True
            fitting &= only
        fit = None
        if wanted.platform is not None:
            fitting &= self._at(self._platforms, wanted.platform)
        if wanted.country is not None:
            fit = self._fit(wanted.country)
            fitting &= fit != _CLOSED
        score = np.zeros(len(self.listings), np.float32)
        partly = False
        for text, least in ((wanted.words, 0.0), (wanted.role, LABEL)):
            points, have, asked = self._words.scores(text, least)
            enough = fitting & (have == asked)
            if asked and not enough.any():
                enough = fitting & (have * 2 >= asked) & (have > 0)
                partly = partly or bool(enough.any())
            fitting, score = enough, score + points
        fitting, left_out = self._known(wanted, fitting)
        places = self._freshest[fitting[self._freshest]]
        ranked = self._ranked(places, score, fit, wanted.min_rate)
        shown = ranked[start : None if count is None else start + count]
        hits = tuple(self._hit(int(place), fit, now) for place in shown)
        return Found(hits, len(places), left_out, partly)

    def _known(self, wanted: Wanted, fitting: Mask) -> tuple[Mask, LeftOut]:
        """What also fits where a listing has to say something, and how many are left out only for not saying it."""
        everything = np.ones(len(self.listings), np.bool_)
        checks = {
            "rate": (everything, everything),
            "language": (everything, everything),
            "date": (everything, everything),
        }
        if wanted.min_rate is not None:
            checks["rate"] = (self._most >= float(wanted.min_rate), ~np.isnan(self._most))
        if wanted.language is not None:
            checks["language"] = (self._at(self._languages, wanted.language), self._names_language)
        if wanted.since is not None:
            checks["date"] = (self._posted >= wanted.since.toordinal(), self._posted > 0)
        left_out = {}
        for name, (_, said) in checks.items():
            others = [fits for other, (fits, _) in checks.items() if other != name]
            left_out[name] = int(np.count_nonzero(np.logical_and.reduce([fitting, ~said, *others])))
        return np.logical_and.reduce([fitting, *(fits for fits, _ in checks.values())]), LeftOut(**left_out)

    def _ranked(
        self, places: Places, score: NDArray[np.float32], fit: NDArray[np.int8] | None, min_rate: Decimal | None
    ) -> Places:
        """Best words, then sure of the country, then sure of the rate; places come in the order of their freshness."""
        keys: list[NDArray[Any]] = []
        if min_rate is not None:
            keys.append(~(self._least[places] >= float(min_rate)))
        if fit is not None:
            keys.append(-fit[places])
        if score.any():
            keys.append(-score[places])
        # With the place in the order of freshness first, so that equals stay in it.
        return places[np.lexsort([np.arange(len(places)), *keys])] if keys else places

    def _fit(self, country: str) -> NDArray[np.int8]:
        fit = self._usual_fit.copy()
        fit[self._allowed.get(country, [])] = _OPEN
        fit[self._excluded.get(country, [])] = _CLOSED
        return fit

    def _hit(self, place: int, fit: NDArray[np.int8] | None, now: dt.datetime) -> Hit:
        listing = self.listings[place]
        stale = now.date() - listing.last_checked > STALE_AFTER
        return Hit(listing, None if fit is None else _FITS[int(fit[place])], stale)

    def _at(self, places: Mapping[str, Places], key: str) -> Mask:
        mask = np.zeros(len(self.listings), np.bool_)
        mask[places.get(key, [])] = True
        return mask

    def _column(self, value: Callable[[Listing], int]) -> NDArray[np.int64]:
        return np.fromiter(map(value, self.listings), np.int64, len(self.listings))


def _places_by(listings: Sequence[Listing], keys: Callable[[Listing], Iterable[str]]) -> dict[str, Places]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, listing in enumerate(listings):
        for key in keys(listing):
            places[key].append(place)
    return {key: np.array(found, np.int64) for key, found in places.items()}


def _usual_fit(eligibility: Eligibility) -> int:
    """What holds for a country that the listing does not name."""
    if eligibility.allowed is not None:
        return _CLOSED
    return _OPEN if eligibility.worldwide else _UNKNOWN


def _hourly(listing: Listing) -> tuple[float, float]:
    """The least and the most it pays an hour in dollars, NaN where it does not say so."""
    pay = listing.pay
    if pay is None or pay.unit is not RateUnit.HOUR or pay.currency != CURRENCY:
        return np.nan, np.nan
    least = float(pay.minimum) if pay.minimum is not None else 0.0
    return least, float(pay.most) if pay.most is not None else np.inf


def _day_posted(listing: Listing) -> int:
    seen = listing.posted or (listing.first_seen.date() if listing.first_seen else None)
    return seen.toordinal() if seen else 0


def _second(moment: dt.datetime) -> int:
    return int(moment.timestamp())

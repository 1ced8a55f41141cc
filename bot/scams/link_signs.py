"""What a single link or mail address says."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.knowledge.knowledge import Knowledge
from bot.scams import details
from bot.scams.links import Link, Written
from bot.scams.lookalikes import Imitation, LookAlikes, Model, Trick, unpuny
from bot.scams.places import Hosts, OfficialSites, Owner, Places, public_suffixes
from bot.scams.results import CheckedLink, Code, Reason, Weight
from bot.scams.web_address import OtherScheme, Unreadable, WebAddress, parse

_CHAT_SCHEMES = frozenset({"tg", "whatsapp"})


@dataclass(frozen=True, slots=True)
class LinkSigns:
    """A checked link with its reasons; `neutral` where a platform named beside it makes it no worse."""

    link: CheckedLink
    reasons: tuple[Reason, ...]
    neutral: bool


class LinkJudge:
    """Judges links and mail addresses by what the knowledge lists; looks nothing up."""

    def __init__(self, knowledge: Knowledge, is_word: Container[str]) -> None:
        lists = knowledge.scams
        self._official = OfficialSites(knowledge.platforms, lists.partners)
        self._suffixes = public_suffixes()
        self._is_word = is_word
        self._shorteners = Places(lists.shorteners)
        self._chat = Places(lists.chat_links)
        self._invites = Places(lists.server_invites)
        self._known = Hosts(lists.known_sites)
        self._free = Hosts(lists.free_hosts)
        self._mailboxes = Hosts(lists.mailboxes)
        self._services = {host: name for name, hosts in lists.services.items() for host in hosts}
        self._reported = {site.host: site.note for site in lists.reported}
        self._unconfirmed = {site.host: site.note for site in lists.unconfirmed}
        self._look_alikes = LookAlikes(models(knowledge, self._official, is_word), lists.lure_words)

    def ends_well(self, host: str) -> bool:
        """Whether the host ends in a suffix that exists, or bears a guarded name whatever its end."""
        if self._suffixes.publicsuffix(host) is not None:
            return self._suffixes.publicsuffix(host) != host
        return self._imitation(host) is not None

    def judge(self, link: Link) -> LinkSigns:
        """What the link is and says."""
        match link.parsed:
            case OtherScheme(scheme, _):
                return self._other_scheme(link, scheme)
            case Unreadable():
                reason = Reason(Code.BROKEN_LINK, details.BROKEN.format(url=_short(link.url)), Weight.WEAK)
                return LinkSigns(CheckedLink(link.url, None, None, False), (reason,), False)
            case WebAddress() as address:
                return self._web(link, address)

    def _other_scheme(self, link: Link, scheme: str) -> LinkSigns:
        if scheme in _CHAT_SCHEMES:
            reason = Reason(Code.CHAT_LINK, details.CHAT_LINK.format(host=f"{scheme}:"), Weight.WEAK)
        else:
            reason = Reason(Code.DANGEROUS_SCHEME, details.SCHEME.format(scheme=scheme), Weight.CLEAR, flags=True)
        return LinkSigns(CheckedLink(link.url, None, None, False), (reason,), False)

    def _web(self, link: Link, address: WebAddress) -> LinkSigns:
        owner = self._official.owner(address)
        imitation = None if owner or self._is_fine(address) else self._imitation(address.host)
        reasons = [*self._tricks(link, address, owner), *self._host(address, owner, imitation)]
        hidden = self._shorteners.covers(address)
        if (
            not owner
            and not hidden
            and not self._is_neutral(address)
            and (named := self._named_behind(link.url, address))
        ):
            detail = details.NOT_OFFICIAL.format(host=address.host, names=named)
            reasons.append(Reason(Code.NOT_OFFICIAL, detail, Weight.WEAK))
        if link.written is Written.IN_WORDS:
            reasons.append(Reason(Code.SPELLED_ADDRESS, details.SPELLED))
        platform = owner.platform if owner else imitation.model.platform if imitation else None
        checked = CheckedLink(link.url, address.host, platform, owner is not None)
        return LinkSigns(checked, tuple(reasons), owner is not None or self._is_neutral(address))

    def _named_behind(self, url: str, address: WebAddress) -> str | None:
        """What is named behind the host the link leads to: an official host, or a platform on a host for everybody."""
        behind = url.casefold().partition(address.host)[2]
        if host := next((host for host in self._official.hosts if len(host) > 4 and host in behind), None):
            return host
        if not self._free.covers(address.host):
            return None
        imitations = map(self._look_alikes.in_label, filter(None, address.path.casefold().split("/")))
        return next((imitation.model.owner for imitation in imitations if imitation), None)

    def _tricks(self, link: Link, address: WebAddress, owner: Owner | None) -> Iterator[Reason]:
        """What is done to make the link look like another."""
        if address.userinfo:
            shown = address.userinfo.partition(":")[0]
            posed = parse(f"https://{shown}")
            poses = isinstance(posed, WebAddress) and (self._official.owner(posed) or self.ends_well(posed.host))
            if poses and owner is None:
                detail = details.USERINFO_HOST.format(shown=_short(shown), host=address.host)
                yield Reason(Code.USERINFO, detail, Weight.CLEAR, flags=True)
            else:
                yield Reason(Code.USERINFO, details.USERINFO.format(host=address.host), Weight.WEAK)
        if "\\" in link.url.partition("?")[0]:
            yield Reason(Code.BACKSLASH, details.BACKSLASH, Weight.WEAK)
        # A browser reads ⓞutlier.ai as outlier.ai, but nobody honest writes it so; 。 is what some keyboards have.
        if owner and not _authority(link.url).replace("。", ".").isascii():
            yield Reason(Code.MIXED_ALPHABETS, details.OTHER_LETTERS.format(host=address.host), Weight.WEAK)
        if link.hides:
            yield Reason(Code.HIDDEN_CHARACTERS, details.HIDDEN, Weight.WEAK)
        for word in link.shown.split():
            named = parse(word if "://" in word else f"https://{word.strip('.,;:!?()')}")
            if not isinstance(named, WebAddress) or "." not in named.host or not self.ends_well(named.host):
                continue
            if _without_www(named.host) != _without_www(address.host):
                posing = self._official.owner(named) is not None and owner is None
                weight = Weight.CLEAR if posing else Weight.WEAK
                detail = details.MASKED.format(shown=named.host, host=address.host)
                yield Reason(Code.MASKED_LINK, detail, weight, flags=posing)

    def _host(self, address: WebAddress, owner: Owner | None, imitation: Imitation | None) -> Iterator[Reason]:
        """What the host itself is."""
        host = address.host
        shown = unpuny(host)
        if owner:
            yield Reason(Code.OFFICIAL, details.OFFICIAL.format(host=host, owner=owner.name))
        elif note := self._listed(host, self._reported):
            yield Reason(Code.REPORTED_SITE, note, Weight.CLEAR, flags=True)
        elif note := self._listed(host, self._unconfirmed):
            yield Reason(Code.UNCONFIRMED_SITE, note)
        elif address.is_ip:
            yield Reason(Code.IP_ADDRESS, details.IP.format(host=host), Weight.WEAK)
        elif imitation:
            weight = Weight.CLEAR if imitation.clear else Weight.WEAK
            yield Reason(Code.LOOK_ALIKE, details.look_alike(shown, imitation), weight, flags=imitation.clear)
        elif self._shorteners.covers(address):
            yield Reason(Code.SHORTENER, details.REDIRECTED.format(host=host), Weight.WEAK)
        elif self._invites.covers(address):
            yield Reason(Code.SERVER_INVITE, details.INVITE.format(host=host))
        elif self._chat.covers(address):
            yield Reason(Code.CHAT_LINK, details.CHAT_LINK.format(host=host), Weight.WEAK)
        elif name := self._listed(host, self._services):
            yield Reason(Code.KNOWN_SITE, details.SERVICE.format(host=host, name=name))
        elif self._known.covers(host) and not self._free.covers(host):
            yield Reason(Code.KNOWN_SITE, details.KNOWN.format(host=host))
        elif _mixes_alphabets(shown):
            yield Reason(Code.MIXED_ALPHABETS, details.ALPHABETS.format(host=shown), Weight.WEAK)

    def mail(self, mail: str, names: Sequence[str]) -> Iterator[Reason]:
        """What a mail address says; `names` are the platforms that the message names."""
        local, _, domain = mail.rpartition("@")
        address = parse(f"https://{domain}")
        posed = parse(f"https://{local}")
        if not isinstance(address, WebAddress):
            return
        owner = self._official.owner(address)
        if isinstance(posed, WebAddress) and self._official.owner(posed) and not owner:
            detail = details.USERINFO_HOST.format(shown=_short(local), host=address.host)
            yield Reason(Code.USERINFO, detail, Weight.CLEAR, flags=True)
        elif owner:
            yield Reason(Code.SENDER_UNPROVEN, details.SENDER.format(mail=mail))
        elif self._mailboxes.covers(address.host):
            if names:
                yield Reason(
                    Code.FREE_MAILBOX, details.MAILBOX.format(mail=mail, names=" or ".join(names)), Weight.WEAK
                )
        elif not self._is_fine(address):
            yield from self._host(address, None, self._imitation(address.host))

    def _imitation(self, host: str) -> Imitation | None:
        registrable = self._suffixes.privatesuffix(host) or ".".join(host.split(".")[-2:])
        # On a host that lends out names, such as github.io, the name in front is the tenant's.
        found = self._look_alikes.find(host, registrable, self._is_word)
        if found and found.trick in (Trick.ENDING, Trick.SUBDOMAIN) and self._free.covers(host):
            # Many platforms keep help pages at such hosts themselves, which our lists do not know.
            return replace(found, clear=False)
        return found

    def _is_fine(self, address: WebAddress) -> bool:
        """Whether the host is known as somebody else's, so that a likeness is chance."""
        host = address.host
        if address.is_ip or self._listed(host, self._services) or self._listed(host, self._unconfirmed):
            return True
        if any(places.covers(address) for places in (self._shorteners, self._chat, self._invites)):
            return True
        return self._known.covers(host) and not self._free.covers(host)

    def _is_neutral(self, address: WebAddress) -> bool:
        return (
            self._is_fine(address)
            and not self._shorteners.covers(address)
            and not self._invites.covers(address)
            and not self._chat.covers(address)
            and not address.is_ip
        )

    def _listed(self, host: str, notes: Mapping[str, str]) -> str | None:
        return next((note for listed, note in notes.items() if host == listed or host.endswith(f".{listed}")), None)


def models(knowledge: Knowledge, official: OfficialSites, is_word: Container[str]) -> Iterator[Model]:
    """Every host worth imitating: official ones, services, and platforms' names as one might register them."""
    ambiguous = {
        slug: {alias.replace(" ", "").replace("-", "") for alias in platform.ambiguous_aliases}
        for slug, platform in knowledge.platforms.items()
    }
    services = {site: Owner(name, None) for name, sites in knowledge.scams.services.items() for site in sites}
    for host, owner in {**official.hosts, **services}.items():
        core = host.partition(".")[0]
        ordinary = core in is_word or core in ambiguous.get(owner.platform or "", ()) or len(core) < 5
        yield Model(host, core, owner.name, owner.platform, ordinary)
        glued = host.replace(".", "").replace("-", "")
        if glued != core and host.rpartition(".")[2] in {"ai", "careers", "work", "tech", "help"}:
            yield Model(host, glued, owner.name, owner.platform, False)
    for slug, platform in knowledge.platforms.items():
        first = next((domain.host for domain in platform.domains if domain.path is None), None)
        if first is None:
            continue
        for name in sorted({slug, platform.name, *platform.aliases}):
            core = "".join(c for c in name.casefold() if c.isalnum())
            if len(core) >= 6 and core.isascii() and "." not in name:
                yield Model(first, core, platform.name, slug, core in is_word or core in ambiguous[slug])


def _mixes_alphabets(shown: str) -> bool:
    """Whether a label has Latin letters beside others that look like Latin ones."""
    return any(
        any(c.isascii() and c.isalpha() for c in label) and any(0x370 <= ord(c) <= 0x58F for c in label)
        for label in shown.split(".")
    )


def _authority(url: str) -> str:
    """What stands between the scheme and the path, as written."""
    return re.split(r"[/?#\\]", url.split("//", 1)[-1], maxsplit=1)[0]


def _without_www(host: str) -> str:
    return host.removeprefix("www.")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"

"""What the scam check knows beside the platforms: the file `scams.yaml`."""

from pydantic import Field

from bot.knowledge.platform import Domain, Host
from bot.knowledge.source import FileModel, Source, Text


class Partner(FileModel):
    """An organisation whose pages are official for our members although it is no platform."""

    name: Text
    domains: tuple[Domain, ...]
    sources: tuple[Source, ...] = ()


class ReportedSite(FileModel):
    """A host that is known to pose as somebody, or of which we could not find out whose it is."""

    host: Host
    note: Text = Field(description="One sentence that members read.")


class Wording(FileModel):
    """Words and phrases that the rules look for; write them as people type them, in small letters."""

    fees: tuple[Text, ...] = Field(default=(), description="Money wanted before work: 'registration fee'.")
    payment_means: tuple[Text, ...] = Field(
        default=(), description="Ways of paying that no platform uses and nobody can undo: 'gift card'."
    )
    chat_apps: tuple[Text, ...] = Field(default=(), description="Apps that fake recruiters move to: 'telegram'.")
    secrets: tuple[Text, ...] = Field(default=(), description="What nobody honest asks for: 'password'.")
    documents: tuple[Text, ...] = Field(
        default=(), description="What only the platform's own page may ask for: 'passport'."
    )
    promises: tuple[Text, ...] = Field(default=(), description="Too good to be true: 'guaranteed income'.")


class ScamLists(FileModel):
    """Hosts and words for the scam check; every part may be left out."""

    partners: tuple[Partner, ...] = ()
    services: dict[Text, tuple[Host, ...]] = Field(
        default={}, description="Services whose name is often imitated, with their own hosts."
    )
    known_sites: tuple[Host, ...] = Field(
        default=(), description="Large sites that are neither official nor a bad sign, and names near a platform's."
    )
    shorteners: tuple[Domain, ...] = Field(default=(), description="Hosts that hide where a link leads.")
    chat_links: tuple[Domain, ...] = Field(default=(), description="Hosts whose links open a chat app.")
    server_invites: tuple[Domain, ...] = Field(default=(), description="Links that lead to another Discord server.")
    free_hosts: tuple[Host, ...] = Field(default=(), description="Hosts where anybody can put up a page or a form.")
    mailboxes: tuple[Host, ...] = Field(default=(), description="Free mail services.")
    reported: tuple[ReportedSite, ...] = Field(default=(), description="Hosts known to pose as a platform.")
    unconfirmed: tuple[ReportedSite, ...] = Field(
        default=(), description="Hosts with a platform's name that we can neither confirm nor call fake."
    )
    lure_words: tuple[Text, ...] = Field(
        default=(), description="Words glued to a name in fake addresses: 'jobs', 'verify'."
    )
    wording: Wording = Wording()

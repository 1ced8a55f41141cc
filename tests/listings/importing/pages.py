"""Documents as sites send them; the platforms and jobs are invented."""

import json

from bot.knowledge.platform import Domain, Platform

PAGE = "https://jobs.acme.example/board"


def platform(name: str, *hosts: str, aliases: tuple[str, ...] = ()) -> Platform:
    return Platform(
        name=name,
        operator=f"{name} Inc.",
        website=f"https://{hosts[0]}",
        summary="Invented.",
        aliases=aliases,
        domains=tuple(
            Domain(host=host.partition("/")[0], path=f"/{host.partition('/')[2]}" if "/" in host else None)
            for host in hosts
        ),
        reviewed="2026-11-01",
    )


PLATFORMS = {
    "acme": platform("Acme", "acme.example", "boards.example/acme", aliases=("acme ai",)),
    "bolt": platform("Bolt", "bolt.example"),
}


def posting(title: str = "Python reviewer", **more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "url": f"https://acme.example/jobs/{title.replace(' ', '-').lower()}",
        "description": "<p>Review Python answers.</p>",
        "datePosted": "2026-11-20",
        **more,
    }


def html(*scripts: object, kind: str = "application/ld+json") -> bytes:
    texts = (script if isinstance(script, str) else json.dumps(script) for script in scripts)
    blocks = "".join(f'<script type="{kind}">{text}</script>' for text in texts)
    return f"<!doctype html><html><head>{blocks}</head><body><p>Jobs</p></body></html>".encode()


def json_feed(*items: object, version: str = "https://jsonfeed.org/version/1.1") -> bytes:
    return json.dumps({"version": version, "title": "Jobs", "items": items}).encode()

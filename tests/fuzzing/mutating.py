"""New inputs out of old ones."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

SEEDS = Path(__file__).with_name("seeds")
SEPARATOR = b"\n====\n"
LONGEST = 4_000
"""Bytes; a message on Discord has at most so many characters."""
MOST_CHANGES = 6
ODD = tuple(
    "\0 \n \t \r \u200b \u202e \ufeff \u0130 \u00df \u0660 \uff11 \U0001f525 \ud7ff \u0301 "
    "99999999999999999999 -1 0 1e999 "
    "% %3A : :: / // \\ @ # & ? = [ ] ( ) { } < > ` * _ ~ | ' \" --- ... .. . , ; $ ^ + - NaN null true [[ {{ }} ]] "
    "http:// https:// <t:1:F> <@1> \\u0000 &amp; <!-- --> <![CDATA[ ]]>".split(" ")
)


def seeds(target: str) -> list[bytes]:
    """What is kept for a target."""
    return (SEEDS / f"{target}.txt").read_bytes().removesuffix(b"\n").split(SEPARATOR)


def mutations(dice: random.Random, known: Sequence[bytes]) -> Iterator[bytes]:
    """Without end: each is a seed that was changed in some places, now and then joined with another."""
    while True:
        text = bytearray(dice.choice(known))
        for _ in range(dice.randint(1, MOST_CHANGES)):
            _change(dice, text, known)
        yield bytes(text[:LONGEST])


def _change(dice: random.Random, text: bytearray, known: Sequence[bytes]) -> None:
    start = dice.randint(0, len(text))
    end = min(len(text), start + int(dice.expovariate(0.1)))
    piece = bytes(text[start:end])
    match dice.randrange(9):
        case 0:
            del text[start:end]
        case 1:
            text[start:start] = piece
        case 2:
            text[start:end] = _run(dice, piece)
        case 3:
            text[start:start] = dice.choice(ODD).encode()
        case 4:
            text[start:end] = dice.choice(ODD).encode() * dice.randint(1, 3)
        case 5:
            other = dice.choice(known)
            begin = dice.randint(0, len(other))
            text[start:end] = other[begin : begin + dice.randint(1, 40)]
        case 6:
            text[start:end] = piece[::-1]
        case 7:
            text[start:start] = _run(dice, b"".join(dice.choice(ODD).encode() for _ in range(dice.randint(1, 3))))
        case _:
            text[start:end] = bytes(byte ^ (1 << dice.randrange(8)) for byte in piece)


def _run(dice: random.Random, piece: bytes) -> bytes:
    """The piece again and again: now and then as often as there is room, which is what holds up a reader."""
    return piece * dice.randint(2, max(2, LONGEST // max(1, len(piece)) // dice.choice((1, 2, 4, 16))))

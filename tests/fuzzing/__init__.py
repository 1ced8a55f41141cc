"""Inputs that nobody wrote: whatever members, moderators and feeds may send, mutated, many times.

`targets.py` says what is fed, `seeds/` what it is mutated from, `judging.py` what must not happen. `make fuzz` runs a
million of them (`__main__.py`), guided by coverage where atheris is installed (`guided.py`); `make test` some thousand.
An input that ever broke something becomes a seed.
"""

"""A small Discord on loopback: as much REST and gateway as the bot needs, over real sockets.

It shows what a simulation inside the process cannot: nonces, rate limits, dropped sockets, processes that are killed.
`LocalDiscord` is the server, `process.py` runs the real bot against it, `openapi.py` checks each request's body.
"""

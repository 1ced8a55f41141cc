from tests.web.fixtures import fetcher, site

__all__ = ["fetcher", "site"]

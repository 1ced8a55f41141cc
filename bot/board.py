"""Where the listings lie, laid out for searching: those of the files and those of the database together."""

from bot.knowledge.knowledge import Knowledge
from bot.listings.from_files import from_files, open_listings
from bot.listings.listing import Listing
from bot.listings.search import ListingIndex


def lay_out(knowledge: Knowledge, imported: tuple[Listing, ...]) -> ListingIndex:
    """An index of everything that is listed; takes seconds for tens of thousands."""
    return ListingIndex(open_listings(from_files(knowledge.listings), imported), knowledge.vocabulary.synonyms)

"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.storage.column_types import RowId, UtcTime

metadata = MetaData()

installation = Table(
    "installation",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)

# What the admins of a server chose, as one JSON text; the version tells two changes at once apart.
server_settings = Table(
    "server_settings",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("ballot", String(64), nullable=False, unique=True),
    Column("entry", String(200), nullable=False, index=True),
    Column("useful", Boolean, nullable=False),
    Column("reason", String(300)),
    Column("knowledge_version", String(100), nullable=False),
    Column("guild_id", BigInteger),
    Column("created_at", UtcTime, nullable=False),
    # Which message it was, so that the ballots of a person can be found again.
    Column("message_id", BigInteger),
)

unanswered = Table(
    "unanswered",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("normalised", String(500), nullable=False),
    Column("question", Text, nullable=False),
    Column("reason", String(20), nullable=False),
    Column("mode", String(10), nullable=False),
    Column("channel_id", BigInteger),
    Column("times", Integer, nullable=False),
    Column("first_asked", UtcTime, nullable=False),
    Column("last_asked", UtcTime, nullable=False, index=True),
    Column("message_id", BigInteger),
    Column("later_until", UtcTime),
    Column("settled_at", UtcTime),
    UniqueConstraint("guild_id", "normalised", name="unanswered_once_per_guild"),
)

# How many people asked a question, without who they are.
askers = Table(
    "askers",
    metadata,
    Column("question_id", RowId, ForeignKey("unanswered.id", ondelete="CASCADE"), primary_key=True),
    Column("ballot", String(64), primary_key=True),
)

# Who pressed "Tell me" and is to be told, once, that there is an answer now.
answer_wishes = Table(
    "answer_wishes",
    metadata,
    Column("question_id", RowId, ForeignKey("unanswered.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, index=True),
    Column("asked_at", UtcTime, nullable=False),
)

# How much was asked and answered, by server and week (its Monday), without who and what.
weekly_counts = Table(
    "weekly_counts",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("week", UtcTime, primary_key=True, autoincrement=False),
    Column("kind", String(12), primary_key=True),
    Column("count", Integer, nullable=False),
)

# How often an entry was chosen where another was suggested beside it, without who chose and what they had asked.
picks = Table(
    "picks",
    metadata,
    Column("chosen", String(200), primary_key=True),
    Column("other", String(200), primary_key=True),
    Column("count", Integer, nullable=False),
)

# The claim to tell a server's moderators of a week, made before the message is sent: nobody is told twice.
weekly_digests = Table(
    "weekly_digests",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("week", UtcTime, primary_key=True, autoincrement=False),
)

# One row for each listing and feed, so that a listing stays open as long as one feed still has it.
imported_listings = Table(
    "imported_listings",
    metadata,
    Column("source_url", String(500), primary_key=True),
    Column("listing_id", String(80), primary_key=True),
    Column("content", Text, nullable=False),
    Column("first_seen", UtcTime, nullable=False),
    Column("last_checked", UtcTime, nullable=False),
    Column("closed_at", UtcTime, index=True),
)

listing_sources = Table(
    "listing_sources",
    metadata,
    Column("url", String(500), primary_key=True),
    Column("etag", String(500)),
    Column("last_modified", String(100)),
    Column("last_ok", UtcTime),
    Column("last_failed", UtcTime),
    Column("last_error", String(500)),
)

# What the last look at a page showed that the knowledge rests on.
source_looks = Table(
    "source_looks",
    metadata,
    Column("url", String(500), primary_key=True),
    Column("looked_at", UtcTime, nullable=False),
    Column("look", String(10), nullable=False),
    Column("sentence", String(300), nullable=False),
    Column("missing_since", UtcTime),
    Column("misses", Integer, nullable=False),
)

# When the bot first met a listing, from a file or a feed: what is new for an alert.
listing_sightings = Table(
    "listing_sightings",
    metadata,
    Column("listing_id", String(80), primary_key=True),
    Column("first_seen", UtcTime, nullable=False, index=True),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("wanted", String(500), nullable=False),
    Column("state", String(10), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("told_until", UtcTime, nullable=False),
    UniqueConstraint("user_id", "wanted", name="alert_once_per_member"),
)

# The claim to tell a member today, made before the message is sent: nobody is told twice.
digests = Table(
    "digests",
    metadata,
    Column("user_id", BigInteger, primary_key=True),
    Column("last_sent", UtcTime, nullable=False),
)

# Who changed which knowledge file; both contents are kept, so that an edit can be taken back.
knowledge_edits = Table(
    "knowledge_edits",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger),
    Column("moderator_id", BigInteger, nullable=False, index=True),
    Column("saved_at", UtcTime, nullable=False, index=True),
    Column("file", String(300), nullable=False, index=True),
    Column("summary", String(200), nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("commit", String(40)),
    Column("undoes", BigInteger),
    # A save of several files is several rows: the number of the first, where this is not the first.
    Column("part_of", BigInteger, index=True),
)

# `wake_at` is when the bot has to act next, empty once a reminder is closed: the one index that the waiter reads.
reminders = Table(
    "reminders",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("member_id", BigInteger, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("anchor", String(40)),
    Column("rule", String(200)),
    Column("zone", String(64)),
    Column("guild_id", BigInteger, index=True),
    Column("channel_id", BigInteger),
    Column("link", String(200)),
    Column("wish", String(10), nullable=False),
    Column("state", String(15), nullable=False),
    Column("occurrence", Integer, nullable=False),
    Column("wake_at", UtcTime, index=True),
    Column("attempts", Integer, nullable=False),
    Column("failure", String(20)),
    Column("unheard", Integer, nullable=False),
    Column("claim", String(40)),
    Column("claimed_at", UtcTime),
    Column("unsure_since", UtcTime),
    Column("snoozed_from", BigInteger),
    Column("snoozed_occurrence", Integer),
    Column("created_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, index=True),
    # Cards carry the number for years, so it must never be given to another reminder.
    sqlite_autoincrement=True,
)

reminder_outcomes = Table(
    "reminder_outcomes",
    metadata,
    Column("reminder_id", RowId, ForeignKey("reminders.id", ondelete="CASCADE"), primary_key=True),
    Column("occurrence", Integer, primary_key=True),
    Column("member_id", BigInteger, nullable=False, index=True),
    Column("due_at", UtcTime, nullable=False),
    Column("settled_at", UtcTime, nullable=False, index=True),
    Column("delivered", Boolean, nullable=False),
    Column("route", String(10)),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("missed", Integer, nullable=False),
    Column("failure", String(20)),
    Column("shown_at", UtcTime),
)

member_settings = Table(
    "member_settings",
    metadata,
    Column("member_id", BigInteger, primary_key=True),
    Column("zone", String(64), nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

"""Every word of `/settings`."""

from bot.answers.strictness import Strictness
from bot.servers.channels import ChannelMode
from bot.servers.date_style import DateStyle

DESCRIPTION = "How I behave in this server: channels, moderators, quiet hours (server admins only)"
ADMINS_ONLY = "Only people who may manage this server can change its settings."
SERVERS_ONLY = "Settings belong to a server. Use this in one."
NOT_INSTALLED = "I am not a member of this server, so there is nothing to set up here."
CHANNEL_GONE = "That channel is gone."
FAILED = "I could not keep that just now. Please try again in a minute."

HOME = "### Settings of this server"
HOME_HELP = "-# Only people who may manage the server see and change this. Changes hold at once."
HOME_CHANNELS = "**Where I speak**"
HOME_UNASKED = "**When nobody asked me**"
HOME_MODERATORS = "**Moderators**"
HOME_DATES = "**Dates** are written like {example}"
BACK = "Back"
CHANNELS_BUTTON = "Channels"
MODERATORS_BUTTON = "Moderators"
UNASKED_BUTTON = "Speaking unasked"
DATES_BUTTON = "Dates"

CHANNELS = (
    "### Channels\n"
    "Whether I speak in a channel, which platform it is about, and whether I point out scams there. "
    "A thread follows its channel."
)
CHANNELS_MORE = "- and {count} more"
CHOOSE_CHANNEL = "Choose a channel to look at"
ELSEWHERE_BUTTON = "All other channels"
ELSEWHERE = "all other channels"
EVERYWHERE = "all channels"
SHORT_PLATFORM = "about {platform}"
SHORT_SCAMS = "scams are pointed out"

MODE_LABELS = {
    ChannelMode.OFF: "Off",
    ChannelMode.MENTION: "Only when asked",
    ChannelMode.SUGGEST: "Suggest",
    ChannelMode.ANSWER: "Answer",
}
MODE_HELP = {
    ChannelMode.OFF: "I say nothing here. /ask still works, and only the asker sees the answer.",
    ChannelMode.MENTION: "I speak when somebody mentions me, replies to me or uses a command.",
    ChannelMode.SUGGEST: "On a clear question I offer links to answers. Everybody can open them.",
    ChannelMode.ANSWER: "On a clear question I answer, though nobody addressed me.",
}
MODE_SHORT = {
    ChannelMode.OFF: "I say nothing",
    ChannelMode.MENTION: "I speak when asked",
    ChannelMode.SUGGEST: "I suggest answers to clear questions",
    ChannelMode.ANSWER: "I answer clear questions",
}
CHOOSE_MODE = "When may I speak here?"
CHANNEL = "### {channel}"
CHANNEL_PLATFORM = "**About** {platform}"
CHANNEL_PLATFORM_HELP = "-# A question that names no platform means this one."
CHOOSE_PLATFORM = "Which platform is it about?"
NO_PLATFORM = "No platform in particular"
CHANNEL_SCAMS_ON = "**Scams** are pointed out"
CHANNEL_SCAMS_OFF = "**Scams** are not pointed out"
CHANNEL_SCAMS_HELP = (
    "-# A message with clear marks of a scam gets a short note, and moderators are told. Moderators are never flagged."
)
SCAMS_ON = "Point out scams"
SCAMS_OFF = "Stop pointing out scams"
FORGET_CHANNEL = "As in all other channels"
FORGET_ELSEWHERE = "As it was"
MORE_PLATFORMS = "More platforms"

MODERATORS = (
    "### Moderators\n"
    "They see what I could not answer, keep the answers right with `/kb`, and are told of scams. "
    "Whoever may manage the server is always one."
)
MODERATORS_ROLES = "Roles: {roles}"
MODERATORS_NO_ROLES = "Roles: none, only people who may manage the server"
CHOOSE_ROLES = "Roles whose members are moderators"
MODERATORS_ROOM = "Channel: {channel}"
MODERATORS_NO_ROOM = "Channel: none, so nobody is told of scams, changes or problems"
MODERATORS_ROOM_PUBLIC = "⚠ Everybody in the server can read that channel."
MODERATORS_ROOM_CLOSED = "⚠ I may not write in that channel. Give my role *View Channel* and *Send Messages* there."
CHOOSE_ROOM = "Where should I tell moderators of things?"
FORGET_ROOM = "No channel"
DIGEST_ON = "Weekly digest: on Mondays, in that channel"
DIGEST_OFF = "Weekly digest: off"
DIGEST_HELP = "-# What was asked, what I could not answer, what has grown old."
SWITCH_DIGEST_ON = "Send a weekly digest"
SWITCH_DIGEST_OFF = "No weekly digest"

UNASKED = (
    "### Speaking unasked\n"
    "This holds in channels where I suggest or answer. Quiet hours also keep back notes about scams in the channel; "
    "moderators are told of those at any hour."
)
STRICTNESS_LABELS = {
    Strictness.STRICT: "Only when I am certain",
    Strictness.USUAL: "When I am nearly certain",
    Strictness.OPEN: "As soon as I would answer a question put to me",
}
STRICTNESS_HELP = {
    Strictness.STRICT: "I speak less; what I say is almost always right.",
    Strictness.USUAL: "The usual. In our trials I never spoke up where nobody had asked something I know.",
    Strictness.OPEN: "I speak more. Now and then it will not be what was meant.",
}
CHOOSE_STRICTNESS = "How sure must I be?"
STRICTNESS = "How sure I must be: {label}"
QUIET = "Quiet hours: {start} to {end}, {zone}"
NO_QUIET = "Quiet hours: none"
ASK_QUIET = "Set quiet hours"
FORGET_QUIET = "No quiet hours"
QUIET_TITLE = "Quiet hours"
QUIET_FROM = "From"
QUIET_TO = "To"
QUIET_EXAMPLE = "22:00 or 10pm"
QUIET_EXAMPLE_END = "07:00 or 7am"
QUIET_PLACE = "By whose clocks?"
QUIET_PLACE_HELP = "A city, a country or a time zone"
QUIET_NO_TIME = "“{text}” is no time of day that I know. Write it like 22:00 or 10pm."
QUIET_NO_LENGTH = "These hours would end when they start. Give them an end."
QUIET_NO_ZONE = "I know no place called “{text}”. Write a city or a zone, such as Berlin or America/New_York."
QUIET_ZONES = "“{text}” could be {places}. Write which one."

DATES = "### Dates\nHow I write dates in answers and cards here, for instance **{example}**."
CHOOSE_DATES = "How should I write dates?"
DATE_LABELS = {
    DateStyle.ENGLISH: "English",
    DateStyle.AMERICAN: "English (US)",
    DateStyle.ISO: "Year-month-day",
    DateStyle.SPANISH: "Español",
    DateStyle.PORTUGUESE: "Português",
    DateStyle.FRENCH: "Français",
    DateStyle.GERMAN: "Deutsch",
    DateStyle.ITALIAN: "Italiano",
    DateStyle.POLISH: "Polski",
    DateStyle.TURKISH: "Türkçe",
    DateStyle.INDONESIAN: "Bahasa Indonesia",
    DateStyle.VIETNAMESE: "Tiếng Việt",
    DateStyle.SWAHILI: "Kiswahili",
    DateStyle.HINDI: "हिन्दी",
}

CANNOT_READ = (
    "⚠ I cannot read messages that nobody addressed to me, so nothing happens unasked yet. The operator of the bot can "
    "change that: switch on the *Message Content Intent* in Discord's Developer Portal (Bot) and set "
    "`MESSAGE_CONTENT=true`."
)
CANNOT_SPEAK = "⚠ I may not write in this channel. Give my role *View Channel* and *Send Messages* there."

"""The sentences that say what was seen and why it matters; the only place of these words."""

from bot.scams.lookalikes import Imitation, Trick
from bot.scams.results import Code

_WHY = {
    Code.UPFRONT_FEE: "No platform we know takes money from you: not to apply, train, be verified or get tasks.",
    Code.FAKE_CHECK: "A check that you should cash and pass on in part is fake, and the money you send is your own.",
    Code.UNUSUAL_PAYMENT: "Platforms pay through a known provider such as Deel or PayPal; scammers like crypto, gift "
    "cards, Zelle and Western Union because nobody can take such a payment back.",
    Code.ACCOUNT_TRADE: "Accounts are personal: one that is sold, rented or shared gets closed, and its owner answers "
    "for what is done in their name.",
    Code.SOLD_ACCESS: "Nobody can sell you a place, a passed exam or an approval.",
    Code.ASKS_FOR_SECRET: "Nobody honest needs your password, a login code or access to your computer.",
    Code.ASKS_FOR_ID: "Platforms check an ID on their own page or in their provider's app, never in a chat.",
    Code.HIRING_IN_CHAT: "Real platforms hire on their own site; a job in a chat app is the usual task scam.",
    Code.CHAT_CONTACT: "Task scams usually begin with a job offer by WhatsApp, Telegram or text, says the US FTC.",
    Code.TOO_GOOD: "No platform guarantees income or places; the work comes and goes.",
}
_IF_ASKED = {
    Code.UPFRONT_FEE: "Does one have to pay? No. No platform we know charges anything to apply, train or start.",
    Code.FAKE_CHECK: "About checks: never pass on money from a check that a stranger sent.",
    Code.UNUSUAL_PAYMENT: "About ways of paying: platforms pay through a provider such as Deel or PayPal, not in "
    "crypto, by gift card, Zelle or Western Union.",
    Code.ACCOUNT_TRADE: "May accounts be bought, sold, rented or shared? No, they are personal.",
    Code.SOLD_ACCESS: "Can one buy a place or answers? No, and who sells them is a scammer.",
    Code.ASKS_FOR_SECRET: "About passwords and codes: enter them only on the official page, and tell them to nobody.",
    Code.ASKS_FOR_ID: "About IDs: platforms check them on their own page or in their provider's app, never in a chat.",
    Code.HIRING_IN_CHAT: "About hiring by chat app: real platforms hire on their own site.",
    Code.CHAT_CONTACT: "About chat apps: task scams usually begin with a job offer by WhatsApp, Telegram or text.",
    Code.TOO_GOOD: "About guarantees: no platform guarantees income or places.",
}
_QUOTE_LENGTH = 90


def seen(code: Code, quote: str) -> str:
    """What a sign in the words means; it quotes them, shortened."""
    short = quote if len(quote) <= _QUOTE_LENGTH else f"{quote[:_QUOTE_LENGTH].rsplit(' ', 1)[0]} …"
    return f"It says “{short}”. {_WHY[code]}"


def asked(code: Code) -> str:
    """The answer to somebody who asks, denies or warns."""
    return _IF_ASKED[code]


def look_alike(shown: str, imitation: Imitation) -> str:
    """Which real host is imitated and how."""
    real, owner = imitation.model.host, imitation.model.owner
    match imitation.trick:
        case Trick.LETTERS:
            how = f"is written with look-alike letters to pass for {real}"
        case Trick.INSIDE:
            how = f"only begins like {real}; what counts is the end of an address"
        case Trick.ENDING:
            how = f"uses the name of {owner} with another ending or hyphens; the real one is {real}"
        case Trick.SLIP:
            how = f"is almost, but not quite, {real}"
        case Trick.WORDS:
            how = f"adds words to the name of {owner}; the real one is {real}"
        case Trick.SUBDOMAIN:
            how = f"puts the name of {owner} in front of somebody else's address; the real one is {real}"
    doubt = "" if imitation.clear else " It may belong to somebody else of that name."
    return f"{shown} {how}.{doubt}"


REDIRECTED = "{host} hides where the link leads, so we cannot see it. Ask for the full address."
IP = "{host} is a bare number instead of a name; no platform sends people there."
USERINFO_HOST = (
    "The link begins with “{shown}” to look real, but everything before the @ is ignored: it leads to {host}."
)
USERINFO = "There is a name before an @ in the link; it leads to {host}, whatever stands before."
MASKED = "The text of the link shows {shown}, but it leads to {host}."
SCHEME = "A link that starts with “{scheme}:” opens no page but runs or opens something on your device."
NOT_OFFICIAL = "{host} is no official address of {names}."
HIDDEN = "The link contains characters that nobody sees, or a line break; honest links do not."
BACKSLASH = "There is a backslash in the address; programs disagree on where such a link leads."
OTHER_LETTERS = "It leads to {host}, but is written with letters that are not the usual ones, as forgers do."
ALPHABETS = "{host} mixes alphabets, which is a way to imitate other names."
BROKEN = "“{url}” is not a valid address; a browser would refuse it or go somewhere else."
CHAT_LINK = "{host} opens a chat app. Real platforms hire on their own site."
MAILBOX = "{mail} is a free mailbox that anybody can open, not an address of {names}."
INVITE = "{host} leads into another Discord server, and we cannot see whose it is."
KNOWN = "{host} is a known site of its own; it is no page of a platform, and tells nothing about the sender."
SERVICE = "{host} belongs to {name}; that says nothing about who sent you there."
SENDER = "{mail} has an official ending, but a sender's name can be forged; open the site yourself and look there."
SPELLED = "The address is written out in words; type it yourself rather than trust a link."
PERHAPS = "Some words may also be an address; if so, paste it alone."
TOO_MUCH = "This is more than the check reads at once; the rest was not looked at."
OFFICIAL = "{host} is an official address of {owner}."
NOTHING = "Nothing in it matches a scam we know, and nothing shows that it is real."

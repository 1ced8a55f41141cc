"""Whether a sentence says that something happened, asks whether it does, denies it, or warns of it."""

import re
from enum import Enum, auto

from bot.scams.reading import Sentence


class Stance(Enum):
    """How the words around a match mean it."""

    STATED = auto()
    ASKED = auto()
    DENIED = auto()
    WARNED = auto()


_SUBJECT = (
    r"(?:i|we|you|they|he|she|it|there|this|that|any|anyone|anybody|someone|people|the|a|an|my|your|our|PLATFORM|sme|"
    r"deel|real|recruiters?|platforms?|companies)"
)
_OPENER = re.compile(
    rf"^ (?:(?!(?:because|i|they|he|she|we|you|it|who|that|please|kindly) )[^ ,]+ ){{0,4}}?(?:"
    rf"(?:do|does|did|is|are|was|were|can|could|should|shall|will|would|has|may|might|must|am|have) {_SUBJECT} "
    r"|how (?:much|do|does|can|to|is|are) |what (?:is|are|if|about|does|do) |which |who (?:pays|has to|charges) |"
    r"whether "
    r"|is it (?:true|possible|allowed|normal|legal|ok|okay|safe) |(?:any ?(?:one|body)|someone) (?:know|knows|heard|"
    r"here know) "
    r"|(?:wondering|curious|wonder|ask|know|tell me|explain|sure|clue|idea) (?:if|whether|about) )"
)
"""How a question begins, after a greeting and the like."""
_MESSENGER = r"(?:messaged|contacted|texted|emailed|offered|offers|invited|called|wrote|reached|added|dmed|approached)"
_TOLD = (
    r"(?:asked|asks|asking|told|tells|telling|wanted|wants|demanded|demands|demanding|requested|requests|required|"
    r"requires|"
    rf"forced|sent|gave|instructed|made|says|said|promised|{_MESSENGER})"
)
_REPORT = re.compile(
    rf" {_TOLD} (?:that )?(?:(?:to|for) )?(?:me|us|my|i) | i (?:was|got|am being|have been|had|have) "
    r"(?:just |already |being )?(?:asked|told|charged|messaged|contacted|offered|required|forced|requested|hired|"
    r"scammed|paid|sent) "
    r"| (?<!do )(?<!did )(?:they|he|she|people|recruiters?|company|who) (?:now |also |just |still |always |all )?"
    r"(?:want|ask|need|require|tell|force|say|demand)s? (?:for |that )?(?:me|us|i|my|MONEY) "
    r"| (?:is|are|was|were|keeps?|kept|started) (?:now |also |just |still )?(?:asking|demanding|requesting|telling|"
    r"forcing|offering|wanting) "
    r"| i (?:just |already |even |have )*(?:paid|sent|gave|shared|deposited|transferred|bought) "
)
"""Something happened to somebody: also inside a question, it is told as a fact."""
_PRESUPPOSING = re.compile(
    r"^ (?:[^ ,]+ ){0,3}?(?:why|how come|when) (?!(?:would|should|could|might) (?!.* (?:me|us|i|we) ))"
)
_INVERTED = re.compile(
    r" (?:did|does|do|will|would|has|have|had|is|are|was|can|could|should) (?:you|they|he|she|it|anyone|anybody|any|"
    r"PLATFORM|sme|the [^ ]+|a [^ ]+|your [^ ]+) "
    r"(?:ever |also |really |even |actually |already )?(?:ask|asked|want|need|require|demand|charge|request|tell|"
    r"force|been|asking|pay|say|get|send)"
)
_NEGATION = re.compile(r" (not|never|nobody|no one|none|neither|nothing|without|hardly|stop|refuse|isnt|arent) ")
_NOT_ABOUT_IT = re.compile(
    r" not (?:only|just|sure|know|understand|believe|remember|get|legit|legitimate|normal|right|ok|okay|safe|fair|"
    r"joking|"
    r"kidding|lying|good|real|comfortable|certain|like|trust|want|going|work|let|allow|release|give|proceed|continue|"
    r"able|receive|access|start|begin|withdraw|think it is|think this|have (?:money|MONEY|cash|any money)|a scam|yet|"
    r"care|worry|be|miss|wait|hesitate) "
    r"| (?:why|if|or) not "
)
"""Negations that leave standing what follows: "I don't know why they want a fee"."""
_DEMAND_ANYWAY = re.compile(r" (?:until|unless|without|before|till) ")
_NO = re.compile(r" (?:no|zero|any|free of|never any) (?:(?:[^ ,]+) ){0,2}$")
_NO_AT_END = re.compile(
    r" (?:no|zero|without) (?!other|more|further|extra|hidden)(?:[a-z]+ )?(?:FEE|MEANS|MONEY|deposits?|payments?) ?$"
)
_AFTERWARDS = re.compile(
    r"^(?:[^ ,]+ ){0,2}?(?:is|are|was|were|will be|be|do|does) (?:not|never) |^not |^never (?:required|needed|asked|"
    r"necessary) "
)
_NOT_PAID = re.compile(r" not (?:pay|paid|paying|send|sent|sending) (?:[^ ,]+ ){1,3}$")
"""Not paid what the words behind say is wanted: the demand stands."""
_HEARSAY = re.compile(r" (?:heard|hear|read|rumours?|rumors?|somebody said|people say|saw) ")
_IS_IT_NORMAL = re.compile(
    r" (?:is (?:it|this|that)|it is|am i right)(?: that)? (?:[^ ,]+ )?(?:normal|usual|common|standard|ok|okay|legit|"
    r"right|typical) "
)
_APPROACHING = (
    r"(?:asks?|asking|wants?|demands?|offers?|says?|contacts?|messages?|sells?|buys?|rents?|promises|needs?|charges?|"
    r"trades?|"
    r"tells?|sends?|requests?)"
)
_WARNING = re.compile(
    r" (?:beware|careful|watch out|look out|avoid|stay away|warning|warn|reminder|psa|red flags?|scammers?|scams?|"
    r"fraudsters?|"
    rf"whoever|(?:anyone|anybody|people|those|someone|somebody|recruiters|any [^ ]+) (?:who|that) (?:ever "
    rf")?{_APPROACHING}|"
    rf"(?:anyone|anybody|recruiters) {_APPROACHING}|"
    r"(?:if|when|whenever|once|in case) (?:anyone|anybody|someone|somebody|they|he|she|it|a [^ ]+|any [^ ]+|the [^ "
    r"]+|people|you are|you get|you see|recruiters?)|"
    r"(?:real|legit|legitimate|genuine|honest|official) (?:[^ ]+ )?(?:platforms?|companies|company|jobs?|recruiters?|"
    r"employers?|clients?)|"
    r"no (?:real|legit|legitimate|genuine|honest)) "
)
_ADVICE = re.compile(r" (?:do not|never|not to) ")
_ABOUT_OTHERS = re.compile(
    r"^ (?:warning|beware|psa|reminder|careful|be careful|watch out|heads up|fyi) .* (?:people|others|scammers?|they|"
    r"users|members|some|many|somebody|someone) $"
)
"""A warning from its first word on, of what others do: no offer of the sender's own."""
_HARD_WARNING = re.compile(r" (?:do not|never|not to|avoid|refuse to|stop) (?:ever )?(?:[^ ,]+ ){0,2}$")


def stance(sentence: Sentence, start: int, end: int, told_by_sender: bool) -> Stance:
    """How `sentence` means the words between two positions of its line.

    `told_by_sender`: the words are an order or an offer ("pay $50 to start"), so a warning elsewhere is only a cover.
    """
    line = sentence.line
    if line.startswith(" , ", start):
        start += 2
    clause_start = line.rfind(" , ", 0, start + 1) + 2 if " , " in line[: start + 1] else 0
    clause_end = found if (found := line.find(" , ", max(start, end - 1))) >= 0 else len(line)
    before = line[clause_start : start + 1]
    clause = line[clause_start : clause_end + 1]
    inside = line[start:end]
    report = _REPORT.search(clause) is not None and _INVERTED.search(f" {clause.strip()} ") is None
    if _denied(before, inside, line[end:clause_end]):
        return Stance.DENIED
    if told_by_sender:
        if _ABOUT_OTHERS.search(line[: start + 1]):
            return Stance.WARNED
        if _HARD_WARNING.search(before):
            return Stance.WARNED
    elif not report and (_WARNING.search(line[:end]) or _ADVICE.search(before)):
        return Stance.WARNED
    if not report and _is_asked(sentence, clause, clause_start, start, end):
        return Stance.ASKED
    return Stance.STATED


def _denied(before: str, inside: str, after: str) -> bool:
    if _AFTERWARDS.match(after.lstrip()) or _NO.search(before) or _NO_AT_END.search(inside):
        return True
    cleared = _NOT_ABOUT_IT.sub(" ", _NOT_PAID.sub(" ", before) + inside.lstrip())
    found = _NEGATION.search(cleared)
    # "I cannot start until I pay" is a demand in spite of its "not".
    return found is not None and not _DEMAND_ANYWAY.search(cleared[found.start() :])


def _is_asked(sentence: Sentence, clause: str, clause_start: int, start: int, end: int) -> bool:
    if _PRESUPPOSING.match(clause) or (" MONEY " in clause and _IS_IT_NORMAL.search(clause)):
        return False
    if _HEARSAY.search(sentence.line) and (sentence.asks or " true " in sentence.line):
        return True
    if _OPENER.match(clause):
        return True
    earlier = sentence.line[: clause_start + 1]
    if clause_start and _OPENER.match(earlier) and re.match(r" (?:if|that|whether|or|and|to) ", clause):
        return True
    # Who names the sum was told it: "I have to put in $120 to unlock the next level?".
    if not sentence.asks or " MONEY " in clause:
        return False
    later = sentence.line[end - 1 :]
    # "They want $50 for training, is this normal?": only the end asks.
    return (
        re.search(
            r" (?:is|are|was|does|do|can|should|am|what|has|how|or) (?:this|that|it|i|they|you|we|anyone|he|she|do|"
            r"should|legit|is) | (?:anyone else|thoughts|good idea|legit|normal|real|fake|genuine|advice|help|scam) ",
            later,
        )
        is None
    )

"""Every word of the moderators' desk: what happened to the knowledge, and `/kb`."""

BROKEN = (
    "### A knowledge file has a problem\n"
    "I go on with the answers I had before. As soon as this is mended, the new ones go live by themselves."
)
MENDED = "### Mended\nThe knowledge files are fine again. {answers} are live."
MORE_PROBLEMS = "… and {count} more"
TURNED = (
    "### Some test questions now go elsewhere\n{count} of {all} lead somewhere else since the last change of the files:"
)
TURNED_ACCEPT = (
    "-# If that is meant, change what they must reach in `tests.yaml`. If not, take the change back, or teach the "
    "right entry one of these questions."
)
NO_ANSWER = "no answer"
DID_YOU_MEAN = "“did you mean”"


def place(outcome: str) -> str:
    """Where a question leads, in words."""
    return {"nothing": NO_ANSWER, "did you mean": DID_YOU_MEAN}.get(outcome, f"`{outcome}`")


KB_DESCRIPTION = "The moderators' desk: look at what I know, and change it"
TRY_DESCRIPTION = "What I would say to a question, and why"
FIND_DESCRIPTION = "Find answers by words"
SHOW_DESCRIPTION = "Everything in the file of one answer"
STATUS_DESCRIPTION = "What is live, what has problems, what is due for review"
DIGEST_DESCRIPTION = "This week so far: what was asked and answered, and what waits for you"
RELOAD_DESCRIPTION = "Read the knowledge files again now"
EDIT_DESCRIPTION = "Change an answer"
TEACH_DESCRIPTION = "Add a question to the ways people ask for an answer"
TEACH_OPTION = "The question, in the member's words"
NEW_DESCRIPTION = "Write a new answer"
QUESTION_OPTION = "The question, as a member would type it"
MODE_OPTION = "As if somebody asked me (direct), or as if I overheard it (passive)"
WORDS_OPTION = "Some words of it"
ENTRY_OPTION = "Which answer"
TEACH = "Teach the bot"

TRY_ANSWERS = "### I would answer\n**{title}** · `{place}`"
TRY_OFFERS = "### I would ask “did you mean”"
TRY_SILENT = "### I would say that I don't know"
TRY_QUIET = "### I would stay silent"
FOUND = "### {count} found\nChoose one to see its file."
FOUND_NOTHING = "Nothing I know fits these words."
CHOOSE = "Choose an answer"
NO_SUCH_ENTRY = "There is no such answer (any more)."
GENERATED = (
    "-# Nobody wrote this answer: I make it from the facts in `platforms/{platform}.yaml`. "
    "To change it, change the facts there, or write an answer with `/kb new`."
)
SHOWN = "### {question}\n-# `{file}` · {topic} · reviewed {day}{stale}"
STALE_MARK = " · ⏳ due for review"
ASKED_AS = "**Asked as** ({count})"
NOT_ASKED_AS = "**Not asked as** ({count})"
SOURCES = "**Sources**"
ANSWER = "**Answer**"
EDIT = "Edit"
STILL_RIGHT = "Still right"

STATUS = "### The knowledge\nVersion `{version}`, {answers}, {tests} test questions. Last change taken over: {when}."
STATUS_FINE = "No problems."
STATUS_ERRORS = "**These keep the files from going live; I go on with what I had:**"
STATUS_WARNINGS = "**Warnings** ({count})"
STATUS_STALE = "**Due for review** ({count})"
STATUS_GONE = "**Sources that disappeared** ({count})"
STATUS_GONE_HELP = "-# Find another page that says it, or take the statement out."
AT_START = "at the start"
RELOADED = "The files are read, and what is new is live: version `{version}`, {answers}."
RELOAD_NOTHING = "Nothing has changed: version `{version}` is live already."

FORM_EDIT = "Edit an answer"
FORM_NEW = "A new answer"
FORM_QUESTION = "Question"
FORM_QUESTION_HELP = "The heading, ending in a question mark."
FORM_ANSWER = "Answer"
FORM_ANSWER_HELP = "The first sentence answers. Figures in {{ }} come from the platform file."
FORM_ASKED = "Asked as"
FORM_ASKED_HELP = "One way to ask it on each line, in members' words."
FORM_NOT_ASKED = "Not asked as"
FORM_NOT_ASKED_HELP = "Near misses that must not get this answer, one on each line."
FORM_SOURCES = "Sources"
FORM_SOURCES_HELP = "One on each line: a name from the platform file, or title | address | date."
FORM_TOPIC = "Topic"
FORM_PLATFORM = "Platform"
FORM_PLATFORM_HELP = "Its file's name, such as outlier; empty for all of them."
TOO_LONG_FOR_FORM = "That file is too long for a form of Discord. Change it in the knowledge folder."
BAD_SOURCE = "I cannot read the source “{line}”. Write: title | https://address | 2026-11-23"
UNKNOWN_PLATFORM = "There is no platform “{name}”. There are: {known}."
UNKNOWN_TOPIC = "There is no topic “{name}”."

TEACH_PICK = "### Which answer fits?\n> {text}\n\nI will add these words to the ways people ask it."
TEACH_NONE = "### No answer comes near\n> {text}\n\nWrite a new one?"
TEACH_EMPTY = "There are no words in this message that I could learn."
TEACH_KNOWN = "That answer knows these words already."
WRITE_NEW = "Write a new answer"

PREVIEW = "### Before it is saved: {summary}"
PREVIEW_CARD = "**The card**"
PREVIEW_DIFF = "**The file**"
MORE_FILES = "… and {count} more files"
PREVIEW_LEADS = "“{text}” leads to {after} (now: {before})."
PREVIEW_NOTHING_TURNS = "None of the {all} test questions goes elsewhere."
PREVIEW_TURNS = "**{count} of {all} test questions now go elsewhere:**"
PREVIEW_ACCEPT = (
    "-# Those marked ⚠️ no longer reach what `tests.yaml` says they must. *Save and accept* says there what they reach "
    "now, in the same change."
)
PREVIEW_PROBLEMS = "### Not like this\nWith this change the files would have errors. Nothing was saved."
MERGED_STAYS = (
    "-# The answer and the sources of **{stays}** stay; those of **{goes}** go with its file. What either is asked as "
    "leads to the one that stays."
)
OTHER_WAY_ROUND = "The other way round"
MERGE_NOT = "These two can no longer be merged: one of them was removed, renamed, or is not written by anybody."
NO_CHANGE = "That changes nothing."
SAVE = "Save"
SAVE_ANYWAY = "Save and accept"
DISCARD = "Discard"
DISCARDED = "Nothing was changed."
DRAFT_GONE = "I no longer have that draft, or it was somebody else's. Nothing was saved; please start again."

SAVED = "### Saved and live: {summary}"
SAVED_NOT_LIVE = (
    "### Saved: {summary}\nIt is on the disk but not live yet, since the files have a problem elsewhere. "
    "See `/kb status`."
)
COMMITTED = "-# Commit {commit}"
NOT_IN_GIT = {
    "no_checkout": "",
    "no_git": "-# Not committed: git is not installed where I run.",
    "ignored": "-# Not committed: git was told to ignore this file.",
    "detached": "-# Not committed: the knowledge folder is on no branch, so a commit would be lost. Tell the operator.",
    "hook_or_error": "-# Not committed, git said: {said}",
    "too_slow": "-# Not committed: git took too long.",
}
POSTED = "### {who} changed an answer: {summary}"
POSTED_UNDO = "### {who} took a change back: {summary}"
UNDO = "Undo"
UNDONE = "Taken back: {summary}"
UNDO_NOTHING = "That was taken back already, or I no longer know it."
UNDO_CONFLICT = "Somebody changed the same lines since, so I cannot take it back by itself. The file as it is now:"

CONFLICT = (
    "### Somebody was faster\n"
    "This file changed since you opened it. Nothing of yours is lost, and nothing was saved yet. Meanwhile:"
)
CHANGED_SINCE = (
    "This file changed since you opened the form, and I was restarted, so I cannot tell what is new. "
    "Your version is attached; open the answer again."
)
CONFLICT_BOTH = "Your change touches other lines. I can put it on top of theirs."
CONFLICT_SAME = "You both changed the same lines. Your version is attached; open the answer again to see theirs."
PUT_ON_TOP = "Keep both"
OPEN_AGAIN = "Open it again"
READ_ONLY = (
    "### I may not write there\nThe knowledge folder is read-only, so nothing was changed. Attached is what you wrote, "
    "finished: open a pull request with it, or give it to the operator."
)
READ_ONLY_PUT = "- put `{name}` at `{file}`"
READ_ONLY_DELETE = "- delete `{file}`"
UNWRITABLE = "### That could not be saved\nThe disk said: {reason}. Nothing was changed. Tell the operator."

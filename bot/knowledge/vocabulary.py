"""How this community writes: the file `vocabulary.yaml`."""

from pydantic import Field

from bot.knowledge.source import FileModel, Text


class Vocabulary(FileModel):
    """Words that matching needs beside the entries; every part may be left out."""

    spellings: dict[Text, Text] = Field(
        default={}, description="Chat spellings and what they stand for: 'ppl: people'."
    )
    synonyms: dict[Text, tuple[Text, ...]] = Field(
        default={}, description="A meaning and the words people use for it; words of one row count as alike."
    )
    subjects: tuple[Text, ...] = Field(
        default=(), description="Words that show a question is about this work even when it names no platform."
    )
    alarms: tuple[Text, ...] = Field(
        default=(), description="Words of those who want money first; answers about scams then go before 'is it legit'."
    )
    other_companies: tuple[Text, ...] = Field(
        default=(), description="Companies we know nothing about; a question about one is never answered."
    )
    out_of_scope: tuple[Text, ...] = Field(
        default=(), description="Messages that are not for us, so that matching learns to stay silent."
    )

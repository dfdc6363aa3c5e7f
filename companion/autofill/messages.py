"""Messages about remembered answers."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from companion.contracts import FieldKind, FillPlan, FormSnapshot, Message

MAX_QUESTION = 2_000
MAX_TEXT = 20_000
MAX_CHOICES = 200

AnswerValue = str | bool | list[str]


class AnswerInfo(Message):
    """A question the person answered, and where the answer holds."""

    id: int
    question: str
    wordings: list[str] = []
    """The same question in other words, from merging."""
    kind: FieldKind
    options: list[str] = []
    """What the form offered when it was answered."""
    value: AnswerValue
    scope: str
    """"all", "employer:<name>", "ats:<name>" or "country:<ISO alpha-2>"."""
    created: datetime
    used: datetime | None = None
    """When it last went into a form."""
    uses: int = 0


class AnswersRequest(Message):
    user: int = 1
    search: str = Field("", max_length=200)
    """Only answers whose question, value or scope hold these words."""


class AnswersReply(Message):
    answers: list[AnswerInfo]


class SaveAnswerRequest(Message):
    user: int = 1
    question: str = Field(min_length=1, max_length=MAX_QUESTION)
    kind: FieldKind = "text"
    options: list[str] = Field([], max_length=MAX_CHOICES)
    value: AnswerValue
    scope: str = Field("all", max_length=200)


class UpdateAnswerRequest(Message):
    """What is None stays as it is."""

    user: int = 1
    id: int
    question: str | None = Field(None, min_length=1, max_length=MAX_QUESTION)
    value: AnswerValue | None = None
    scope: str | None = Field(None, max_length=200)


class MergeAnswersRequest(Message):
    """The others' questions become further wordings of the one that is kept; its value and scope stay."""

    user: int = 1
    keep: int
    merge: list[int] = Field(min_length=1, max_length=100)


class DeleteAnswerRequest(Message):
    user: int = 1
    id: int


class GiveAnswerRequest(Message):
    """The person's answer to one question of a page: plan its fill and, with a scope, remember it."""

    user: int = 1
    form: FormSnapshot
    frame: str = "top"
    field_id: str
    value: AnswerValue
    scope: str | None = Field(None, max_length=200)
    """None does not remember it."""
    posting_id: int | None = None


class GiveAnswerReply(Message):
    plan: FillPlan
    answer: AnswerInfo | None = None


class DraftRequest(Message):
    """A free-text question to draft an answer for."""

    user: int = 1
    question: str = Field(min_length=1, max_length=MAX_QUESTION)
    max_length: int | None = Field(None, ge=1, le=MAX_TEXT)
    posting_id: int | None = None


class DroppedSentence(Message):
    """A sentence of the model that the profile does not back."""

    sentence: str
    reason: str


class DraftReply(Message):
    """A draft to read and change; it is put nowhere by itself."""

    text: str
    dropped: list[DroppedSentence] = []
    source: str
    """"draft:<model>"."""


class DraftProgress(Message):
    """A draft, or the ticket to wait for it with."""

    draft: DraftReply | None = None
    ticket: str = ""


class DraftWaitRequest(Message):
    """Wait on for a draft that is being written."""

    user: int = 1
    ticket: str = Field(min_length=1, max_length=64)


class ModelInfo(Message):
    """The model that drafts come from."""

    on: bool = False
    """Whether one is set."""
    base_url: str = ""
    model: str = ""
    key_set: bool = False
    from_file: bool = False
    """It is named in settings.toml or by the environment, and by the user nowhere else."""
    mails: bool = False
    """It is asked about mails that the rules are not sure of."""


class ModelMails(Message):
    """Whether the model is asked about mails that the rules are not sure of; it sees their subject and text."""

    user: int = 1
    on: bool


class ModelChange(Message):
    """Another model to draft with; an empty address and name forget it."""

    user: int = 1
    base_url: str = Field(default="", max_length=500)
    """OpenAI-compatible, such as http://127.0.0.1:11434/v1."""
    model: str = Field(default="", max_length=200)
    key: str | None = Field(default=None, max_length=1_000)
    """None leaves the key as it is, an empty one forgets it."""


class ModelTrial(Message):
    """What became of asking the model for one word."""

    ok: bool
    message: str
    """What it said, or what failed and what to do."""
    seconds: float

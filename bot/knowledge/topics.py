"""The fixed list of topics an entry can be about, with the words members see for them."""

from enum import StrEnum


class Topic(StrEnum):
    """What a question is about; the values are part of the file format and of the terminal contract."""

    LEGITIMACY = "legitimacy"
    PAY_RATES = "pay_rates"
    PAYMENT_TIMING = "payment_timing"
    PAYMENT_METHOD = "payment_method"
    ELIGIBILITY_COUNTRY = "eligibility_country"
    ELIGIBILITY_CREDENTIALS = "eligibility_credentials"
    APPLICATION = "application"
    JOB_REFERENCE_ID = "job_reference_id"
    EXAM = "exam"
    WAITING = "waiting"
    WORK_TYPE = "work_type"
    FIT = "fit"
    COMPARISON = "comparison"
    GROWTH = "growth"
    QUALITY_REMOVAL = "quality_removal"
    STAYING_ACTIVE = "staying_active"
    SCAM = "scam"
    LISTINGS = "listings"
    TAX = "tax"
    ACCOUNT_SUPPORT = "account_support"
    PRIVACY_ID = "privacy_id"
    GENERAL = "general"

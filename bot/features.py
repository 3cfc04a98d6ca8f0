"""All that the bot can do, in the order in which features see an update."""

from bot.admin.access.command import AccessMenu
from bot.admin.access.folders import Folders
from bot.admin.access.guard import Guard
from bot.admin.access.wishes import AccessWishes
from bot.admin.corrections.handlers import Correcting
from bot.admin.documents.browse import Documents
from bot.admin.documents.remove import Removing
from bot.admin.faq.handlers import Faq
from bot.admin.faq.tables import FaqTables
from bot.admin.indexing.damage import DamageNotice
from bot.admin.indexing.jobs import Indexing
from bot.admin.indexing.reindex import Reindexing
from bot.admin.indexing.rollback import Rollback
from bot.admin.indexing.schedule import Scheduled
from bot.admin.own_words.handlers import OwnWordList
from bot.admin.reports.audit import AuditLog
from bot.admin.reports.hittest import HitTest
from bot.admin.reports.question_card import QuestionCard
from bot.admin.reports.recheck import Recheck
from bot.admin.reports.stats import Stats
from bot.admin.reports.unanswered import Unanswered
from bot.admin.uploads.handlers import Uploading
from bot.admin.uploads.pasted import Pasted
from bot.admin.uploads.trying import Trying
from bot.asking.feedback import Feedback
from bot.asking.information import Information
from bot.asking.inline import Inline
from bot.asking.memory import Memory
from bot.asking.more import MoreQuotes
from bot.asking.printed import PrintedPage
from bot.asking.questions import Questions
from bot.asking.refusal import Refusal
from bot.asking.scripts import Scripts
from bot.asking.settings import PersonalSettings
from bot.asking.sources import Sources
from bot.asking.unsupported import Unsupported
from bot.asking.whole import WholeDocument
from bot.feature import Feature
from bot.services import Services


def build_features(services: Services) -> list[Feature]:
    """Return what the bot can do: the first handler that fits an update gets it, menu and /help keep this order."""
    recheck, questions = Recheck(services), Questions(services)
    indexing = Indexing(services, recheck)
    uploading = Uploading(services, indexing)
    return [
        Guard(services),
        FaqTables(services),
        uploading,
        Trying(services),
        Faq(services),
        OwnWordList(services),
        Folders(services),
        Correcting(services, uploading.offering, indexing),
        Pasted(services, uploading.offering, questions),
        questions,
        MoreQuotes(services),
        WholeDocument(services),
        PrintedPage(services),
        Scripts(services),
        Feedback(services),
        Refusal(services),
        Inline(services),
        Sources(services),
        PersonalSettings(services),
        Information(services, questions),
        Memory(services),
        Documents(services),
        Removing(services, indexing),
        indexing,
        Reindexing(services, indexing),
        Scheduled(services, indexing),
        Rollback(services),
        DamageNotice(services),
        HitTest(services),
        Unanswered(services),
        QuestionCard(services),
        recheck,
        Stats(services),
        AccessMenu(services),
        AccessWishes(services),
        AuditLog(services),
        Unsupported(services),
    ]

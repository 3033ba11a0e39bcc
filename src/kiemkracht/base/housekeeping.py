"""What the base itself keeps for a while, and lets go of."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kiemkracht.base import forgetting, retention, takeout
from kiemkracht.base.models import Comment, Follow, Notice, Submission


def register_all() -> None:
    """Register the rules of the base; called at start-up."""
    retention.register(
        retention.Rule("handled forms", _("7 days after sending"), _sweep_submissions)
    )
    retention.register(retention.Rule("read notices", _("90 days after reading"), _sweep_notices))
    forgetting.register("base", _let_go)
    takeout.register("comments", _comments_of)


def _sweep_submissions(now: datetime, dry_run: bool) -> int:
    old = Submission.objects.filter(at__lt=now - timedelta(days=7))
    return old.count() if dry_run else old.delete()[0]


def _sweep_notices(now: datetime, dry_run: bool) -> int:
    old = Notice.objects.filter(read_at__lt=now - timedelta(days=90))
    return old.count() if dry_run else old.delete()[0]


def _let_go(person_id: UUID) -> None:
    Comment.objects.filter(author_id=person_id).update(author_id=None)
    Follow.objects.filter(person_id=person_id).delete()
    Notice.objects.filter(person_id=person_id).delete()


def _comments_of(person_id: UUID) -> list[dict[str, object]]:
    return [
        {"place": comment.place, "body": comment.body, "at": comment.created_at.isoformat()}
        for comment in Comment.objects.filter(author_id=person_id)
    ]

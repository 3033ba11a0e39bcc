"""When a person asks to be forgotten: what was done together stays, without them."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kiemkracht.base import clock, search
from kiemkracht.base.places import place_of
from kiemkracht.connect.enums.circles import Voice
from kiemkracht.connect.enums.posts import State
from kiemkracht.connect.models import (
    Agreement,
    CharterVoice,
    Circle,
    CircleInvitation,
    Gig,
    GigAnswer,
    Post,
    Promise,
    Talent,
    Thanks,
    WorkWish,
)


def let_go_of_person(person_id: UUID) -> None:
    """Let go of a person in talents, help, klussen and circles."""
    for talent in Talent.objects.filter(person_id=person_id):
        search.forget(place_of(talent))
    Talent.objects.filter(person_id=person_id).delete()
    Talent.objects.filter(seen_by_id=person_id, confirmed_at=None).delete()
    _let_go_of_help(person_id)
    _let_go_of_work(person_id)
    _let_go_of_circles(person_id)


def _let_go_of_help(person_id: UUID) -> None:
    """What nobody took up goes; what was done stays as a number, without its story."""
    for post in Post.objects.filter(owner_id=person_id):
        search.forget(place_of(post))
    own = Post.objects.filter(owner_id=person_id)
    own.filter(state__in=(State.OPEN, State.EXPIRED)).delete()
    yesterday = clock.today() - timedelta(days=1)
    own.filter(state=State.PROMISED).update(state=State.EXPIRED, expires_on=yesterday)
    own.update(story="")
    Promise.objects.filter(post__owner_id=person_id).update(note="")
    promised = Promise.objects.filter(person_id=person_id)
    waiting = Post.objects.filter(
        state=State.PROMISED, pk__in=promised.filter(accepted=True).values("post_id")
    )
    reopened = list(waiting.values_list("pk", flat=True))
    promised.exclude(post__state__in=(State.DONE, State.THANKED)).delete()
    promised.update(note="")
    still = Promise.objects.filter(post_id__in=reopened, accepted=True).values("post_id")
    Post.objects.filter(pk__in=reopened).exclude(pk__in=still).update(
        state=State.OPEN, accepted_at=None
    )
    Thanks.objects.filter(by_id=person_id).update(writer_shows=False)
    Thanks.objects.filter(to_id=person_id).update(receiver_shows=False)


def _let_go_of_work(person_id: UUID) -> None:
    WorkWish.objects.filter(person_id=person_id).delete()
    own = Gig.objects.filter(owner_id=person_id)
    for gig in own:
        search.forget(place_of(gig))
    own.filter(state__in=(State.OPEN, State.EXPIRED)).delete()
    answered = GigAnswer.objects.filter(person_id=person_id)
    running = Gig.objects.filter(
        state=State.PROMISED, answers__in=answered, agreement__isnull=False
    )
    freed = list(
        running.filter(agreement__answer__person_id=person_id).values_list("pk", flat=True)
    )
    answered.filter(agreement=None).delete()
    answered.filter(gig_id__in=freed).delete()
    Gig.objects.filter(pk__in=freed).update(state=State.OPEN)
    answered.update(why="")
    Agreement.objects.filter(answer__person_id=person_id).update(thanks="")


def _let_go_of_circles(person_id: UUID) -> None:
    CircleInvitation.objects.filter(person_id=person_id).delete()
    CircleInvitation.objects.filter(by_id=person_id, person=None).delete()
    Circle.objects.filter(begun_by_id=person_id, community=None).delete()
    voices = CharterVoice.objects.filter(person_id=person_id)
    # A circle begins with people who are here: a yes of who left is none.
    voices.filter(version__circle__community=None).delete()
    voices.filter(voice=Voice.NOT_YET).update(because=_("Someone who left."), proposal="")

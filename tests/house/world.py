"""One of everything, shared in the circle of Lindenplein, so that every URL has something to show.

Sevda carries the kiem. Gerrit is a member of Lindenplein, Kees of another neighbourhood, Wim of
nothing; Lotte facilitates everywhere, Anke administers.
"""

import io
import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.house.act_world import act_on
from tests.house.answers_world import ask_for_answers
from tests.house.hall_world import evening
from tests.house.meeting_world import meet
from tests.house.routes_world import two_ways
from tests.house.sets_world import divide
from tests.house.weigh_world import photograph
from tests.house.weighing_world import weigh
from tests.house.workshop_world import build_frameworks
from tests.people import Cast, gather

from kiemkracht.base import clock, origins
from kiemkracht.base.files import reencode_image
from kiemkracht.base.models import Comment
from kiemkracht.base.sealing import unseal_parts
from kiemkracht.base.visibility import Visibility
from kiemkracht.connect.models import Thanks
from kiemkracht.connect.services import (
    agreeing,
    asking,
    coming_in,
    consenting,
    posting_gigs,
    promising,
    telling_talents,
)
from kiemkracht.connect.services import circling as circles
from kiemkracht.direction.models import Choice, Direction
from kiemkracht.direction.services import seeding as directions
from kiemkracht.direction.services.charting import DirectionText
from kiemkracht.direction.services.contributing import link
from kiemkracht.direction.services.seeding import content_of
from kiemkracht.people.models import RoleGrant
from kiemkracht.people.services.returning import make_return_link
from kiemkracht.perspectives.models import Conversation
from kiemkracht.perspectives.selectors.voters import voter_for
from kiemkracht.perspectives.services import (
    computing,
    entering,
    growing,
    joining,
    participating,
    policing,
    rewording,
    translating,
)
from kiemkracht.perspectives.services import seeding as conversations
from kiemkracht.perspectives.services.starting import Settings
from kiemkracht.sprouts.models import Signal, Sprout, Step
from kiemkracht.sprouts.services import asking_consent, carrying, linking, picturing, scanning
from kiemkracht.sprouts.services import seeding as sprouts

CANARY = "kanariezang"
SECRET = "nachtegaalzang"
"""Sings only in a scanned text: nobody but its owner may hear it, wherever they look."""
ROLES = (
    "anonymous",
    "stranger",
    "other community",
    "member",
    "carrier",
    "facilitator",
    "administrator",
)


@dataclass
class World:
    """The city of the matrix, and the arguments of every URL in it."""

    cast: Cast
    arguments: dict[str, object] = field(default_factory=dict)

    def person(self, role: str) -> object | None:
        """Who plays a role; nobody for anonymous."""
        return {
            "stranger": self.cast.stranger,
            "other community": self.cast.kees,
            "member": self.cast.gerrit,
            "carrier": self.cast.aydin,
            "facilitator": self.cast.lotte,
            "administrator": self.cast.anke,
        }.get(role)


def build() -> World:
    """Make everything; every text that a stranger must not read holds the canary."""
    world = World(gather())
    _directions(world)
    _sprouts(world)
    _radar(world)
    _conversation(world)
    _help(world)
    _circle(world)
    cast = world.cast
    guest = make_return_link(by=cast.visitor(cast.gerrit), next_url="/")
    world.arguments |= {
        "secret": guest,
        "grant_id": RoleGrant.objects.get(person=cast.joost).pk,
        "people.slug": cast.lindenplein.slug,
    }
    world.arguments |= meet(cast, CANARY)
    world.arguments |= two_ways(cast, CANARY)
    world.arguments |= divide(cast, CANARY)
    world.arguments |= photograph(cast, CANARY)
    world.arguments |= act_on(cast, CANARY, world.arguments["photo_id"])
    world.arguments |= weigh(cast, CANARY)
    world.arguments |= build_frameworks(cast, CANARY)
    world.arguments |= ask_for_answers(cast, CANARY)
    return world


def _directions(world: World) -> None:
    cast, now = world.cast, clock.now()
    planted = directions.plant_directions(
        [
            directions.DirectionPlan(
                key="koers",
                community_id=cast.lindenplein.pk,
                text=DirectionText(
                    title=f"Koers {CANARY}", purpose=CANARY, visibility=Visibility.CIRCLE
                ),
                started_at=now - timedelta(days=20),
                conversation_since=now - timedelta(days=16),
                goals=[directions.GoalPlan(key="doel", title=f"Doel {CANARY}")],
                stewards=[
                    directions.StewardPlan(
                        person_id=cast.gerrit.pk, as_resident=True, since=now - timedelta(days=10)
                    )
                ],
            )
        ]
    )
    content = content_of(
        {
            "question": f"Vraag {CANARY}",
            "options": [{"text": "Ja"}, {"text": "Nee"}],
            "chosen": 1,
            "reasons": "Daarom",
        }
    )
    choices = directions.plant_choices(
        [
            directions.ChoicePlan(
                key="open",
                community_id=cast.lindenplein.pk,
                content=content,
                state="open",
                visibility=Visibility.CIRCLE,
                created_at=now - timedelta(days=9),
                open_since=now - timedelta(days=2),
            ),
        ]
    )
    direction = Direction.objects.get(pk=planted.directions["koers"])
    world.arguments |= {
        "direction.slug": direction.slug,
        "goal_slug": direction.goals.get().slug,
        "goal_id": planted.goals["doel"],
        "steward_id": direction.stewards.get().pk,
        "choice.slug": Choice.objects.get(pk=choices["open"]).slug,
    }


def _sprouts(world: World) -> None:
    cast, now = world.cast, clock.now()
    ids = [uuid.uuid4(), uuid.uuid4()]
    carrier = sprouts.CarrierSeed(cast.aydin.pk, now - timedelta(days=40))
    sprouts.plant_many(
        [
            sprouts.SproutSeed(
                id=identity,
                title=f"Kiem {CANARY}",
                story=f"Verhaal {CANARY}",
                planted_by=cast.aydin.pk,
                created_at=now - timedelta(days=50),
                phase="seed",
                visibility=Visibility.CIRCLE,
                community_id=cast.lindenplein.pk,
                carriers=(carrier,),
                steps=(sprouts.StepSeed(f"Stap {CANARY}", created_at=now, due=clock.today()),),
                x=500.0,
                y=300.0,
                followers=(cast.gerrit.pk,),
            )
            for identity in ids
        ]
    )
    sprout = Sprout.objects.get(pk=ids[0])
    sevda = cast.visitor(cast.aydin)
    family = linking.link_child(by=sevda, sprout=sprout, other_id=ids[1])
    offer = carrying.offer(by=sevda, sprout=sprout, person_id=cast.gerrit.pk)
    picturing.add_photo(by=sevda, sprout=sprout, picture=_picture())
    place = f"sprouts.sprout:{sprout.pk}"
    link(by=sevda, goal_id=world.arguments["goal_id"], place=place)
    comment = Comment.objects.create(place=place, author_id=cast.aydin.pk, body=f"Zeg {CANARY}")
    world.arguments |= {
        "sprout_id": sprout.pk,
        "kiem_id": sprout.pk,
        "step_id": Step.objects.filter(sprout=sprout).get().pk,
        "offer_id": offer.pk,
        "link_id": family.pk,
        "comment_id": comment.pk,
        "place": place,
    }


def _radar(world: World) -> None:
    """A scanned text of Sevda with two kiemen and a pattern; one question is out to a carrier."""
    cast = world.cast
    sevda = cast.visitor(cast.aydin)
    source = scanning.keep_text(
        by=sevda,
        prepared=scanning.prepare(
            scanning.Draft(
                title=f"Verslag {SECRET}",
                kind="meeting",
                text=(
                    f"Verslag {SECRET} van het buurtoverleg.\n"
                    "De buren zijn zelf begonnen met een soeptafel op de galerij.\n"
                    "Elke donderdag koken de vrouwen samen met de school voor twintig mensen.\n"
                    "De gemeente zei: dat kan zo niet, daar zijn regels voor.\n"
                ),
            )
        ),
    )
    signals = list(Signal.objects.filter(source=source, kind="sprout").order_by("start"))
    question = asking_consent.ask(
        by=sevda,
        signal_id=signals[0].pk,
        question=asking_consent.Question(
            sentence="De buren zijn zelf begonnen.", message="Wat mooi!", name=SECRET
        ),
    )
    world.arguments |= {
        "text_id": source.pk,
        "signal_id": signals[-1].pk,
        "question_id": question.pk,
        "consent_secret": unseal_parts(question.sealed_question)["secret"],
    }


def _picture():
    target = io.BytesIO()
    Image.new("RGB", (20, 20), (20, 90, 60)).save(target, "PNG")
    return reencode_image(SimpleUploadedFile("foto.png", target.getvalue()))


def _conversation(world: World) -> None:
    cast, now = world.cast, clock.now()
    statements = [
        conversations.StatementPlan(text=f"Stelling {number} {CANARY}", at=now, is_seed=True)
        for number in range(4)
    ]
    votes = [
        conversations.VotePlan(
            person=person,
            statement=number,
            value=(-1) ** person,
            at=now - timedelta(days=2 if person < 6 else 0),
        )
        for person in range(12)
        for number in range(3)
    ]
    planted = conversations.plant(
        conversations.ConversationPlan(
            settings=Settings(
                question=f"Gesprek {CANARY}",
                community_id=cast.lindenplein.pk,
                visibility=Visibility.CIRCLE,
            ),
            started_by=cast.lotte.pk,
            opened_at=now - timedelta(days=3),
            people=[None] * 12,
            statements=statements,
            votes=votes,
        )
    )
    computing.compute_now(planted)
    world.arguments |= _grown(world, planted)
    world.arguments |= {
        "conversation.slug": planted.slug,
        "number": 1,
        "merge_id": _planned(cast, planted),
    }
    world.arguments |= evening(planted, cast.visitor(cast.lotte))


def _grown(world: World, planted: Conversation) -> dict[str, object]:
    """Sevda's kiem and a question of hers grew from statement 1."""
    sevda = world.cast.visitor(world.cast.aydin)
    row = planted.statements.get(number=1)
    origin = f"{growing.KIND}:{row.pk}"
    origins.tie(sevda, place=origin, grown=str(world.arguments["place"]))
    growing.ask_direction(
        by=sevda,
        statement=row,
        direction_id=Direction.objects.get(slug=world.arguments["direction.slug"]).pk,
        question=f"Wat vraagt dit van {CANARY}?",
    )
    return {"statement.place": origin}


def _planned(cast: Cast, planted: Conversation) -> int:
    """Rules, a code, a translation, an earlier text and a merge that asks Sevda; gives its id."""
    lotte, number = cast.visitor(cast.lotte), {row.number: row for row in planted.statements.all()}
    policing.set_policy(by=lotte, conversation=planted, policy=CANARY, reasons=f"Want {CANARY}")
    entering.make_codes(by=lotte, conversation=planted, count=2)
    translating.translate(
        by=lotte,
        conversation=planted,
        lang="en",
        question=f"Question {CANARY}",
        statements={1: f"Statement one {CANARY}"},
    )
    rewording.edit_text(
        by=lotte, statement=number[1], text=f"Stelling een {CANARY}", why=f"Tikfout {CANARY}"
    )
    sevda = participating.join(voter_for(cast.visitor(cast.aydin)), planted.pk)
    planted.statements.filter(number=2).update(author=sevda)
    leaving = planted.statements.get(number=2)
    return joining.propose(by=lotte, kept=number[3], leaving=leaving).pk


def _help(world: World) -> None:
    """Sevda asks and posts a klus; Gerrit says yes to both."""
    cast = world.cast
    sevda, gerrit = cast.visitor(cast.aydin), cast.visitor(cast.gerrit)
    here = {"visibility": Visibility.CIRCLE, "community_id": cast.lindenplein.pk}
    talent = telling_talents.tell_talent(
        by=sevda, talent=telling_talents.TalentWords(words=f"Talent {CANARY}", **here)
    )
    words = asking.PostWords(
        direction="need",
        what=f"Vraag {CANARY}",
        story=CANARY,
        sprout_id=world.arguments["sprout_id"],
        **here,
    )
    post = asking.put_up(by=sevda, words=words)
    promise = promising.promise(by=gerrit, post=post, note=f"Ik kom {CANARY}")
    promising.answer(by=sevda, promise=promise, accept=True)
    asking.put_up(by=gerrit, words=asking.PostWords("offer", f"Aanbod {CANARY}", **here))
    thanks = Thanks.objects.create(promise=promise, by=cast.aydin, to=cast.gerrit, words=CANARY)
    gig = posting_gigs.post_gig(
        by=sevda,
        words=posting_gigs.GigWords("food", f"Klus {CANARY}", f"Betekenis {CANARY}", **here),
    )
    answer = agreeing.answer_gig(by=gerrit, gig=gig, why=CANARY)
    agreeing.agree(by=sevda, answer=answer)
    world.arguments |= {
        "talent_id": talent.pk,
        "post_id": post.pk,
        "promise_id": promise.pk,
        "thanks_id": thanks.pk,
        "gig_id": gig.pk,
        "answer_id": answer.pk,
    }


def _circle(world: World) -> None:
    """A closed circle of Sevda, Gerrit and Joost, with a change that Sevda proposes."""
    cast = world.cast
    sevda = cast.visitor(cast.aydin)
    charter = circles.CharterWords(
        purpose=f"Bedoeling {CANARY}", deciding=f"Samen {CANARY}", looking_back=CANARY
    )
    circle = circles.begin_circle(by=sevda, name=f"Kring {CANARY}", charter=charter)
    asking_for = circles.Asking("koken", "een kok")
    for person in (cast.gerrit, cast.joost):
        link = circles.make_link(by=sevda, circle=circle, asking=asking_for)
        coming_in.come_in(
            by=cast.visitor(person), secret=link, name="", said=consenting.Said("yes")
        )
    circle.refresh_from_db()
    sevda = cast.visitor(cast.aydin)  # a member now
    consenting.propose_charter(by=sevda, circle=circle, charter=charter)
    link = circles.make_link(by=sevda, circle=circle, asking=asking_for)
    world.arguments |= {"circle.slug": circle.slug, "link": link}

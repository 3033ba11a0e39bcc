"""Making learning sets: where, who, and by which rules."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kiemkracht.base.errors import LeaveDenied, RoomError, require
from kiemkracht.base.once import once
from kiemkracht.base.requests import Request
from kiemkracht.connect.forms.composing import SetsForm
from kiemkracht.connect.rules.composing import may_arrange_somewhere
from kiemkracht.connect.selectors.compositions import (
    arrangeable_communities,
)
from kiemkracht.connect.services import composing
from kiemkracht.connect.services.member_file import MemberRow, read_members
from kiemkracht.connect.services.planning_sets import SetsPlan
from kiemkracht.connect.services.tables import TableRefusedError
from kiemkracht.people.selectors import CommunityView
from kiemkracht.people.selectors.members import members_in

# A form may hold 400 fields; who has more people ticks "everyone" or brings a table.
MOST_BOXES = 300


def chosen_community(request: Request) -> tuple[list[CommunityView], CommunityView | None]:
    """The communities to choose from, and the one in the address."""
    communities = list(arrangeable_communities(request.visitor))
    slug = request.GET.get("verband", "")
    return communities, next((each for each in communities if each.slug == slug), None)


@require_http_methods(["GET", "HEAD", "POST"])
def new_composition(request: Request) -> HttpResponse:
    """Choose a community, then who takes part and the rules; computing begins at once."""
    require(may_arrange_somewhere(request.visitor), composing.NOT_YOURS)
    communities, community = chosen_community(request)
    content: dict[str, object] = {"communities": communities, "community": community}
    if community is None:
        return render(request, "connect/composition_where.html", content)
    people = [(each.person_id, each.name) for each in members_in(community.id)]
    form = SetsForm(
        request.POST or None,
        request.FILES or None,
        people=people[:MOST_BOXES] if len(people) <= MOST_BOXES else (),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _make(request, form, community))
        except LeaveDenied:
            raise
        except TableRefusedError as refusal:
            for line in (str(refusal.sentence), *refusal.lines):
                form.add_error("file" if request.FILES else "table", line)
        except RoomError as error:
            form.add_error(None, str(error.sentence))
    content |= {"form": form, "count": len(people)}
    status = 422 if form.errors else 200
    return render(request, "connect/composition_new.html", content, status=status)


def _make(request: Request, form: SetsForm, community: CommunityView) -> str:
    given = form.cleaned_data
    made = composing.make(
        by=request.visitor,
        plan=SetsPlan(
            title=given["title"],
            purpose=given["purpose"],
            community_id=community.id,
            members=_members(request, form, community),
            seed=given["seed"],
            projects=given["projects"],
            least=given["least"],
            most=given["most"],
            rules=form.rules(),
            apart=given["pairs"],
        ),
    )
    return reverse("connect:composition", args=[made.pk])


def _members(request: Request, form: SetsForm, community: CommunityView) -> tuple[MemberRow, ...]:
    given = form.cleaned_data
    file, table = given["file"], given["table"]
    if file or table.strip():
        content = file.read(2 * 1024 * 1024) if file else table
        names = [project.name for project in given["projects"]]
        rows = read_members(content, projects=names)
        return composing.with_accounts(by=request.visitor, community_id=community.id, rows=rows)
    return composing.chosen_members(
        by=request.visitor, community_id=community.id, ids=form.chosen()
    )

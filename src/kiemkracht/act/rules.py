"""Who may do what with a script. Pure: no query, no clock."""

from kiemkracht.act.models import ScriptStep
from kiemkracht.base.visitors import Visitor
from kiemkracht.weigh.selectors.pictures import PictureGround


def may_keep(ground: PictureGround) -> bool:
    """Make a script, and take it from stage to stage: who keeps the startfoto."""
    return ground.keeps


def may_change(visitor: Visitor, ground: PictureGround) -> bool:
    """Do it otherwise: who keeps it, and every member of the community it is of."""
    return visitor.is_known and (ground.keeps or visitor.belongs_to(ground.community_id))


def may_look_back(visitor: Visitor, ground: PictureGround, step: ScriptStep) -> bool:
    """Tell what came of a step: who pulls it, and who may change it."""
    return may_change(visitor, ground) or pulls(visitor, step)


def pulls(visitor: Visitor, step: ScriptStep) -> bool:
    """Whether this visitor said yes to this step."""
    return visitor.is_known and step.puller_state == "yes" and step.puller_id == visitor.person_id


def is_asked(visitor: Visitor, step: ScriptStep) -> bool:
    """Whether this visitor still has to answer."""
    return visitor.is_known and step.puller_state == "asked" and step.puller_id == visitor.person_id

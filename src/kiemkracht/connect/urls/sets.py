"""Addresses of learning sets and of draws."""

from django.urls import path

from kiemkracht.connect.views import composing, drawing, new_sets

urlpatterns = [
    path("samenstellen/", composing.compositions, name="compositions"),
    path("samenstellen/nieuw/", new_sets.new_composition, name="new_composition"),
    path("samenstellen/<uuid:composition_id>/", composing.composition, name="composition"),
    path(
        "samenstellen/<uuid:composition_id>/regels/",
        composing.change_composition,
        name="change_composition",
    ),
    path(
        "samenstellen/<uuid:composition_id>/bereken/", composing.compute_sets, name="compute_sets"
    ),
    path(
        "samenstellen/<uuid:composition_id>/voortgang/",
        composing.sets_progress,
        name="sets_progress",
    ),
    path("samenstellen/<uuid:composition_id>/wissel/", composing.swap_places, name="swap_places"),
    path("samenstellen/<uuid:composition_id>/deel/", composing.share_sets, name="share_sets"),
    path("samenstellen/<uuid:composition_id>/weg/", composing.remove_sets, name="remove_sets"),
    path("samenstellen/<uuid:composition_id>/sets.csv", composing.sets_csv, name="sets_csv"),
    path("loten/", drawing.draws, name="draws"),
    path("loten/nieuw/", drawing.new_draw, name="new_draw"),
    path("loten/meeloten/", drawing.may_be_drawn, name="may_be_drawn"),
    path("loten/<uuid:draw_id>/", drawing.draw, name="draw"),
    path("loten/<uuid:draw_id>/trek/", drawing.draw_now, name="draw_now"),
    path("loten/<uuid:draw_id>/ruimer/", drawing.widen_quotas, name="widen_quotas"),
    path("loten/<uuid:draw_id>/voortgang/", drawing.draw_progress, name="draw_progress"),
    path("loten/<uuid:draw_id>/publiceer/", drawing.publish_draw, name="publish_draw"),
    path("loten/<uuid:draw_id>/poule.csv", drawing.pool_csv, name="pool_csv"),
    path("loten/<uuid:draw_id>/loting.json", drawing.draw_file, name="draw_file"),
]

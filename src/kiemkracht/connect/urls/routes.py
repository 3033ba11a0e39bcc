"""Addresses of the two routes of a question."""

from django.urls import path

from kiemkracht.connect.views import routes

urlpatterns = [
    path("twee-routes/", routes.routes, name="routes"),
    path("twee-routes/nieuw/", routes.new_route, name="new_route"),
    path("twee-routes/<uuid:case_id>/", routes.route, name="route"),
    path("twee-routes/<uuid:case_id>/stap/", routes.add_step, name="add_step"),
    path(
        "twee-routes/<uuid:case_id>/stap/<int:event_id>/weg/",
        routes.remove_step,
        name="remove_step",
    ),
    path("twee-routes/<uuid:case_id>/oversteek/", routes.cross_over, name="cross_over"),
    path("twee-routes/<uuid:case_id>/weg/", routes.remove_route, name="remove_route"),
]

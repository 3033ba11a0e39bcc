"""Addresses of the room."""

from django.urls import include, path

from kiemkracht.weigh.urls import weighing, workshops
from kiemkracht.weigh.views import answering, keeping, photos, thresholds

app_name = "weigh"

photo_patterns = [
    path("", photos.photos, name="photos"),
    path("nieuw/", keeping.new_photo, name="new_photo"),
    path("drempels/", thresholds.thresholds, name="thresholds"),
    path("meedoen/", answering.enter, name="enter"),
    path("meedoen/<str:link>/", answering.door, name="door"),
    path("blad/<str:sheet_code>/<int:at>/", answering.question, name="question"),
    path("<uuid:photo_id>/", photos.photo, name="photo"),
    path("<uuid:photo_id>/voorstel/", photos.advice, name="advice"),
    path("<uuid:photo_id>/groep/", keeping.group, name="new_group"),
    path("<uuid:photo_id>/groep/<int:group_id>/", keeping.group, name="group"),
    path("<uuid:photo_id>/groep/<int:group_id>/weg/", keeping.remove_group, name="remove_group"),
    path("<uuid:photo_id>/codes/", keeping.codes, name="codes"),
    path("<uuid:photo_id>/sluit/", photos.end_asking, name="end_asking"),
    path("<uuid:photo_id>/duiden/", photos.settle, name="settle"),
    path("<uuid:photo_id>/opmerking/", photos.remark, name="remark"),
    path("<uuid:photo_id>/opmerking/<int:remark_id>/", photos.answer_remark, name="answer_remark"),
    path("<uuid:photo_id>/vast/", photos.fix, name="fix"),
    path("<uuid:photo_id>/opnieuw/", photos.again, name="again"),
]

urlpatterns = [
    path("startfoto/", include(photo_patterns)),
    path("", include(weighing.urlpatterns)),
    path("", include(workshops.urlpatterns)),
]

import django.db.models.deletion
import kiemkracht.base.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('connect', '0003_circle_ties'),
        ('people', '0002_community_visibility'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RouteCase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=140)),
                ('story', models.TextField(blank=True, default='', max_length=600)),
                ('lang', models.CharField(default='nl', max_length=8)),
                ('visibility', models.CharField(choices=[('private', 'Only me and who carries it with me'), ('circle', 'My circle: members of this neighbourhood, team or circle'), ('organisations', 'Also people who work at the organisations here'), ('room', 'Everyone with an account here'), ('public', 'Everyone')], default='circle', max_length=16)),
                ('created_at', models.DateTimeField(db_index=True, default=kiemkracht.base.clock.now)),
                ('community', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.community')),
                ('told_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RouteCrossing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('kiem', 'A kiem: we begin with it'), ('ask', 'A question: who helps with it?')], max_length=8)),
                ('place', models.CharField(db_index=True, max_length=120)),
                ('at', models.DateTimeField(default=kiemkracht.base.clock.now)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='crossings', to='connect.routecase')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RouteEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('inside', 'Inside the organisation'), ('street', 'On the street')], max_length=8)),
                ('day', models.PositiveSmallIntegerField()),
                ('desk', models.CharField(max_length=60)),
                ('what', models.CharField(max_length=140)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='connect.routecase')),
            ],
            options={
                'ordering': ['day', 'pk'],
            },
        ),
    ]

import django.db.models.deletion
import kiemkracht.base.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('connect', '0001_initial'),
        ('people', '0002_community_visibility'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BuddyWish',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('hope', models.CharField(max_length=300)),
                ('themes', models.JSONField(blank=True, default=list)),
                ('is_looking', models.BooleanField(default=True)),
                ('since', models.DateTimeField(default=kiemkracht.base.clock.now)),
            ],
            options={
                'verbose_name_plural': 'buddy wishes',
            },
        ),
        migrations.CreateModel(
            name='BuddyRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waiting its turn'), ('running', 'being computed'), ('done', 'ready'), ('failed', 'failed')], default='waiting', max_length=10)),
                ('created_at', models.DateTimeField(default=kiemkracht.base.clock.now)),
                ('input_digest', models.CharField(blank=True, default='', max_length=64)),
                ('engine', models.CharField(blank=True, default='', max_length=80)),
                ('seed', models.BigIntegerField(default=0)),
                ('wall_ms', models.PositiveIntegerField(blank=True, null=True)),
                ('people', models.PositiveIntegerField(default=0)),
                ('pairs', models.PositiveIntegerField(default=0)),
                ('is_best', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('state',), name='buddy_run_waits_once')],
            },
        ),
        migrations.CreateModel(
            name='BuddyPair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('crossed', models.JSONField(default=list)),
                ('reason', models.JSONField(default=dict)),
                ('parts', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('running', 'on their way'), ('ended', 'ended'), ('lapsed', 'did not begin')], default='proposed', max_length=10)),
                ('contact_a', models.CharField(blank=True, default='', max_length=120)),
                ('contact_b', models.CharField(blank=True, default='', max_length=120)),
                ('learned_a', models.CharField(blank=True, default='', max_length=300)),
                ('learned_b', models.CharField(blank=True, default='', max_length=300)),
                ('proposed_at', models.DateTimeField(default=kiemkracht.base.clock.now)),
                ('began_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('a', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('b', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('bond', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='connect.bond')),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='connect.buddyrun')),
            ],
            options={
                'ordering': ['-proposed_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('a__lt', models.F('b'))), name='buddies_in_order'), models.UniqueConstraint(fields=('a', 'b'), name='buddies_once')],
            },
        ),
    ]

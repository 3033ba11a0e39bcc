import django.db.models.deletion
import kiemkracht.base.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('connect', '0002_buddies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TiePicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.PositiveIntegerField()),
                ('members', models.PositiveIntegerField()),
                ('wide', models.JSONField(default=list)),
                ('drawn_at', models.DateTimeField(default=kiemkracht.base.clock.now)),
                ('circle', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='connect.circle')),
            ],
        ),
        migrations.CreateModel(
            name='CircleTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kinds', models.JSONField(blank=True, default=list)),
                ('told_at', models.DateTimeField(default=kiemkracht.base.clock.now)),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='connect.circle')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('circle', 'person'), name='circle_tie_once')],
            },
        ),
    ]

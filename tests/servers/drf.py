"""A registration endpoint with Django REST framework: `drf.py PORT`, rows in db.sqlite3."""
import sys

import django
from django.conf import settings
from django.core.management import execute_from_command_line

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    CORS_ALLOW_ALL_ORIGINS=True,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=["corsheaders", "rest_framework"],
    MIDDLEWARE=["corsheaders.middleware.CorsMiddleware"],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "UNAUTHENTICATED_USER": None,
    },
    ROOT_URLCONF=__name__,
    SECRET_KEY="tests",
)
django.setup()

from django.db import connection, models
from django.urls import path
from rest_framework import generics, serializers, throttling


class Registration(models.Model):
    key = models.CharField(max_length=36, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True)
    companions = models.IntegerField(default=0)

    class Meta:
        app_label = "rest_framework"


class Fields(serializers.ModelSerializer):
    class Meta:
        model = Registration
        fields = "__all__"


class Writes(throttling.AnonRateThrottle):
    rate = "20/hour"

    def allow_request(self, request, view):
        return request.method != "POST" or super().allow_request(request, view)


class Registrations(generics.ListCreateAPIView):
    queryset = Registration.objects.order_by("id")
    serializer_class = Fields
    throttle_classes = [Writes]


urlpatterns = [path("registrations/", Registrations.as_view())]

if __name__ == "__main__":
    with connection.schema_editor() as editor:
        editor.create_model(Registration)
    execute_from_command_line(["drf", "runserver", "--noreload", f"127.0.0.1:{sys.argv[1]}"])

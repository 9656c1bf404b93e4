"""The chain of norms as data."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from legalacts.api.asking import Asking
from legalacts.api.serializers.chain import ChainSerializer
from legalacts.comparison.norms import read_chain
from legalacts.models import Act, Provision


class Chains(Asking, APIView):
    """What an act or provision rests on and what rests on it, several steps, as links recorded by `on` say."""

    dated = True

    @extend_schema(responses=ChainSerializer)
    def get(self, request, key, eid=None):
        act = get_object_or_404(Act.objects.published(), key=key)
        provision = get_object_or_404(Provision.objects.public(), act=act, eid=eid) if eid else None
        chain = read_chain(act, provision, self.asked.day)
        steps = [(direction, step) for direction, step in chain.all_steps()]
        for direction, step in steps:
            step.direction, step.force = direction, step.act.force_on(self.asked.day)
        answer = {"on": self.asked.day, "cut": chain.is_cut, "results": [step for _direction, step in steps]}
        return Response(ChainSerializer(answer, context={"asked": self.asked}).data)

"""The shapes of the guide and of deadlines, for their description."""

from rest_framework import serializers

from legalacts.api.fields import ReferenceSerializer, Word
from legalacts.models import Evidence, Outcome
from legalacts.rights import EVENTS
from legalacts.rights.deadlines import Counting


class ChoiceSerializer(serializers.Serializer):
    """What may be answered."""

    code = serializers.CharField()
    title = serializers.CharField()


class QuestionSerializer(serializers.Serializer):
    """What is asked next: send its `key` with one of the codes."""

    key = serializers.CharField()
    title = serializers.CharField()
    hint = serializers.CharField()
    answers = ChoiceSerializer(many=True)


class ReasonSerializer(serializers.Serializer):
    """A membership that a regime follows from."""

    organisation = serializers.CharField()
    state = serializers.CharField()
    valid_from = serializers.DateField(allow_null=True)


class AppliedSerializer(serializers.Serializer):
    """A regime that applies."""

    regime = serializers.CharField()
    title = serializers.CharField()
    if_purpose = serializers.CharField(allow_null=True, help_text="It applies only if this is the purpose.")
    because = ReasonSerializer(many=True)


class AdviceSerializer(serializers.Serializer):
    """One line of the result."""

    key = serializers.CharField()
    part = Word(Outcome.Part)
    title = serializers.CharField()
    text = serializers.CharField()
    rules = serializers.ListField(child=serializers.CharField())
    institutions = serializers.ListField(child=serializers.CharField())
    problem = serializers.CharField(allow_null=True)
    basis = ReferenceSerializer(many=True)
    status = Word(Evidence.Status, help_text="How far it is checked.")


class ResultSerializer(serializers.Serializer):
    """What follows from the answers on the day."""

    regimes = AppliedSerializer(many=True, help_text="Empty: no agreement is known; the rules for any foreigner apply.")
    advice = AdviceSerializer(many=True)
    dated_rules = serializers.ListField(child=serializers.CharField(), help_text="Rules whose period can be counted.")
    problem = serializers.CharField(allow_null=True)


class GuideSerializer(serializers.Serializer):
    """Either what to ask next, or the result."""

    on = serializers.DateField()
    answers = serializers.DictField(child=serializers.CharField())
    question = QuestionSerializer(allow_null=True)
    result = ResultSerializer(allow_null=True)
    url = serializers.CharField()


class SituationSerializer(serializers.Serializer):
    """A person's situation and dates. They are counted and forgotten."""

    destination = serializers.SlugField(max_length=60, help_text="Key of a state.")
    citizenship = serializers.SlugField(max_length=60, required=False, help_text="The regimes are then found.")
    purpose = serializers.SlugField(max_length=20, required=False, help_text="contract, entrepreneur, family, …")
    regimes = serializers.ListField(
        child=serializers.SlugField(max_length=60), max_length=4, required=False, help_text="Instead of a citizenship."
    )
    on = serializers.DateField(required=False, help_text="The day whose rules are applied; today without.")
    entry = serializers.DateField(required=False)
    contract_start = serializers.DateField(required=False)
    contract_end = serializers.DateField(required=False)
    used = serializers.IntegerField(min_value=0, max_value=366, default=0, help_text="Days of earlier stays.")


class CountSerializer(serializers.Serializer):
    """One way to count."""

    last_day = serializers.DateField()
    counting = serializers.ChoiceField(choices=[counting.value for counting in Counting])
    event_day_counts = serializers.BooleanField()
    moved = serializers.BooleanField(help_text="From a day off to the next working day.")


class RuleDateSerializer(serializers.Serializer):
    """A rule and the day it leads to."""

    rule = serializers.CharField()
    title = serializers.CharField()
    text = serializers.CharField()
    counted_from = serializers.ChoiceField(choices=EVENTS)
    kind = serializers.CharField(help_text="by: act by the day; until: a stay ends; from: not before the day.")
    day = serializers.DateField(help_text="Safe under every reading.")
    readings = CountSerializer(many=True)
    basis = ReferenceSerializer(many=True)
    status = Word(Evidence.Status)
    url = serializers.CharField()


class DeadlinesSerializer(serializers.Serializer):
    """The days that follow, soonest first."""

    on = serializers.DateField()
    regimes = serializers.ListField(child=serializers.CharField())
    results = RuleDateSerializer(many=True)

"""What texts mean, as numbers: kept so that no text is read by the model twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Vector(models.Model):
    """The meaning of one text in one language, as one model sees it.

    A row belongs to a text, not to a record: `text` is a digest of what was read, so an edited record has no vector
    until its new text is read, and a record that is withdrawn can never be found by one.
    """

    id = models.BigAutoField(primary_key=True)
    model = models.CharField(max_length=100)
    language = models.CharField(max_length=2)
    text = models.BigIntegerField()
    asked = models.BooleanField(default=False)
    """Whether the text, then a title, was read as a question: a sample of what questions look like."""
    numbers = models.BinaryField()

    class Meta:
        verbose_name = _("vector")
        verbose_name_plural = _("vectors")
        constraints = [models.UniqueConstraint(fields=["model", "asked", "text"], name="vector_once")]

    def __str__(self):
        return f"{self.model} {self.language} {self.text}"

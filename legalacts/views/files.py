"""An act or a provision as a file; where an identifier leads; the list of texts for programs that read words."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override

from legalacts.interchange.edition import NothingHeld, languages_held, public_act, read_edition
from legalacts.interchange.exporting import export_act
from legalacts.interchange.llms import write_llms
from legalacts.interchange.markdown import write_markdown
from legalacts.models import Act, Provision, read_identifier, reading_order

from .asking import answers_wrong_asking, asked_day, asked_language

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# The name in the address → the format, its media type, the ending of the file.
KINDS = {
    "akn.xml": ("akn", "application/xml", "xml"),
    "text.txt": ("text", "text/plain", "txt"),
    "act.docx": ("docx", WORD, "docx"),
    "act.md": ("md", "text/markdown", "md"),
    "act.json": ("json", "application/json", "json"),
}


@answers_wrong_asking
def act_file(request, key, name):
    """The public text of an act on a day; in a language that is held where the asked one is not."""
    file_format, media_type, ending = KINDS[name]
    act, day, language = public_act(key), asked_day(request), asked_language(request)
    if act is None:
        raise Http404
    try:
        text = export_act(act, file_format, None if file_format == "json" else language, day)
    except NothingHeld as error:
        return _in_another_language(request, act, name, day, error)
    stem = f"{key}_{day.isoformat()}" if file_format == "json" else f"{key}_{language}_{day.isoformat()}"
    response = _file(text, media_type, f"{stem}.{ending}", shown=file_format == "md")
    response["Link"] = f'<{act.get_absolute_url()}>; rel="canonical"'
    return response


def _in_another_language(request, act, name, day, error):
    held = languages_held(act, day)
    other = next((language for language in reading_order(get_language()) if language in held), None)
    if other is None or "language" in request.GET:
        raise Http404(str(error))
    with override(other):
        address = reverse("act_file", args=[act.key, name])
    query = request.GET.urlencode()
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


@answers_wrong_asking
def provision_markdown(request, key, eid):
    """A provision as Markdown, in the words of its page."""
    provision = get_object_or_404(Provision.objects.public().select_related("act"), act__key=key, eid=eid)
    day, language = asked_day(request), asked_language(request)
    try:
        edition = read_edition(public_act(key), language, day, fall_back="language" not in request.GET)
    except NothingHeld as error:
        raise Http404(str(error)) from error
    text = write_markdown(edition, eid)
    response = _file(text, "text/markdown", f"{key}_{eid}_{day.isoformat()}.md", shown=True)
    response["Link"] = f'<{provision.get_absolute_url()}>; rel="canonical"'
    return response


def identified(request):
    """Lead from an Akoma Ntoso or ELI-style identifier to the page of what it names."""
    identifier = read_identifier(request.path)
    act = identifier and Act.objects.all().named_by(identifier)
    if act is None:
        raise Http404
    with override(identifier.language or get_language()):
        place = reverse("provision", args=[act.key, identifier.eid]) if identifier.eid else act.get_absolute_url()
    response = HttpResponseRedirect(f"{place}?on={identifier.day}" if identifier.day else place)
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def llms(request):
    """The texts that are here, as a list for programs that read words."""
    return _file(write_llms(request.build_absolute_uri("/").rstrip("/")), "text/plain", "llms.txt", shown=True)


def _file(text, media_type, name, *, shown):
    charset = "" if isinstance(text, bytes) else "; charset=utf-8"
    response = HttpResponse(text, content_type=f"{media_type}{charset}")
    response["Content-Disposition"] = f'{"inline" if shown else "attachment"}; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response

"""Pages that readers keep on their own phones: the list is made in the browser, the server knows nothing of it."""

from django.shortcuts import render
from django.utils.cache import patch_cache_control


def saved(request):
    """Explain saved pages; a script lists those of this browser."""
    return render(request, "saved/saved.html")


def worker(request):
    """The script that shows saved pages without the network; only a page that is being saved asks for it."""
    response = render(request, "saved/sw.js", content_type="text/javascript; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response

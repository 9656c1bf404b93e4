"""Response headers that Django does not set itself; cookies, which only the admin knows; the names of this machine."""

# What a page could ask a browser for and these pages never do.
UNUSED = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
# For machines, not for readers.
PROBES = ("/healthz", "/readyz", "/metrics")
POLICY = ", ".join(f"{feature}=()" for feature in UNUSED)


def permissions_policy(get_response):
    """Deny the page, and whatever it might embed, the browser features it does not use."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        return response

    return middleware


def no_cookies_outside_the_admin(get_response):
    """Forget cookies that no page outside the admin has set: none may decide what such a page says, or be answered."""

    def middleware(request):
        if not request.path.startswith("/admin/"):
            request.META.pop("HTTP_COOKIE", None)
        return get_response(request)

    return middleware


def drawn_in_styles(get_response):
    """Let the style sheet of the API's page draw its icons, which stand in it as data: addresses."""

    def middleware(request):
        response = get_response(request)
        if request.path == "/api/docs/":
            response._csp_update = {"img-src": ["data:"]}  # what csp.decorators.csp_update sets on a view
        return response

    return middleware


def called_by_any_name(get_response):
    """Let machines inside ask whether all is well by whatever name they know this one, mostly a number.

    What they are answered speaks of no name; everything else answers to ALLOWED_HOSTS alone.
    """

    def middleware(request):
        if request.path in PROBES:
            request.get_host = lambda: "localhost"
        return get_response(request)

    return middleware

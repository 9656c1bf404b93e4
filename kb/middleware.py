"""Response headers that Django does not set itself."""

# What a page could ask a browser for and these pages never do.
UNUSED = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
POLICY = ", ".join(f"{feature}=()" for feature in UNUSED)


def permissions_policy(get_response):
    """Deny the page, and whatever it might embed, the browser features it does not use."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        return response

    return middleware

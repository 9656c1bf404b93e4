from django.test import SimpleTestCase
from gunicorn.config import Config
from gunicorn.http import RequestParser
from gunicorn.http.wsgi import create

from kb import server

ASKED = b"GET /ky/ky/terms/ HTTP/1.1\r\nHost: localhost\r\n%s: /ky\r\n\r\n"
NEAR, ADDRESS = ("127.0.0.1", 40000), ("127.0.0.1", 8000)


class Server(SimpleTestCase):
    def test_lets_no_header_say_where_the_site_lies(self):
        config = Config()
        for name in ("forwarder_headers", "limit_request_line"):
            config.set(name, getattr(server, name))
        for header in (b"SCRIPT_NAME", b"PATH_INFO", b"Script-Name"):
            [request] = RequestParser(config, iter([ASKED % header]), NEAR)
            given = create(request, None, NEAR, ADDRESS, config)[1]
            with self.subTest(header):
                self.assertEqual((given["SCRIPT_NAME"], given["PATH_INFO"]), ("", "/ky/ky/terms/"))

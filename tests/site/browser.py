"""A person without a browser: follows forms by HTTP, as a page without JavaScript would."""

from __future__ import annotations

import re

import httpx

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Person(httpx.Client):
    """Sends forms with their hidden fields. Raises httpx.TransportError while the city is down."""

    def __init__(self, url: str) -> None:
        super().__init__(base_url=url, timeout=30, headers={"Referer": url})

    def fill(self, address: str, /, **fields: str) -> httpx.Response:
        """Open the page of a form and send it with its hidden fields."""
        page = self.get(address)
        assert page.status_code == 200, (address, page.status_code, page.text[:500])
        return self.post(address, data=dict(_HIDDEN.findall(page.text)) | fields)

    def sign_in(self, login: str, password: str) -> None:
        """Sign in; what is asked next is asked as that person."""
        answer = self.fill("/akun/masuk/", login=login, password=password)
        assert answer.status_code == 302, answer.text[:2000]

    def tell(self, address: str, /, **fields: str) -> httpx.Response:
        """Send a form whose page was seen before, by the token in the cookie."""
        return self.post(address, data={"csrfmiddlewaretoken": self.cookies["csrftoken"], **fields})

    def report_at_desk(self, title: str) -> bool:
        """Take in a voice at the desk in its screens; true when the city said it is done."""
        self.tell("/suara/lapor/", category="jalan")
        self.tell("/suara/lapor/tempat/", region="35.73.02.1001", address="Balai RW 3")
        self.tell("/suara/lapor/rincian/", title=title, text=f"{title}.", visibility="terbuka")
        answer = self.tell("/suara/lapor/periksa/", desk="on")
        return answer.status_code == 302 and answer.headers["location"].endswith("/terkirim/")

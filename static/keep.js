// Pages kept on this phone by choice, and the quick way off a page. Nothing is registered or kept unasked.
"use strict";
for (const way of document.querySelectorAll("[data-leave]")) way.onclick = (event) => {
  event.preventDefault();
  document.body.replaceChildren();
  location.replace(way.href);
};
if (navigator.serviceWorker && window.caches) {
  const worker = navigator.serviceWorker, here = location.pathname + location.search;
  const find = (name, inside = document) => inside.querySelector(`[data-${name}]`);
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const control = find("keep"), list = find("list");
  const pages = async () => (await caches.has("kept"))
    ? (await (await caches.open("kept")).keys()).filter(({ url }) => !/\/(static|saved)\//.test(url)) : [];
  const drop = async (addresses) => {
    for (const one of addresses) await (await caches.open("kept")).delete(one, { ignoreVary: true });
    if ((await pages()).length) return;
    await caches.delete("kept");
    for (const one of await worker.getRegistrations()) await one.unregister();
  };
  const save = async () => {
    const answer = await fetch(here, { cache: "reload", credentials: "omit" });
    if (!answer.ok) throw answer;
    const page = parse(await answer.text()), day = find("day", page);
    page.querySelector("main").prepend(day);
    day.hidden = false;
    const files = [...document.querySelectorAll("[rel=stylesheet],[rel=icon],[data-keeps]")].map((file) => file.href || file.src);
    const cache = await caches.open("kept");
    await cache.addAll([...files, control.dataset.keep]);
    await cache.put(here, new Response("<!doctype html>" + page.documentElement.outerHTML, { headers: answer.headers }));
    await worker.register("/sw.js");
    await worker.ready;
  };
  const offer = async () => {
    const kept = await caches.match(here, { ignoreVary: true });
    control.hidden = false;
    find("save").hidden = kept;
    find("drop").hidden = !kept;
    return kept ? "drop" : "save";
  };
  const press = (name, act) => find(name).onclick = async () => {
    let said = name;
    try { await act(); } catch { said = "fail"; await drop([]); }
    find("said").textContent = find("said").getAttribute("data-on-" + said);
    find(await offer()).focus();
  };
  const show = async () => {
    const found = await pages();
    list.replaceChildren(...await Promise.all(found.map(async (request) => {
      const page = parse(await (await caches.match(request, { ignoreVary: true })).text());
      const row = find("row").content.cloneNode(true), link = row.querySelector("a");
      link.href = request.url;
      link.lang = page.documentElement.lang;
      link.textContent = page.title;
      row.querySelector("p").textContent = find("day", page).firstChild.data;
      row.querySelector("button").onclick = () => drop([request]).then(show);
      return row;
    })));
    find("none").hidden = found.length;
    find("all").hidden = !found.length;
    find("all").onclick = () => drop(found).then(show);
  };
  if (control) {
    press("save", save);
    press("drop", () => drop([here]));
    offer();
  }
  if (list) show();
}

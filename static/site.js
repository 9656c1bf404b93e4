// What a script adds to pages that are whole without it.
"use strict";

// Suggestions under a search box, as a combobox with a list.
for (const form of document.querySelectorAll("form[data-suggest]")) {
  const box = form.elements.q, list = document.createElement("ul"), said = document.createElement("p");
  const known = new Map();
  let timer, request, chosen = -1;
  list.id = box.id + "-list";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.found);
  list.hidden = true;
  said.className = "hidden-words";
  said.setAttribute("role", "status");
  form.append(list, said);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    box.setAttribute(name, value);

  const mark = (place) => {
    const options = list.children;
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    options[chosen]?.setAttribute("aria-selected", "true");
    if (options[chosen]) box.setAttribute("aria-activedescendant", options[chosen].id);
    else box.removeAttribute("aria-activedescendant");
  };
  const open = (is) => {
    list.hidden = !is;
    box.setAttribute("aria-expanded", String(is));
    mark(-1);
  };
  const take = (option) => {
    open(false);
    if (option.dataset.page) return location.assign(option.dataset.page);
    box.value = option.firstChild.textContent;
    form.requestSubmit();
  };
  const show = ([, texts, kinds, pages, languages]) => {
    list.replaceChildren(...texts.map((text, place) => {
      const option = document.createElement("li"), words = document.createElement("span"), kind = document.createElement("small");
      option.id = list.id + place;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.page = pages[place];
      words.textContent = text;
      words.lang = languages[place];
      kind.textContent = kinds[place];
      option.append(words, " ", kind);
      return option;
    }));
    open(texts.length > 0);
    said.textContent = texts.length ? `${form.dataset.found} ${texts.length}` : "";
  };
  const ask = async () => {
    const words = box.value.trim().replace(/\s+/g, " ");
    request?.abort();
    if (words.length < 2 || words.length > 100) return open(false);
    if (!known.has(words)) {
      request = new AbortController();
      try {
        const answer = await fetch(form.dataset.suggest + "?q=" + encodeURIComponent(words), { signal: request.signal, credentials: "omit" });
        known.set(words, await answer.json());
      } catch {
        return;
      }
    }
    if (document.activeElement === box) show(known.get(words));
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (!navigator.connection?.saveData) timer = setTimeout(ask, 250);
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], size = list.children.length;
    if (event.isComposing) return;
    if (step && list.hidden && size) open(true);
    if (step && size) {
      event.preventDefault();
      mark((chosen + step + 1 + size + 1) % (size + 1) - 1);
      list.children[chosen]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      open(false);
    }
  });
  box.addEventListener("blur", () => { clearTimeout(timer); request?.abort(); open(false); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => { const option = event.target.closest("li"); if (option) take(option); });
}
// The box in the head is written in as soon as it is opened: within the tap itself, or phones show no keyboard.
for (const find of document.querySelectorAll("details.find")) find.firstElementChild.onclick = (event) => {
  if (find.open) return;
  event.preventDefault();
  find.open = true;
  find.querySelector("input").focus();
};

// A button beside a text that copies it.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const words = document.getElementById(button.dataset.copy);
  if (!words || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const before = button.textContent;
    await navigator.clipboard.writeText(words.innerText);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 2000);
  });
}

// The quick way off a page: nothing of it stays on the screen, and the way back does not lead to it.
for (const way of document.querySelectorAll("[data-leave]")) way.onclick = (event) => {
  event.preventDefault();
  document.body.replaceChildren();
  location.replace(way.href);
};

// Pages kept on this phone by choice. Nothing is registered or kept unasked.
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
    const files = [...document.querySelectorAll("[rel=stylesheet],[rel=icon],script[src]")].map((file) => file.href || file.src);
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

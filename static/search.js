// Suggestions under a search box, as a combobox with a list. Without this script the forms work as they are.
"use strict";
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
for (const find of document.querySelectorAll("details.find")) find.addEventListener("toggle", () => { if (find.open) find.querySelector("input").focus(); });

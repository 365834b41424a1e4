// Single keys in lists, where whoever is signed in has not switched them off: j and k go from row to row, and what the
// browser does anyway with a focused link, it does. The palette and the help are markup of the page.
{
  const dialog = id => document.getElementById(id);
  const links = () => [...document.querySelectorAll("main tbody tr")]
    .map(row => row.querySelector("th a[href]") ?? row.querySelector("a[href]")).filter(Boolean);

  const step = by => {
    const all = links();
    const row = document.activeElement?.closest("tbody tr");
    const at = all.findIndex(link => link.closest("tr") === row);
    const to = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    to?.focus();
    to?.scrollIntoView({ block: "nearest" });
    return Boolean(to);
  };

  const follow = selector => {
    const link = document.querySelector(selector);
    link?.click();
    return Boolean(link);
  };

  const show = id => {
    const place = dialog(id);
    if (place && !place.open && !document.querySelector("dialog[open]")) {
      place.showModal();
      return true;
    }
    return false;
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => follow("main .pages a[rel=next]"),
    u: () => follow("main .up a"),
    "/": () => show("palette"),
    "?": () => show("keys"),
  };

  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.altKey) {
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === "k" && show("palette")) {
        event.preventDefault();
      }
      return;
    }
    const isTyping = event.target.closest?.("input, textarea, select, dialog, [contenteditable]");
    if (!isTyping && document.body.dataset.keys !== "off" && keys[event.key]?.()) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", event => {
    const opener = event.target.closest?.("[data-opens]");
    if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey && show(opener.dataset.opens)) {
      event.preventDefault();
    }
  });

  // What is typed into the palette narrows the list down to what fits; Enter goes to what is marked in it.
  const palette = dialog("palette");
  if (palette) {
    const [field, form] = [palette.querySelector("input[role=combobox]"), palette.querySelector("form")];
    const options = [...palette.querySelectorAll("[role=option]")];
    const shown = () => options.filter(option => !option.hidden);
    const marked = () => options.find(option => option.getAttribute("aria-selected") === "true");

    const mark = option => {
      options.forEach(one => one.setAttribute("aria-selected", String(one === option)));
      if (option) {
        field.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else {
        field.removeAttribute("aria-activedescendant");
      }
    };

    const go = option => option.dataset.path ? location.assign(option.dataset.path) : form.requestSubmit();

    const narrow = () => {
      const words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      for (const option of options) {
        const text = option.dataset.words ?? option.textContent.toLowerCase();
        option.hidden = option.dataset.path ? !words.every(word => text.includes(word)) : words.length === 0;
      }
      const pages = shown().filter(option => option.dataset.path);
      mark(pages[0] ?? shown()[0]);
    };

    field.addEventListener("input", narrow);
    palette.addEventListener("toggle", narrow);
    field.addEventListener("keydown", event => {
      const all = shown();
      const at = all.indexOf(marked());
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        mark(all[(at + (event.key === "ArrowDown" ? 1 : all.length - 1)) % all.length]);
        event.preventDefault();
      } else if (event.key === "Enter" && marked()) {
        event.preventDefault();
        go(marked());
      }
    });
    palette.addEventListener("click", event => {
      const option = event.target.closest("[role=option]");
      if (option) {
        go(option);
      } else if (event.target === palette) {
        palette.close();
      }
    });
  }
}

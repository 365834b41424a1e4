// Pages that name what they show are told when it changed (/live), ask for themselves again and put what is new in place
// of what is old: element by element, so that focus, scroll and what was typed stay. Nothing is told of what changed but
// that it did; what is shown the server answers to whoever looks, as to any request.
{
  const main = document.getElementById("main");
  const places = [...document.querySelectorAll("[data-live]")];
  const shown = places.flatMap(place => place.dataset.live.split(" ")
    .map(of => ({ place, of, at: place.dataset.at ?? main?.dataset.at ?? "0" })));
  const note = name => document.getElementById(`live-${name}`);
  let [source, timer, lost, isBusy, wanted, told] = [null, 0, 0, false, new Set(), 0];

  // A request makes the document itself: no text becomes markup here, and nothing in it runs.
  const load = () => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    request.timeout = 15000;
    request.setRequestHeader("Accept", "text/html");
    request.setRequestHeader("Holdfast-Live", "1");
    request.onload = () => {
      const isThis = request.responseURL.split("#")[0] === location.href.split("#")[0];
      if (isThis && request.status === 200 && request.response) {
        done(request.response);
      } else {
        failed(isThis ? "later" : "ended");
      }
    };
    request.onerror = request.ontimeout = () => failed("later");
    request.send();
  });

  const keyOf = node => node.nodeType === Node.ELEMENT_NODE ? node.id || node.dataset.key || "" : "";

  const isTyped = field => field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.options ? [...field.options].some(option => option.selected !== option.defaultSelected)
    : field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;

  const copyAttributes = (now, next) => {
    for (const { name } of [...now.attributes]) {
      if (name !== "open" && !next.hasAttribute(name)) {
        now.removeAttribute(name);
      }
    }
    for (const { name, value } of next.attributes) {
      if (now.getAttribute(name) !== value) {
        now.setAttribute(name, value);
      }
    }
  };

  // Makes an element what another is, and leaves alone whatever is the same.
  const become = (now, next, rows) => {
    if (now.nodeType !== Node.ELEMENT_NODE) {
      if (now.data !== next.data) {
        now.data = next.data;
      }
      return;
    }
    if (now.isEqualNode(next) || (now.localName === "form" && [...now.elements].some(isTyped))) {
      return;
    }

    copyAttributes(now, next);
    const kept = new Set([...next.childNodes].map(keyOf));
    const keyed = new Map();
    for (const child of [...now.children]) {
      const key = keyOf(child);
      if (key && !kept.has(key)) {
        rows.gone += child.localName === "tr" ? 1 : 0;
        child.remove();
      } else if (key) {
        keyed.set(key, child);
      }
    }

    let place = now.firstChild;
    for (const child of next.childNodes) {
      const key = keyOf(child);
      const same = key ? keyed.get(key) : place && !keyOf(place) && place.nodeName === child.nodeName ? place : null;
      if (!same || same.nodeName !== child.nodeName) {
        const fresh = document.importNode(child, true);
        if (key && child.localName === "tr") {
          rows.fresh += 1;
          fresh.classList.add("fresh");
        }
        now.insertBefore(fresh, place);
        continue;
      }
      if (same === place) {
        place = place.nextSibling;
      } else {
        now.insertBefore(same, place);
      }
      become(same, child, rows);
    }
    while (place) {
      const after = place.nextSibling;
      place.remove();
      place = after;
    }
  };

  const linksIn = place => [...place.querySelectorAll("tbody th a[href]")];

  // What had the focus has it again; where it is gone, what stands in its place now.
  const keepFocus = (place, change) => {
    const focused = document.activeElement;
    const at = linksIn(place).indexOf(focused);
    change();
    if (document.activeElement === focused) {
      return;
    }
    const links = linksIn(place);
    const again = focused.isConnected ? focused : at >= 0 ? links[Math.min(at, links.length - 1)] ?? main : null;
    again?.focus({ preventScroll: true });
  };

  // Said at most every 20 seconds, and then what came of it in all.
  const sum = { fresh: 0, gone: 0 };
  const say = rows => {
    sum.fresh += rows.fresh;
    sum.gone += rows.gone;
    const place = note("said");
    if (!place || Date.now() - told < 20000 || sum.fresh + sum.gone === 0) {
      return;
    }
    told = Date.now();
    place.textContent = [sum.fresh && `${sum.fresh} new`, sum.gone && `${sum.gone} gone`].filter(Boolean).join(", ") + ".";
    sum.fresh = sum.gone = 0;
  };

  const isReading = place => {
    const selection = getSelection();
    return !selection.isCollapsed && place.contains(selection.anchorNode);
  };

  const show = async () => {
    if (isBusy || wanted.size === 0) {
      return;
    }
    isBusy = true;
    try {
      const next = await load();
      for (const place of [...wanted]) {
        const other = next.getElementById(place.id);
        if (!other) {
          wanted.delete(place);
        } else if (!isReading(place)) {
          const rows = { fresh: 0, gone: 0 };
          keepFocus(place, () => become(place, other, rows));
          say(rows);
          wanted.delete(place);
        }
      }
      note("lost").hidden = true;
    } catch (why) {
      note(why === "ended" ? "ended" : "lost").hidden = false;
      if (why === "ended") {
        close();
        wanted.clear();
      }
    } finally {
      isBusy = false;
      if (wanted.size > 0) {
        timer = setTimeout(show, 5000);
      }
    }
  };

  const hear = event => {
    shown.forEach(one => one.at = event.lastEventId || one.at);
    note("lost").hidden = true;
    for (const number of event.data.split(" ")) {
      const place = shown[Number(number)]?.place;
      if (place?.hasAttribute("data-live-ask")) {
        place.hidden = false;
      } else if (place) {
        wanted.add(place);
      }
    }
    clearTimeout(timer);
    show();
  };

  const close = () => {
    clearTimeout(lost);
    source?.close();
    source = null;
  };

  const open = () => {
    if (source || places.length === 0 || document.hidden || !note("ended")?.hidden) {
      return;
    }
    const query = new URLSearchParams(shown.flatMap(one => [["of", one.of], ["since", one.at]]));
    source = new EventSource(`/live?${query}`);
    source.addEventListener("changed", hear);
    source.addEventListener("open", () => {
      clearTimeout(lost);
      note("lost").hidden = true;
    });
    source.addEventListener("end", () => {
      close();
      note("ended").hidden = false;
    });
    source.addEventListener("error", () => {
      // A connection that broke is tried again by the browser; one that was refused is not.
      if (source?.readyState === EventSource.CLOSED) {
        close();
        places.filter(place => !place.hasAttribute("data-live-ask")).forEach(place => wanted.add(place));
        show();
        if (places.every(place => place.hasAttribute("data-live-ask"))) {
          lost = setTimeout(() => note("lost").hidden = false, 10000);
        }
        setTimeout(open, 15000);
      } else {
        clearTimeout(lost);
        lost = setTimeout(() => note("lost").hidden = false, 10000);
      }
    });
  };

  // A page that nobody sees takes up no connection, of which a browser has few.
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}

// What a browser that runs scripts has more: nothing here is needed. No markup is made, nothing is loaded, nothing kept.

// A form that was sent is not sent a second time by an impatient finger.
document.addEventListener("submit", event => {
  const form = event.target;
  if (form.method === "dialog") {
    return;
  }

  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }

  form.dataset.sent = "true";
  for (const button of form.querySelectorAll("button[type=submit]")) {
    button.setAttribute("aria-disabled", "true");
  }
});

// A page that comes back from the browser's memory may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("button[aria-disabled]")) {
      button.removeAttribute("aria-disabled");
    }
  }
});

// What is wrong is read first.
document.getElementById("error-summary")?.focus();

// Time that is left goes on while a page is open. The words are those of the server (FirmTime).
const textOf = milliseconds => {
  const minutes = Math.floor(Math.abs(milliseconds) / 60000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const units = (large, one, small, two) => small > 0 ? `${large} ${one} ${small} ${two}` : `${large} ${one}`;
  return minutes === 0 ? "under a minute"
    : minutes < 60 ? `${rest} min`
    : minutes < 1440 ? units(hours, "h", rest, "min")
    : units(days, "d", hours, "h");
};

// The server's clock counts, not the browser's: what is between them is found once, from the page.
const page = document.documentElement;
const ahead = page.dataset.now ? Date.parse(page.dataset.now) - Date.now() : 0;

setInterval(() => {
  for (const place of document.querySelectorAll("[data-due]")) {
    const left = Date.parse(place.dataset.due) - (Date.now() + ahead);
    const text = `${textOf(left)} ${left > 0 ? "left" : "late"}`;
    if (place.textContent !== text) {
      place.textContent = text;
    }
  }
}, 30000);

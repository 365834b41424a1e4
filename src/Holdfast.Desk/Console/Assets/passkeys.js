// Passkeys: browsers offer them to scripts alone. A form that holds one asks for it when it is sent, puts the answer into
// its own field, and is sent then. What the answer is worth, the server decides.
const ask = async place => {
  const options = JSON.parse(place.dataset.options);
  const credential = place.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential);
};

// Before anything else hears of it: a form without its answer is not sent yet.
document.addEventListener("submit", async event => {
  const form = event.target;
  const place = form.querySelector("[data-passkey]");
  const answer = form.elements.namedItem("answer");
  if (!place || !answer || answer.value) {
    return;
  }

  event.preventDefault();
  event.stopImmediatePropagation();
  const fault = place.querySelector("[data-passkey-fault]");
  fault.hidden = true;
  try {
    answer.value = await ask(place);
    form.requestSubmit();
  } catch {
    answer.value = "";
    fault.hidden = false;
  }
}, { capture: true });

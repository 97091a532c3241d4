// Asks the browser for a passkey, or to make one, and sends the answer with the form of the page.

const form = document.querySelector("form[data-passkey]");
const button = form.querySelector("[data-passkey-ask]");
const says = form.querySelector("[data-passkey-says]");

// Bytes travel as base64url without padding.
const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};
const text = (buffer) => {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const options = JSON.parse(form.dataset.options);
options.challenge = bytes(options.challenge);
if (options.user) options.user.id = bytes(options.user.id);
for (const list of [options.excludeCredentials, options.allowCredentials]) {
  list?.forEach((known) => { known.id = bytes(known.id); });
}

// What the server reads: of the response, each part that there is.
const written = (credential) => {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
  });
};

// What went wrong, as far as browsers tell. Most tell little, so that no page learns which passkeys there are.
const reasons = {
  InvalidStateError: "This device has a passkey of your account already.",
  NotAllowedError: "Nothing was chosen, or it took too long.",
  SecurityError: "The browser offers no passkeys at this address.",
};

const ask = async () => {
  button.disabled = true;
  says.textContent = "";
  try {
    const credential = await (form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: options })
      : navigator.credentials.get({ publicKey: options }));
    form.elements.answer.value = written(credential);
    form.requestSubmit();
  } catch (error) {
    says.textContent = reasons[error.name] ?? "This browser could not use a passkey.";
    button.disabled = false;
    button.focus();
  }
};

if (location.origin !== form.dataset.origin) {
  const link = document.createElement("a");
  link.href = form.dataset.origin;
  link.textContent = form.dataset.origin;
  says.append("Passkeys of this site work at ", link, " only, and you are at another address.");
} else if (!globalThis.PublicKeyCredential) {
  says.textContent = "This browser knows no passkeys.";
} else {
  button.hidden = false;
  button.addEventListener("click", ask);
  ask();
}

// Passkeys with a real browser and Chromium's virtual authenticator: make one, log in with it, take it away.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, looks, visitor } from "./browser.mjs";
import { startRunnerly } from "./server.mjs";

const email = "demo@runnerly.test";
const password = "run with me 2026";
let site;
let browser;
let named;

before(async () => {
  site = await startRunnerly();
  browser = await launch();
  // Passkeys are bound to a name, and an IP address is none.
  named = site.url.replace("127.0.0.1", "localhost");
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** An authenticator like that of a phone: it keeps keys, and verifies who holds it. */
async function authenticator(context, page) {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
  const verifies = (isUserVerified) =>
    devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  const keys = async () => (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  return { verifies, keys };
}

async function logIn(page) {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.locator("main").getByRole("button", { name: "Log in", exact: true }).click();
  await page.waitForURL("**/dashboard");
}

async function fillIn(page, name) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Current password").fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
}

async function walk(look) {
  const look_of = { ...look, name: `passkeys-${look.name}` };
  const { page, context, look_at } = await visitor(browser, named, look_of);
  const device = await authenticator(context, page);
  await logIn(page);
  await page.goto("/account");
  await look_at("account");
  await page.getByRole("link", { name: "Passkeys" }).click();
  await page.getByText("You have no passkey yet.").waitFor();
  await look_at("none yet");

  // Nobody is verified: the page stays, says so, and offers another try.
  await device.verifies(false);
  await fillIn(page, "My phone");
  await page.getByText("Nothing was chosen, or it took too long.").waitFor();
  await look_at("nobody verified");
  await device.verifies(true);
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await page.waitForURL("**/account/passkeys");
  await page.getByText("The passkey is added.").waitFor();
  const [key] = await device.keys();
  assert.equal(key.rpId, "localhost");
  assert.equal(key.isResidentCredential, true);
  await look_at("one added");

  await page.getByRole("link", { name: "Rename My phone" }).click();
  await look_at("rename");
  await page.getByLabel("Name").fill("The old phone in the drawer");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByText("The old phone in the drawer").first().waitFor();

  // The same device is asked to make another one for the same person.
  await fillIn(page, "Again");
  await page.getByText("This device has a passkey of your account already.").waitFor();
  await look_at("known already");
  await page.getByRole("link", { name: "Cancel" }).click();

  await context.clearCookies();
  await page.goto("/runs");
  await page.waitForURL("**/login?next=%2Fruns");
  await look_at("log in");
  await device.verifies(false);
  await page.getByRole("button", { name: "Log in with a passkey" }).click();
  await page.getByText("Nothing was chosen, or it took too long.").waitFor();
  await look_at("log in not verified");
  await device.verifies(true);
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await page.waitForURL("**/runs");

  await page.goto("/account/passkeys");
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByText("The passkey is removed.").waitFor();

  // The device still has it, and it logs nobody in any more.
  await context.clearCookies();
  await page.goto("/login");
  await page.getByRole("button", { name: "Log in with a passkey" }).click();
  await page.getByText("This passkey does not log you in here.").waitFor();
  await look_at("refused");
  await context.close();
}

for (const look of looks) {
  test(`a passkey, ${look.name}`, () => walk(look));
}

test("at an address that is no name the page says where to go", async () => {
  const { page, context, look_at } = await visitor(browser, site.url, { ...looks[2], name: "passkeys-address" });
  await page.goto("/login");
  await page.getByRole("button", { name: "Log in with a passkey" }).click();
  await page.getByText("Passkeys of this site work at").waitFor();
  await page.getByRole("link", { name: named }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Use your passkey" }).isVisible(), false);
  await look_at("elsewhere");
  await context.close();
});

test("without JavaScript the page says that passkeys need it, and the password works", async () => {
  const look = { ...looks[0], name: "passkeys-plain" };
  const { page, context, look_at } = await visitor(browser, named, look, { javaScriptEnabled: false });
  await page.goto("/login");
  await page.getByRole("button", { name: "Log in with a passkey" }).click();
  await page.getByRole("heading", { name: "Log in with a passkey" }).waitFor();
  // Where scripts are switched off from outside, as here, Chromium draws no `noscript`; people's own switch does.
  assert.match(await page.locator("noscript").first().innerHTML(), /Passkeys need JavaScript/);
  assert.equal(await page.getByRole("button", { name: "Use your passkey" }).isVisible(), false);
  await look_at("no script");
  await page.getByRole("link", { name: "Log in with your password" }).click();
  await page.waitForURL("**/login");
  await logIn(page);
  await context.close();
});

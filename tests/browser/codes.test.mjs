// The code of a mail, typed where somebody signed up.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, looks, visitor } from "./browser.mjs";
import { startRunnerly } from "./server.mjs";

let site;
let browser;

before(async () => {
  site = await startRunnerly();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** The code in the newest mail to an address, read in another browser, as on a phone. */
async function codeFor(email, look) {
  const { page, context, look_at } = await visitor(browser, site.url, { ...look, name: `codes-mail-${look.name}` });
  for (let tries = 0; tries < 50; tries += 1) {
    await page.goto("/dev/mail");
    if (await page.getByText(email).first().isVisible()) break;
    await page.waitForTimeout(100);
  }
  await page.getByRole("row").filter({ hasText: email }).getByRole("link").first().click();
  await look_at("mail");
  const [code] = (await page.locator("main").innerText()).match(/\b\d{3} \d{3}\b/);
  await context.close();
  return code;
}

for (const look of looks) {
  test(`a code, ${look.name}`, async () => {
    const { page, context, look_at } = await visitor(browser, site.url, { ...look, name: `codes-${look.name}` });
    const email = `code-${look.name}@example.com`;
    await page.goto("/signup");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("correct horse battery staple");
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByRole("heading", { name: "Check your mail" }).waitFor();
    await look_at("check your mail");
    const code = await codeFor(email, look);
    const wrong = String((Number(code.replace(" ", "")) + 1) % 1_000_000).padStart(6, "0");
    await page.getByLabel("Code").fill(wrong);
    await page.getByRole("button", { name: "Use the code" }).click();
    await page.getByText("4 more tries are left.").first().waitFor();
    await look_at("wrong code");
    await page.getByLabel("Code").fill(code);
    await page.getByRole("button", { name: "Use the code" }).click();
    await page.waitForURL("**/dashboard");
    await page.getByText("Your address is confirmed. Welcome!").first().waitFor();
    assert.ok((await context.cookies()).length > 0);
    await context.close();
  });
}

// Runnerly's first story: sign up, captured mail, confirm, log in, upload a run, see it, log out.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, looks, visitor } from "./browser.mjs";
import { startRunnerly } from "./server.mjs";

const root = new URL("../../", import.meta.url).pathname;
const gpx = `${root}examples/runnerly/tests/files/park-loop.gpx`;
const password = "correct horse battery staple";
let site;
let browser;

before(async () => {
  // One after the other: what the first began must be known to `after` when the second fails.
  site = await startRunnerly();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

// The button, brought to sight.
async function log_out_button(page) {
  const out = page.getByRole("button", { name: "Log out" });
  if (!(await out.isVisible())) {
    // On a phone it stands in the menu, and on a desktop behind the name.
    for (const opener of await page.locator("header summary, header button[popovertarget], header [popovertarget]").all()) {
      if (await opener.isVisible()) await opener.click();
      if (await out.isVisible()) break;
    }
  }
  return out;
}

async function walk(look, options) {
  const { page, context, look_at } = await visitor(browser, site.url, look, options);
  const email = `${look.name}-${options?.javaScriptEnabled === false ? "plain" : "full"}@example.com`;

  await page.goto("/");
  await look_at("front page");
  await page.goto("/signup");
  await look_at("sign up");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByText("12 characters").first().waitFor();
  assert.equal(await page.getByLabel("E-mail").inputValue(), email, "what was typed is kept");
  assert.equal(await page.getByLabel("Password").inputValue(), "", "a password is never written back");
  await look_at("sign up refused");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  await look_at("check your mail");

  // The mail is written after the answer, so the first look may come too early.
  for (let tries = 0; tries < 50; tries += 1) {
    await page.goto("/dev/mail");
    if (await page.getByText(email).first().isVisible()) break;
    await page.waitForTimeout(100);
  }
  await look_at("captured mails");
  await page.getByRole("row").filter({ hasText: email }).getByRole("link").first().click();
  await look_at("captured mail");
  const link = await page.locator('a[href*="/confirm/"]').first().getAttribute("href");
  await page.goto(link);
  await look_at("confirm");
  await page.getByLabel("Password").fill("not my password");
  await page.getByRole("button", { name: "Confirm my e-mail" }).click();
  await page.getByText("This is not the password").first().waitFor();
  await look_at("confirm refused");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Confirm my e-mail" }).click();
  await page.waitForURL("**/dashboard");
  await page.getByText("Your address is confirmed. Welcome!").first().waitFor();
  await look_at("welcome");

  await (await log_out_button(page)).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/login");
  await look_at("log in");
  await page.goto("/login/link");
  await look_at("ask for a link");
  await page.goto("/login");

  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.locator("main").getByRole("button", { name: "Log in", exact: true }).click();
  await page.waitForURL("**/dashboard");
  await look_at("empty dashboard");

  await page.locator('main input[type="file"]').setInputFiles(gpx);
  await page.getByRole("button", { name: "Upload" }).click();
  await page.waitForURL(/\/runs\/\d+$/);
  await page.locator("svg path.track-line").first().waitFor();
  await look_at("the run");

  await page.goto("/dashboard");
  const run = page.locator(".run-card").first();
  await run.waitFor();
  assert.match(await run.innerText(), /km[\s\S]*\/km/);
  await look_at("dashboard");
  for (const [path, title] of [["/runs", "runs"], ["/profile", "profile"], ["/users", "users"], ["/account", "account"],
    ["/account/password", "change password"], ["/account/email", "change e-mail"], ["/account/sessions", "devices"],
    ["/account/activity", "activity"], ["/account/data", "data"], ["/account/delete", "delete account"],
    ["/nothing/here", "not found"]]) {
    await page.goto(path);
    await look_at(title);
  }

  await page.goto("/dashboard");
  const out = await log_out_button(page);
  await look_at("menu");
  await out.click();
  await page.goto("/dashboard");
  await page.waitForURL("**/login?next=%2Fdashboard");
  await look_at("logged out");
  await context.close();
}

for (const look of looks) {
  test(`the first story, ${look.name}`, () => walk(look));
}

test("the first story without JavaScript", () => walk(looks[0], { javaScriptEnabled: false }));

test("two browsers: logging out in one leaves the other alone", async () => {
  const one = await visitor(browser, site.url, looks[0]);
  const two = await visitor(browser, site.url, looks[2]);
  for (const { page } of [one, two]) {
    await page.goto("/login");
    await page.getByLabel("E-mail").fill("demo@runnerly.test");
    await page.getByLabel("Password").fill("run with me 2026");
    await page.locator("main").getByRole("button", { name: "Log in", exact: true }).click();
    await page.waitForURL("**/dashboard");
  }
  await one.look_at("demo dashboard");
  await two.look_at("demo dashboard");
  await one.context.clearCookies();
  await one.page.goto("/dashboard");
  await one.page.waitForURL("**/login**");
  await two.page.goto("/runs");
  assert.equal(new URL(two.page.url()).pathname, "/runs");
  await two.look_at("demo runs");
});

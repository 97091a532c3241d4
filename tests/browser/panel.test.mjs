// The panel of Runnerly: every page in light and dark, on a desktop and a phone, from the right, and by the keyboard.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, looks, visitor } from "./browser.mjs";
import { startRunnerly } from "./server.mjs";

const email = "admin@runnerly.test";
const password = "run with me 2026";
const pages = {
  overview: "/admin",
  search: "/admin/-/search?q=da",
  "nothing found": "/admin/-/search?q=zzzz",
  jobs: "/admin/-/jobs",
  schedule: "/admin/-/schedule",
  mail: "/admin/-/mail",
  roles: "/admin/-/roles",
  person: "/admin/users/1",
  "new account": "/admin/users/-/new",
};
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

async function log_in(page) {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

async function look_at_all(look) {
  const { page, context, look_at } = await visitor(browser, site.url, { ...look, name: `panel-${look.name}` });
  await log_in(page);
  for (const [name, path] of Object.entries(pages)) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200, path);
    await look_at(name);
  }
  await context.close();
}

for (const look of looks) {
  test(`every page of the panel, ${look.name}`, () => look_at_all(look));
}

test("the panel with more contrast", () =>
  look_at_all({ name: "contrast", viewport: { width: 1280, height: 900 }, colorScheme: "light", contrast: "more" }));

test("the panel with the colours of the system", () =>
  look_at_all({ name: "forced", viewport: { width: 1280, height: 900 }, colorScheme: "dark", forcedColors: "active" }));

test("the panel from the right", () =>
  look_at_all({ name: "arabic", viewport: { width: 1280, height: 900 }, colorScheme: "light", locale: "ar" }));

test("on a phone the ways stand in a menu", async () => {
  const { page, context } = await visitor(browser, site.url, { ...looks[2], name: "panel-menu" });
  await log_in(page);
  await page.goto("/admin");
  const way = page.getByRole("link", { name: "Schedule" });
  assert.equal(await way.isVisible(), false, "the menu is folded away");
  await page.getByRole("button", { name: "Menu" }).click();
  await way.click();
  await page.getByRole("heading", { name: "Schedule", level: 1 }).waitFor();
  await context.close();
});

test("by the keyboard alone: log in, find somebody, open their page", async () => {
  const { page, context, look_at } = await visitor(browser, site.url, { ...looks[0], name: "panel-keys" });
  await page.goto("/login");
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/admin");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.id), "admin-search");
  await page.keyboard.type("carla");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/admin/-/search?q=carla");
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => document.activeElement.getAttribute("href") ?? "");
    if (/^\/admin\/users\/\d+$/.test(place)) break;
  }
  await page.keyboard.press("Enter");
  await page.getByText("carla@runnerly.test").first().waitFor();
  await look_at("found by keyboard");
  await context.close();
});

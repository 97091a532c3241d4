// The panel of Runnerly: every page in light and dark, on a desktop and a phone, from the right, and by the keyboard.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, looks, visitor } from "./browser.mjs";
import { startRunnerly } from "./server.mjs";

const email = "admin@runnerly.test";
const password = "run with me 2026";

/** What stands for the parameters of a route. A route with another parameter fails until it has a line here. */
const samples = { model: ["races", "profiles"], key: ["1"], id: ["1"] };

/** What is no page to look at, and why. */
const no_pages = {
  "admin.export": "a file", "admin.choices": "for scripts", "admin.job": "no job was made", "admin.task": "no task was asked for",
  "admin.import_new": "no model here takes files", "admin.import": "no model here takes files", "admin.import_failures": "a file",
};

/** Pages in another state than the one that a route alone shows. */
const more = ["/admin/-/search?q=da", "/admin/-/search?q=zzzz", "/admin/races?q=zzzz", "/admin/races?q=half&f.held_on.from=2020-01-01",
  "/admin/runs?order=-title", "/admin/runs?last=1", "/admin/runs/1", "/admin/users"];

/** The address of every page of the panel, from the routes of the program. */
function addresses(routes) {
  const pages = routes.filter(({ method, pattern, name }) =>
    method === "GET" && /^\/admin(\/|$)/.test(pattern) && !(name in no_pages));
  const filled = pages.flatMap(({ pattern, name }) => fill(name, pattern));
  return [...new Set([...filled, ...more])];
}

function fill(name, pattern) {
  const parameter = /\{(\w+)\}/.exec(pattern);
  if (!parameter) return [pattern];
  const values = samples[parameter[1]];
  assert.ok(values, `give the parameter ${parameter[0]} of ${name} a sample`);
  return values.flatMap((value) => fill(name, pattern.replace(parameter[0], value)));
}

let site;
let browser;
let pages;

before(async () => {
  site = await startRunnerly();
  pages = addresses(site.routes());
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
  const wrong = [];
  // Five looks see every page; two that hardly differ from one of them see the first few.
  const seen = ["phone-dark", "contrast"].includes(look.name) ? pages.slice(0, 8) : pages;
  for (const path of seen) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200, path);
    assert.match(answer.headers()["content-type"], /^text\/html/, `${path} is no page: say so in the list`);
    await look_at(path.slice(1)).catch((error) => wrong.push(error.message));
  }
  assert.deepEqual(wrong, []);
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

test("every page has an address, and a route with a parameter that nobody knows is missed", () => {
  const planted = [...site.routes(), { method: "GET", pattern: "/admin/{model}/-/{planted}", name: "admin.planted" }];
  assert.throws(() => addresses(planted), /give the parameter \{planted\} of admin\.planted a sample/);
  assert.ok(pages.includes("/admin") && pages.includes("/admin/races/1/delete") && pages.length > 15, pages.join(" "));
  for (const name of Object.keys(no_pages)) assert.ok(site.routes().some((route) => route.name === name), name);
});

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

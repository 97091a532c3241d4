// The panel by the keyboard alone: log in, find, change, save, delete, undo. Whatever has the focus shows it, and the focus
// goes through a page in the order in which it is read.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, looks, visitor } from "./browser.mjs";
import { startRunnerly } from "./server.mjs";

const email = "admin@runnerly.test";
const password = "run with me 2026";
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

/** What has the focus: what it says, where it leads, and whether one sees that it has the focus. */
function focused(page) {
  return page.evaluate(() => {
    const now = document.activeElement;
    const before = globalThis.last_focused;
    globalThis.last_focused = now;
    const style = getComputedStyle(now);
    const box = now.getBoundingClientRect();
    const is_marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    const is_on_screen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const follows = !before?.isConnected || before === now || Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
    return {
      what: `<${now.localName} ${now.type ?? ""} ${now.name ?? ""} ${now.className}> ${now.getAttribute("aria-label") ?? now.textContent.trim().slice(0, 60)}`,
      text: (now.getAttribute("aria-label") ?? now.textContent).trim(),
      id: now.id,
      name: now.getAttribute("name") ?? "",
      href: now.getAttribute("href") ?? "",
      is_page: now === document.body,
      is_marked,
      is_on_screen,
      follows,
    };
  });
}

/** Presses Tab until something has the focus, and holds every step on the way to the rules. */
async function tab_to(page, is_wanted, what) {
  for (let steps = 0; steps < 200; steps += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now.is_page) assert.fail(`the page ended before ${what}`);
    assert.ok(now.is_marked, `one does not see the focus of ${now.what} at ${page.url()}`);
    assert.ok(now.is_on_screen, `${now.what} has the focus and is not on the screen at ${page.url()}`);
    assert.ok(now.follows, `${now.what} comes out of order at ${page.url()}`);
    if (is_wanted(now)) return now;
  }
  return assert.fail(`${what} cannot be reached at ${page.url()}`);
}

async function press_and_wait(page, path) {
  await Promise.all([page.waitForURL((url) => url.pathname === path), page.keyboard.press("Enter")]);
}

async function log_in(page) {
  await page.goto("/login");
  await page.keyboard.type(email);
  await tab_to(page, (now) => now.name === "password", "the password");
  await page.keyboard.type(password);
  await Promise.all([page.waitForURL((url) => url.pathname !== "/login"), page.keyboard.press("Enter")]);
}

/** How something that was deleted comes back: from the history of the row, to which recent activity leads. */
async function undo(page, title) {
  await page.goto("/admin/-/activity");
  await tab_to(page, (now) => now.href.endsWith("/history"), "the newest entry");
  await Promise.all([page.waitForURL("**/history"), page.keyboard.press("Enter")]);
  page.once("dialog", (dialog) => dialog.accept());
  await tab_to(page, (now) => now.text === "Restore this row", `the way back for ${title}`);
  await Promise.all([page.waitForURL("**/history?done=1"), page.keyboard.press("Enter")]);
}

test("log in, find, change, save, delete and undo, with nothing but the keyboard", async () => {
  const { page, context, look_at } = await visitor(browser, site.url, { ...looks[0], name: "keyboard" });
  await log_in(page);

  await page.goto("/admin");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.id), "admin-search");
  await page.keyboard.type("hill");
  await Promise.all([page.waitForURL("**/admin/-/search?q=hill"), page.keyboard.press("Enter")]);
  const found = await tab_to(page, (now) => /^\/admin\/races\/\d+$/.test(now.href), "the race that was found");
  await press_and_wait(page, found.href);

  await tab_to(page, (now) => now.name === "name", "the name");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Hill Climb by Night");
  await tab_to(page, (now) => now.text === "Save", "the button that saves");
  await press_and_wait(page, "/admin/races");
  await page.getByRole("link", { name: "Hill Climb by Night" }).first().waitFor();
  await look_at("saved");

  await tab_to(page, (now) => now.id === "list-q", "the search of the list");
  await page.keyboard.type("night");
  await Promise.all([page.waitForURL(/q=night/), page.keyboard.press("Enter")]);
  await tab_to(page, (now) => now.href === found.href, "the race in the list");
  await press_and_wait(page, found.href);
  await tab_to(page, (now) => now.href === `${found.href}/delete`, "the way to delete");
  await press_and_wait(page, `${found.href}/delete`);
  await tab_to(page, (now) => now.text === "Yes, delete", "the button that deletes");
  await press_and_wait(page, "/admin/races");
  assert.equal(await page.getByRole("link", { name: "Hill Climb by Night" }).count(), 0);

  await undo(page, "Hill Climb by Night");
  await page.goto("/admin/races");
  await page.getByRole("link", { name: "Hill Climb by Night" }).first().waitFor();
  await look_at("undone");
  await context.close();
});

test("nothing on a page of the panel keeps the focus to itself", async () => {
  const { page, context } = await visitor(browser, site.url, { ...looks[0], name: "keyboard-through" });
  await log_in(page);
  for (const path of ["/admin", "/admin/races", "/admin/races/1", "/admin/races/-/new", "/admin/races/1/delete", "/admin/-/jobs"]) {
    await page.goto(path);
    let steps = 0;
    for (; steps < 300; steps += 1) {
      await page.keyboard.press("Tab");
      const now = await focused(page);
      if (now.is_page) break;
      assert.ok(now.is_marked, `one does not see the focus of ${now.what} at ${path}`);
      // After the last control the focus leaves the page or begins again at its top.
      if (!now.follows) break;
    }
    assert.ok(steps > 10 && steps < 300, `${path}: ${steps} steps`);
  }
  await context.close();
});

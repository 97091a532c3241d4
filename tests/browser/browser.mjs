// A real Chromium, and what every page must hold: the policy is kept, nothing fails, axe finds nothing.
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const shots = join(new URL("../../", import.meta.url).pathname, "target", "browser");

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM ?? places.find(existsSync);

export function launch() {
  assert.ok(executablePath, `no Chromium at ${places.join(", ")}; install it or set CHROMIUM to its path`);
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

export const looks = [
  { name: "desktop-light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "desktop-dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "phone-light", viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark", isMobile: true, hasTouch: true },
];

/** One visitor; collects everything that goes wrong in the browser. */
export async function visitor(browser, url, { name, ...look }, { javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled, ...look });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => {
    // A refused form answers 422 and the browser notes it; that is what the page is for.
    const isExpected = /the server responded with a status of (401|403|404|410|422)/.test(message.text());
    if (message.type() === "error" && !isExpected) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    const isGone = request.failure()?.errorText === "net::ERR_ABORTED";
    if (!isGone) wrong.push(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  await mkdir(shots, { recursive: true });
  let step = 0;

  /** Looks at the page: takes a picture, checks accessibility, width and everything collected so far. */
  const look_at = async (title) => {
    step += 1;
    const file = `${name}-${String(step).padStart(2, "0")}-${title.replaceAll(/[^a-z0-9]+/gi, "-")}.png`;
    await page.screenshot({ path: join(shots, file), fullPage: true });
    if (javaScriptEnabled) {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${title} (${name}) is ${overflow} px wider than the window`);
      // axe is injected past the page's own policy, which allows no foreign script.
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { iframes: false }));
      const found = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).join(", ")})`);
      assert.deepEqual(found, [], `axe on ${title} (${name})`);
    }
    assert.deepEqual(wrong, [], `${title} (${name})`);
  };
  return { page, context, look_at };
}

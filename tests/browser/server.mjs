// Starts the built Runnerly on a free port with a database and a mail folder of its own.
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = new URL("../../", import.meta.url).pathname;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export async function startRunnerly() {
  const folder = await mkdtemp(join(tmpdir(), "runnerly-browser-"));
  const port = await freePort();
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const program = process.env.RUNNERLY ?? join(target, "debug", "runnerly");
  const env = {
    ...process.env,
    RUNTIME: "development",
    DATABASE_URL: `sqlite:${join(folder, "runnerly.sqlite")}`,
    FLASKBOOST__SERVER__PORT: String(port),
    FLASKBOOST__APP__URL: `http://127.0.0.1:${port}`,
    FLASKBOOST__MAIL__CAPTURE_FOLDER: join(folder, "mail"),
    FLASKBOOST__LOG__FILTER: "warn",
  };
  const server = spawn(program, ["serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
  // Whatever ends this process ends the server too; a server left behind would keep the whole run waiting.
  process.once("exit", () => server.kill("SIGKILL"));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (server.exitCode !== null) throw new Error(`Runnerly ended with code ${server.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) break;
    if (tries > 300) throw new Error("Runnerly did not answer within 30 s");
    await sleep(100);
  }
  /** Every route as the program lists them: method, pattern, name. */
  const routes = () => {
    const listed = spawnSync(program, ["routes"], { env: { ...env, NO_COLOR: "1" }, encoding: "utf8" });
    if (listed.status !== 0) throw new Error(`the routes cannot be listed: ${listed.stderr}`);
    const lines = listed.stdout.split("\n").map((line) => line.trim().split(/\s+/));
    return lines.filter(([, pattern]) => pattern?.startsWith("/")).map(([method, pattern, name]) => ({ method, pattern, name }));
  };
  const stop = async () => {
    server.kill("SIGTERM");
    await new Promise((resolve) => (server.exitCode === null ? server.once("exit", resolve) : resolve()));
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop, routes };
}

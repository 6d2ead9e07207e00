/*
 * A Redis that is not the program's own, as on another machine: it can go away and come back.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/**
 * @param {boolean} keeps whether it comes back with all that it had, or with nothing
 */
export async function startOuterRedis(keeps) {
  const folder = await mkdtemp(join(tmpdir(), "job-queue-test-"));
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (listener.address());
  listener.close();
  await once(listener, "close");

  const keeping = keeps ? ["--appendonly", "yes", "--appendfsync", "always"] : ["--appendonly", "no"];
  const args = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder, "--save", "", ...keeping];
  const spawned = () => spawn("redis-server", args, { stdio: "ignore" });
  let server = spawned();
  await answers(port);

  async function kill() {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exit = once(server, "exit");
    server.kill("SIGKILL");
    await exit;
  }
  const killAtExit = () => server.kill("SIGKILL");
  process.once("exit", killAtExit);
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart(/** @type {number} */ msAway) {
      await kill();
      await delay(msAway);
      server = spawned();
      await answers(port);
    },
    async stop() {
      process.removeListener("exit", killAtExit);
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** @param {number} port */
async function answers(port) {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const isThere = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await delay(20);
  }
}

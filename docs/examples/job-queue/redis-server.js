/*
 * A Redis of the program's own, on a free port that only this machine can reach.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { retry } from "lazuli/async";

/**
 * Starts it, and waits until it can be reached.
 *
 * @param {(error: Error) => void} onEnd is called when it ends before it is stopped
 */
export async function startRedis(onEnd) {
  const folder = await mkdtemp(join(tmpdir(), "job-queue-"));
  const port = await freePort();
  // The jobs are of no use without the program: nothing is saved. And `ps` shows the command line as it is here.
  const options = {
    bind: "127.0.0.1",
    port,
    dir: folder,
    save: "",
    appendonly: "no",
    "set-proc-title": "no",
  };
  const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)]);
  // Apart from the program, so that Ctrl-C in a terminal does not end it too.
  const server = spawn("redis-server", args, { stdio: "ignore", detached: true });

  let isStopping = false;
  const ended = new Promise((resolve) => {
    server.once("error", (error) => {
      onEnd(new Error(`redis-server does not start (apt-get install redis-server): ${error.message}`));
      resolve(undefined);
    });
    server.once("exit", (code, signal) => {
      if (!isStopping) onEnd(new Error(`redis-server has ended: ${signal ?? `code ${code}`}`));
      resolve(undefined);
    });
  });
  // On every way out on which the program can still do something.
  const clean = () => {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  };
  process.once("exit", clean);

  await Promise.race([retry(knock, { times: 100, delay: 10, maxDelay: 100 })(port), ended]).catch(onEnd);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      isStopping = true;
      process.removeListener("exit", clean);
      clean();
      await ended;
    },
  };
}

/**
 * Rejects where nobody listens.
 *
 * @param {number} port
 */
async function knock(port) {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.destroy();
}

/** A port that was free a moment ago. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return address !== null && typeof address === "object" ? address.port : 0;
}

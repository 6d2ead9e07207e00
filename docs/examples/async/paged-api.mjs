/*
 * An HTTP API with pages, as they are: it is slow, fails now and then, and refuses who asks too often. `paginate` reads
 * its pages, each when a user of it is needed; `rateLimit` spreads the requests; `mapConcurrent` fetches the details of
 * four users at a time; `retry` asks again, as late as the server wants. The consumer says when to stop: at five users
 * who live in Zürich. Then the server hangs, and an AbortSignal ends all. The server counts what it is asked for: no page
 * that nobody needs, and a request that is given up is cancelled there too.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { filter, forEach, mapConcurrent, paginate, rateLimit, retry, take, toArray } from "lazuli/async";

// ---- The server: 200 users in pages of ten, and at most nine requests in any 100 ms

const CITIES = ["Basel", "Bern", "Chur", "Genf", "Luzern", "Zug", "Zürich"];
const [USERS, PAGE, LIMIT, PER] = [200, 10, 9, 100];

/** What has become of the requests. */
const counts = { pages: 0, users: 0, failed: 0, refused: 0, cancelled: 0 };
let underWay = 0;
let accepted = 0;
/** When the last of them were accepted. @type {number[]} */
let times = [];
/** The user that it does not get to the end of. */
let stuckAt = -1;
let isStuck = false;

const server = createServer(async (request, response) => {
  let isAnswered = false;
  underWay++;
  response.on("close", () => {
    underWay--;
    if (!isAnswered) counts.cancelled++;
  });
  /** @param {keyof typeof counts} what @param {number} status @param {object} body */
  const answer = (what, status, body, headers = {}) => {
    isAnswered = true;
    counts[what]++;
    response.writeHead(status, headers).end(JSON.stringify(body));
  };

  const now = performance.now();
  times = times.filter((time) => time > now - PER);
  const [oldest = now] = times;
  if (times.length >= LIMIT) {
    const wait = Math.ceil(oldest + PER - now);
    return answer("refused", 429, {}, { "retry-after-ms": String(wait) });
  }
  times.push(now);
  await sleep(20);
  if (response.destroyed) return undefined;
  if (++accepted % 7 === 0) return answer("failed", 503, {});

  const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
  if (pathname === "/users") {
    const from = Number(searchParams.get("from"));
    const ids = Array.from({ length: PAGE }, (_, index) => from + index);
    return answer("pages", 200, { ids, next: from + PAGE < USERS ? from + PAGE : null });
  }
  const id = Number(pathname.split("/").at(-1));
  if (id === stuckAt) isStuck = true;
  else answer("users", 200, { id, city: CITIES[id % CITIES.length] });
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

// ---- The client

class HttpError extends Error {
  /** @param {Response} response */
  constructor({ status, headers }) {
    super(`HTTP ${status}`);
    this.isPassing = status === 429 || status === 503;
    this.wait = Number(headers.get("retry-after-ms"));
  }
}

/** @param {string} path @param {AbortSignal} signal @returns {Promise<any>} */
async function request(path, signal) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal });
  const body = await response.json();
  if (!response.ok) throw new HttpError(response);
  return body;
}

const insist = retry(request, {
  times: 20,
  delay: 10,
  when: async (error) => {
    if (!(error instanceof HttpError && error.isPassing)) return false;
    await sleep(error.wait);
    return true;
  },
});

/** @param {number | undefined} from @param {AbortSignal} signal */
async function fetchPage(from = 0, signal) {
  /** @type {{ ids: number[], next: number | null }} */
  const { ids, next } = await insist(`/users?from=${from}`, signal);
  return { items: ids, next };
}

/** @param {number} id @param {number} _ @param {AbortSignal} signal @returns {Promise<{ id: number, city: string }>} */
const fetchUser = (id, _, signal) => insist(`/users/${id}`, signal);

/** All users, one after the other. @param {AbortSignal} [signal] */
function users(signal) {
  const calmly = rateLimit(paginate(fetchPage), { limit: 6, per: 100 });
  return mapConcurrent(calmly, fetchUser, { concurrency: 4, signal });
}

/** @param {string} title */
async function report(title) {
  // It hears a little later that a request is cancelled.
  while (underWay > 0) await sleep(5);
  console.log(title);
  for (const what of /** @type {(keyof typeof counts)[]} */ (Object.keys(counts))) {
    console.log(`  ${what.padEnd(9)} ${String(counts[what]).padStart(3)}`);
    counts[what] = 0;
  }
}

async function abortWhenStuck() {
  while (!isStuck) await sleep(20);
  stop.abort(new Error("the server hangs"));
}

const stop = new AbortController();
try {
  const found = await toArray(
    take(
      filter(users(), ({ city }) => city === "Zürich"),
      5,
    ),
  );
  await report(
    `Of ${USERS} users, five who live in Zürich: ${found.map(({ id }) => id).join(", ")}. Requests:`,
  );

  stuckAt = 24;
  void abortWhenStuck();
  let count = 0;
  try {
    await forEach(users(stop.signal), () => void count++);
  } catch (error) {
    if (error !== stop.signal.reason) throw error;
    await report(`Aborted before user ${stuckAt}: ${stop.signal.reason.message}. Requests:`);
  }
} finally {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
  console.log("The server is closed.");
}

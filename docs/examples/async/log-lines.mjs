/*
 * The first fatal line of a large log. The program makes a log of 200 MB, or of as many as its argument says, in a
 * temporary folder. `lines` reads it chunk by chunk, so that the memory stays flat whatever the size, and `find` stops at
 * the match: the rest of the file is not read, and its handle is closed. The log is removed on every way out, also on
 * Ctrl-C.
 */
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { find, lines } from "lazuli/async";

const MB = 1_000_000;
const megabytes = Number(process.argv[2] ?? 200);
if (!(megabytes > 0)) throw new RangeError(`the argument must be a size in MB, got ${process.argv[2]}`);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), "lazuli-log-"));
const clean = () => rmSync(folder, { recursive: true, force: true });
process.once("exit", clean);
const path = join(folder, "server.log");

/** @param {string} text */
function show(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r${text.padEnd(40)}\r`);
}

/** Writes the log, with a fatal line behind 60 % of it. Returns its size. */
async function write() {
  const file = createWriteStream(path);
  let bytes = 0;
  let line = 1;
  let isWell = true;
  while (bytes < megabytes * MB) {
    const isFatal = isWell && bytes > 0.6 * megabytes * MB;
    if (isFatal) isWell = false;
    let text = isFatal ? `${line++} FATAL the disk is full\n` : "";
    for (let left = 1000; left > 0; left--)
      text += `${line++} INFO GET /users/${line % 977} 200 in ${line % 83} ms\n`;
    bytes += text.length;
    if (!file.write(text)) await once(file, "drain");
    show(`writing: ${Math.round(bytes / MB)} of ${megabytes} MB`);
  }
  file.end();
  await once(file, "close");
  return bytes;
}

try {
  const size = await write();
  let read = 0;
  let peak = 0;
  const stream = createReadStream(path);
  const found = await find(lines(stream), (line) => {
    if (++read % 1000 === 0) {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      peak = Math.max(peak, heapUsed + arrayBuffers);
      show(`reading: line ${read}`);
    }
    return line.includes(" FATAL ");
  });
  // The system takes a moment to close the file. Not by `once`: a stream that is left early tells that as an error.
  if (!stream.closed) await new Promise((resolve) => stream.on("close", () => resolve(undefined)));

  show("");
  console.log(`the line:       ${found}`);
  console.log(`lines read:     ${read}`);
  console.log(`bytes read:     ${stream.bytesRead} of ${size}`);
  console.log(`peak of memory: ${(peak / MB).toFixed(1)} MB`);
  console.log(`handle closed:  ${stream.closed}`);
} finally {
  clean();
  console.log(`log removed:    ${!existsSync(path)}`);
}

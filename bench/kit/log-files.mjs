/** A log of 200 MB, and the same amount of records of JSON, made once. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { log } from "./setup.mjs";

export const FILE_MEGABYTES = 200;
const FILE_BYTES = FILE_MEGABYTES * 10 ** 6;

const folder = new URL("../.cache/streams/", import.meta.url);
export const LOG_FILE = fileURLToPath(new URL(`log-${FILE_MEGABYTES}.txt`, folder));
export const NDJSON_FILE = fileURLToPath(new URL(`records-${FILE_MEGABYTES}.ndjson`, folder));

const levels = ["DEBUG", "INFO", "INFO", "INFO", "WARN", "ERROR"];
const words =
  "request response user session cache timeout retry worker queue shard replica index commit snapshot lease token upstream handler closed opened accepted refused after before within without".split(
    " ",
  );
/** A few lines in a hundred have some of these. */
const others = ["Zürich", "naïve", "東京", "größer", "déjà vu", "Ελλάδα", "🚀"];

/** Xorshift, so that the files are the same everywhere. */
function randomly() {
  let state = 0x9e3779b9;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function* messages() {
  const random = randomly();
  for (;;) {
    const text = Array.from({ length: 3 + random(11) }, () => words[random(words.length)]);
    if (random(100) < 4) text.push(others[random(others.length)]);
    yield {
      level: levels[random(levels.length)],
      worker: random(32),
      ms: random(5000),
      text: text.join(" "),
    };
  }
}

const timeOf = (index) => new Date(1.7e12 + index * 7).toISOString();

const logLine = ({ level, worker, ms, text }, index) =>
  `${timeOf(index)} ${level.padEnd(5)} [worker-${worker}] ${text} in ${ms} ms`;

const record = ({ level, worker, ms, text }, index) =>
  JSON.stringify({ id: index, time: timeOf(index), level, worker, ms, message: text });

function make(file, lineOf) {
  if (existsSync(file) && statSync(file).size >= FILE_BYTES) return;
  log(`making ${file}`);
  mkdirSync(folder, { recursive: true });
  // Renamed at the end, so that there is never a part of it under its name.
  const started = `${file}.${process.pid}`;
  const target = openSync(started, "w");
  let [written, index, block] = [0, 0, ""];
  for (const message of messages()) {
    block += `${lineOf(message, index++)}\n`;
    if (block.length < 2 ** 20) continue;
    written += writeSync(target, block);
    block = "";
    if (written >= FILE_BYTES) break;
  }
  closeSync(target);
  renameSync(started, file);
}

export function makeLogFiles() {
  make(LOG_FILE, logLine);
  make(NDJSON_FILE, record);
}

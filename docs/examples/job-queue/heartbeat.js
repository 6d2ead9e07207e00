/*
 * Tells whether Redis still answers. Connections say little about that: they connect again and again, without end, and to
 * a server that hangs they stay connected.
 */
import { Redis } from "ioredis";
import { drain, interval, map, timeout } from "lazuli/async";

const MS_BETWEEN = 500;

/**
 * @param {string} url
 * @param {number} patience how many milliseconds Redis may take to answer
 * @param {(error: Error) => void} onSilence is called when it takes longer
 */
export function heartbeat(url, patience, onSilence) {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on("error", () => {}); // It connects again by itself.

  const stop = new AbortController();
  const beats = map(interval(MS_BETWEEN, { signal: stop.signal }), () => redis.ping());
  drain(timeout(beats, patience)).catch((error) => {
    redis.disconnect();
    if (stop.signal.aborted) return;
    const isLate = error.name === "TimeoutError";
    const silence = `Redis at ${new URL(url).host} has not answered for ${patience / 1000} seconds`;
    onSilence(isLate ? new Error(silence) : error);
  });
  return { stop: () => stop.abort() };
}

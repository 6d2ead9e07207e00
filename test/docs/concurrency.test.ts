/** The pictures of docs/concurrency.md are what happens. `LAZULI_WRITE=1` writes them into the page. */
import { semaphore } from "lazuli/async";
import type { Scene } from "../kit/docs/timelines.js";
import { describePictures } from "../kit/suites/pictures.js";

const numbers = ["1", "2", "3", "4", "5"];
const calls = ["1=====", "2==", "3===", "4=====", "5=="];

const scenes: readonly Scene[] = [
  // ---- Several calls
  {
    code: "map(source, call)",
    words: (stage) => ({ source: numbers, call: stage.calls("call", calls) }),
    readers: [{ pace: 1 }],
  },
  {
    code: "mapConcurrent(source, call, { concurrency: 2 })",
    words: (stage) => ({ source: numbers, call: stage.calls("calls", calls) }),
    readers: [{ pace: 1 }],
  },
  {
    code: "mapConcurrent(source, call, { concurrency: 2, ordered: false })",
    words: (stage) => ({ source: numbers, call: stage.calls("calls", calls) }),
    readers: [{ pace: 1 }],
  },
  {
    code: "flatMapConcurrent(users, pagesOf, { concurrency: 2 })",
    words: (stage) => ({
      users: ["A", "B", "C"],
      pagesOf: (user: string) =>
        stage.source(`pages of ${user}`, { A: "---1---2---|", B: "--3---4--|", C: "---5--|" }[user] ?? ""),
    }),
  },
  {
    code: "flatMapConcurrent(users, pagesOf, { concurrency: 2, ordered: false })",
    words: (stage) => ({
      users: ["A", "B", "C"],
      pagesOf: (user: string) =>
        stage.source(`pages of ${user}`, { A: "---1---2---|", B: "--3---4--|", C: "---5--|" }[user] ?? ""),
    }),
  },
  {
    code: "source",
    words: (stage) => ({ source: stage.source("source", "---1---2---3---4|") }),
    readers: [{ works: { 1: 6, 2: 2, 3: 2 } }],
  },
  {
    code: "buffer(source, 2)",
    words: (stage) => ({ source: stage.source("source", "---1---2---3---4|") }),
    readers: [{ works: { 1: 6, 2: 2, 3: 2 } }],
  },
  {
    code: "mapConcurrent(numbers, call, { concurrency: 3 })",
    words: (stage) => ({
      numbers: stage.source("numbers", "1-2-3-4-5-6|"),
      call: stage.calls("calls", ["1===", "2===", "3===", "4===", "5===", "6==="]),
    }),
    readers: [{ pace: 1, works: { 1: 12 } }],
  },
  {
    code: "mapConcurrent(mapConcurrent(urls, load, two), store, two)",
    words: (stage) => ({
      urls: ["1", "2", "3", "4"],
      two: { concurrency: semaphore(2) },
      load: stage.calls("load", ["1===", "2===", "3===", "4==="]),
      store: stage.calls("store", ["1====", "2====", "3==", "4=="]),
    }),
  },
  // ---- Several sources
  {
    code: "merge(a, b)",
    words: (stage) => ({ a: stage.source("a", "--1---2---3|"), b: stage.source("b", "---4----5------6|") }),
  },
  {
    code: "race(a, b)",
    words: (stage) => ({ a: stage.source("a", "----1---2|"), b: stage.source("b", "--3----4---5|") }),
  },
  {
    code: "combineLatest([a, b])",
    words: (stage) => ({ a: stage.source("a", "--1---2--------3|"), b: stage.source("b", "----x------y|") }),
  },
  {
    code: "switchMap(typed, lookUp)",
    words: (stage) => ({
      typed: stage.events("typed", "--A--B-----------C|"),
      lookUp: (text: string) =>
        stage.source(`results for ${text}`, { A: "----1--2|", B: "----3--4|", C: "----5--6|" }[text] ?? ""),
    }),
  },
  {
    code: "share(source, { capacity: 2 })",
    words: (stage) => ({ source: stage.source("source", "-1-2-3-4-5-6|") }),
    readers: [{ pace: 1 }, { label: "slow reader", pace: 1, works: { 1: 9, 2: 4 } }],
  },
  // ---- Time
  {
    code: "timeout(source, 60)",
    words: (stage) => ({ source: stage.source("source", "---1----2") }),
  },
  {
    code: "debounce(typed, 50)",
    words: (stage) => ({ typed: stage.events("typed", "--a-b--c--------d--e-------f-g|") }),
  },
  {
    code: "throttle(typed, 50)",
    words: (stage) => ({ typed: stage.events("typed", "--a-b--c--------d--e-------f-g|") }),
  },
  {
    code: "rateLimit(source, { limit: 2, per: 100 })",
    words: (stage) => ({ source: stage.source("source", "-a-b-c-d-e|") }),
  },
  {
    code: "chunksWithin(events, 3, 80)",
    words: (stage) => ({ events: stage.events("events", "--a-b--c----d---e-------f|") }),
  },
  {
    code: "delay(source, 30)",
    words: (stage) => ({ source: stage.source("source", "--a--b-c|") }),
  },
  {
    code: "take(interval(50), 5)",
    words: () => ({}),
    readers: [{ works: { 1: 7 } }],
  },
  // ---- Errors
  {
    code: "mapConcurrent(source, retry(call, { delay: 40, jitter: 0 }), two)",
    words: (stage) => ({
      two: { concurrency: 2 },
      source: ["1", "2", "3"],
      call: stage.calls("calls", ["1===", "2==#", "2==#", "2===", "3==="]),
    }),
    readers: [{ pace: 1 }],
  },
  {
    code: "retrySequence(connect, { delay: 40, jitter: 0 })",
    words: (stage) => {
      const courses = ["--1--2#", "--#", "--3--4|"];
      return { connect: (retries: number) => stage.source(`connection ${retries}`, courses[retries] ?? "") };
    },
  },
  {
    code: "catchError(a, () => b)",
    words: (stage) => ({ a: stage.source("a", "--1--2#"), b: stage.source("b", "--3--4|") }),
  },
  // ---- Stopping
  {
    code: "mapConcurrent(source, call, { concurrency: 3 }) // break at 2",
    words: (stage) => ({
      source: stage.source("source", "1-2-3-4-5-6|", 5),
      call: stage.calls("calls", ["1====", "2====", "3=============", "4======", "5==="], "3"),
    }),
    readers: [{ leavesAt: "2" }],
  },
  {
    code: "mapConcurrent(source, call, { concurrency: 3 }) // 2 fails",
    words: (stage) => ({
      source: stage.source("source", "1-2-3-4-5-6|", 5),
      call: stage.calls("calls", ["1=======", "2==#", "3=====", "4======", "5==="]),
    }),
  },
  {
    code: "takeUntil(source, signal)",
    words: (stage) => ({ source: stage.source("source", "---1---2"), signal: stage.signal("signal", 11) }),
  },
  {
    code: "abortable(source, signal)",
    words: (stage) => ({ source: stage.source("source", "---1---2"), signal: stage.signal("signal", 11) }),
  },
];

describePictures("docs/concurrency.md", scenes);

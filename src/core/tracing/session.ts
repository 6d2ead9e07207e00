import { setWatch, type Watch } from "../watching/watch.js";
import { framesOfErrors, setFramesOfErrors } from "../drawing/stack.js";
import type { Recorder } from "./recorder.js";
import { type AsyncPart, Tracer } from "./tracer.js";

/** What all copies of lazuli in a program share: those for `import` and `require` may be two. */
interface Hub {
  /** Each looks anew whether it has to watch. */
  readonly copies: Set<() => void>;
  /** The recorders of functions that are running. What is built now belongs to the last one. */
  readonly running: Recorder[];
  /** Those of async functions that have not settled. They have what is built over their sequences, or in their context. */
  readonly waiting: Set<Recorder>;
  context: Context | undefined;
  /** That of the whole program. It has what no other one has. */
  program?: Recorder | undefined;
  /** How many frames a stack has without a trace, while it has more. */
  usualFrames?: number | undefined;
}

/** Node's `AsyncLocalStorage`: what is stored for a function is there for all that it awaits. */
interface Context {
  run<R>(recorder: Recorder, fn: () => R): R;
  getStore(): Recorder | undefined;
}

interface Platform {
  readonly process?: {
    readonly getBuiltinModule?: (
      id: string,
    ) => { readonly AsyncLocalStorage?: new () => Context } | undefined;
  };
}

const KEY: unique symbol = /* @__PURE__ */ Symbol.for("lazuli.trace");

function hub(): Hub {
  const shared = globalThis as { [KEY]?: Hub };
  return (shared[KEY] ??= { copies: new Set(), running: [], waiting: new Set(), context: undefined });
}

/** Those of this copy. */
const tracers = /* @__PURE__ */ new WeakMap<Recorder, Tracer>();
let asyncPart: AsyncPart | undefined;

/** Lets this copy of lazuli be seen by the traces of every copy. Returns what it is handed. */
export function enrolled<F>(fn: F, part?: AsyncPart): F {
  asyncPart ??= part;
  hub().copies.add(refresh);
  // Somebody may be watching already.
  refresh();
  return fn;
}

/** Whether a function is traced. */
function isTracing({ running, waiting }: Hub): boolean {
  return running.length + waiting.size > 0;
}

function refresh(): void {
  const shared = hub();
  setWatch(isTracing(shared) || shared.program !== undefined ? watch : undefined);
}

function refreshAll(): void {
  const shared = hub();
  for (const copy of shared.copies) copy();
  if (isTracing(shared)) showMoreFrames(shared);
  else if (shared.program === undefined) showUsualFrames(shared);
}

const MOST_FRAMES = 100;

/** Each probe is a frame more in the stack of an error, and the user's own are below them. */
function showMoreFrames(shared: Hub): void {
  const frames = framesOfErrors() ?? Infinity;
  if (shared.usualFrames !== undefined || frames >= MOST_FRAMES) return;
  shared.usualFrames = frames;
  setFramesOfErrors(MOST_FRAMES);
}

function showUsualFrames(shared: Hub): void {
  // The program may have set it in the meantime.
  if (framesOfErrors() === MOST_FRAMES) setFramesOfErrors(shared.usualFrames);
  shared.usualFrames = undefined;
}

const watch: Watch = (what, value, name = "", detail) => {
  const shared = hub();
  const { running, waiting, context, program } = shared;
  const recorder = running.at(-1) ?? context?.getStore();
  if (recorder?.isOn) return tracerOf(recorder).watch(what, value, name, detail) as typeof value;
  // What is built over a sequence that is traced is traced too.
  for (const other of waiting) {
    if (!other.isOn) continue;
    const replacement = tracerOf(other).watchOutside(what, value, name, detail);
    if (replacement !== value) return replacement as typeof value;
  }
  if (program?.isOn !== true) return value;
  // Not before: a program without pipelines stays as it is.
  showMoreFrames(shared);
  return tracerOf(program).watch(what, value, name, detail) as typeof value;
};

/** The recorder of what happens now. Without a context, that of the async function which was traced last. */
export function currentRecorder(): Recorder | undefined {
  const { running, waiting, context, program } = hub();
  return running.at(-1) ?? context?.getStore() ?? [...waiting].at(-1) ?? program;
}

function tracerOf(recorder: Recorder): Tracer {
  let tracer = tracers.get(recorder);
  if (tracer === undefined) tracers.set(recorder, (tracer = new Tracer(recorder, asyncPart)));
  return tracer;
}

/** Runs a function, and records what is built in it. */
export function record<R>(recorder: Recorder, fn: () => R): R {
  const { running } = hub();
  running.push(recorder);
  refreshAll();
  try {
    return fn();
  } finally {
    running.splice(running.lastIndexOf(recorder), 1);
    refreshAll();
  }
}

/** Records what is built from now on, by every copy of lazuli, until the function that it returns is called. */
export function recordProgram(recorder: Recorder, part: AsyncPart): () => void {
  const shared = hub();
  shared.program = recorder;
  enrolled(undefined, part);
  refreshAll();
  return () => {
    shared.program = undefined;
    refreshAll();
  };
}

/** {@link record} for an async function: until it has settled, what is built over its sequences or in its context too. */
export async function recordAsync<R>(recorder: Recorder, fn: () => PromiseLike<R>): Promise<R> {
  const { waiting } = hub();
  const context = contextOf();
  waiting.add(recorder);
  refreshAll();
  try {
    return await record(recorder, () => (context === undefined ? fn() : context.run(recorder, fn)));
  } finally {
    forget(recorder);
  }
}

/** Ends the recording of an async function, which may never settle. */
export function forget(recorder: Recorder): void {
  hub().waiting.delete(recorder);
  refreshAll();
}

function contextOf(): Context | undefined {
  const shared = hub();
  if (shared.context !== undefined) return shared.context;
  const Storage = (globalThis as Platform).process?.getBuiltinModule?.("node:async_hooks")?.AsyncLocalStorage;
  if (Storage !== undefined) shared.context = new Storage();
  return shared.context;
}

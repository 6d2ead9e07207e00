import { over } from "../core/async/stages.js";
import { Exchange, Producer } from "../core/channels/exchange.js";
import { mustBeChannelOptions } from "../core/channels/options.js";
import { Reading } from "../core/channels/reading.js";
import { isObject, must } from "../core/checks/must.js";
import { show } from "../core/checks/show.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { ChannelOptions } from "../core/types/options.js";

/**
 * The part of `EventTarget` that lazuli uses: DOM nodes, WebSockets, workers, signals and others have it.
 *
 * @category Types
 */
export interface EventTargetLike {
  /** Adds a listener. */
  addEventListener(type: string, listener: (event: unknown) => void): void;
  /** Removes it. */
  removeEventListener(type: string, listener: (event: unknown) => void): void;
}

/**
 * The part of the `EventEmitter` of Node that lazuli uses: streams, servers, sockets, child processes and others have it.
 *
 * @category Types
 */
export interface EventEmitterLike {
  /** Adds a listener. */
  on(type: string | symbol, listener: (...values: unknown[]) => void): unknown;
  /** Removes it. */
  off(type: string | symbol, listener: (...values: unknown[]) => void): unknown;
}

/**
 * The `Event` of the platform, where the program has types for it.
 *
 * @category Types
 */
export type PlatformEvent = typeof globalThis extends { readonly Event: { prototype: infer E } }
  ? E
  : { readonly type: string };

/**
 * The type of the events that a target fires, if it has a property such as `onclick` for them.
 *
 * @category Types
 */
export type EventOf<T, K extends string> = `on${K}` extends keyof T
  ? NonNullable<T[`on${K}`]> extends (event: infer E) => unknown
    ? E
    : PlatformEvent
  : PlatformEvent;

/**
 * How the events of {@link fromEvent} are kept, and what ends them.
 *
 * @category Types
 */
export interface EventOptions extends ChannelOptions {
  /** How many events are kept that nobody has read: an integer from 0, or `Infinity`; 1,024 if left out. */
  readonly capacity?: number | undefined;
  /** The event that ends the sequence, or several; `"close"` if left out, `[]` for none. */
  readonly until?: string | symbol | readonly (string | symbol)[] | undefined;
}

/** So many that bursts pass, and so few that a reader which does not follow is noticed. */
const CAPACITY = 1024;

/**
 * The events of one type, from the call on: those that come before the first pull are kept as well.
 *
 * Of an `EventTarget` it yields the events; of an `EventEmitter` of Node arrays of the values that are emitted, as `events.on`
 * does. What has both kinds of methods is read as an `EventTarget`.
 *
 * An event named in `until`, which is `"close"` by default, ends the sequence. An `"error"` event ends it with an error: that of
 * the event if there is one. Both come after the events before them. Unless one of these is the type that is read: then its
 * events are yielded, and an event that ends the sequence is the last.
 *
 * Events do not wait for long. By default 1,024 are kept, and one more waits; the next one ends the sequence, after these, with a
 * RangeError. Choose
 * what else happens by `overflow`.
 *
 * It listens until it ends or is left, also where nobody reads it. Leave it by `break`, `take` or others, or pass a `signal`. If
 * that is aborted already, it does not listen, and the first pull rejects.
 *
 * @param target - An `EventTarget` or an `EventEmitter`.
 * @param type - The name of the event.
 * @param options - `until`: the event that ends the sequence, or a list of them. `capacity`: how many events are kept that
 * are not read, 1,024 if left out. `overflow`: what happens to more: the sequence ends with a RangeError (`"strict"`, the
 * default), they are kept as well (`"unbounded"`), or the oldest or newest are dropped (`"drop-oldest"`, `"drop-newest"`).
 * `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason.
 * @throws TypeError if `target` is neither, `type` is not a name, or an option is unknown or of the wrong type.
 * @throws RangeError if `capacity` is neither an integer from 0 nor `Infinity`, or is 0 where events may be dropped.
 * @example
 * ```ts
 * import { fromEvent, map, take, toArray } from "lazuli/async";
 *
 * const target = new EventTarget();
 * const events = fromEvent(target, "message");
 * for (const data of ["a", "b", "c"]) target.dispatchEvent(new MessageEvent("message", { data }));
 * console.log(await toArray(map(take(events, 2), (event) => (event as MessageEvent).data))); // => ["a", "b"]
 * ```
 * @see {@link produce} for other callbacks, {@link takeUntil} to end by a signal without an error, {@link debounce} and
 * {@link throttle} for events that come too often.
 * @category Producers
 * @pulls nothing
 * @keeps capacity values
 * @endless safe
 */
export function fromEvent<T extends EventTargetLike, K extends string>(
  target: T,
  type: K,
  options?: EventOptions,
): AsyncLazy<EventOf<T, K>>;
export function fromEvent<A extends readonly unknown[] = unknown[]>(
  target: EventEmitterLike,
  type: string | symbol,
  options?: EventOptions,
): AsyncLazy<A>;
export function fromEvent(
  target: EventTargetLike | EventEmitterLike,
  type: string | symbol,
  options: EventOptions = {},
): AsyncLazy<unknown> {
  mustHaveEvents(target);
  must(isName(type), "fromEvent", "type", "a string or a symbol", type);
  // `onclick` is the property, and `click` the event.
  const isHandler = isEventTarget(target) && typeof type === "string" && /^on./.test(type) && type in target;
  const hint = isHandler ? `: did you mean ${show(type.slice(2))}?` : "";
  must(!isHandler, "fromEvent", "type", "the name of an event", type, TypeError, hint);
  must(
    typeof options !== "function",
    "fromEvent",
    "options",
    "an object",
    options,
    TypeError,
    ": the events are what it returns: loop over them",
  );
  mustBeChannelOptions("fromEvent", options, CAPACITY, ["until"]);
  const { until = "close" } = options;
  const ends: readonly (string | symbol)[] = isName(until) ? [until] : until;
  must(
    Array.isArray(ends) && ends.every(isName),
    "fromEvent",
    "until",
    "the name of an event or a list of them",
    until,
  );
  return over(new Listening(target, type, ends, options));
}

function mustHaveEvents(target: unknown): void {
  const ok = isObject(target) && (isEventTarget(target) || isEventEmitter(target));
  must(ok, "fromEvent", "target", "an EventTarget or an EventEmitter", target);
}

function isName(value: unknown): value is string | symbol {
  return typeof value === "string" || typeof value === "symbol";
}

function isEventTarget(target: object): target is EventTargetLike {
  const { addEventListener, removeEventListener } = target as Partial<EventTargetLike>;
  return typeof addEventListener === "function" && typeof removeEventListener === "function";
}

function isEventEmitter(target: object): target is EventEmitterLike {
  const { on, off } = target as Partial<EventEmitterLike>;
  return typeof on === "function" && typeof off === "function";
}

type Listener = (...values: unknown[]) => void;

/** Listens to a target, and reads what comes. */
class Listening extends Reading<unknown> {
  private readonly target: EventTargetLike | EventEmitterLike;
  private readonly isTarget: boolean;
  private readonly producer = new Producer();
  /** What listens, by the names of the events. */
  private readonly listeners = new Map<string | symbol, Listener>();
  /** The first error of removing a listener. */
  private failure: { readonly error: unknown } | undefined = undefined;

  constructor(
    target: EventTargetLike | EventEmitterLike,
    type: string | symbol,
    ends: readonly (string | symbol)[],
    { capacity = CAPACITY, overflow, signal }: EventOptions,
  ) {
    const limits = { capacity: overflow === "unbounded" ? Infinity : capacity, overflow, signal };
    const crowded = `no room for more than ${capacity} events and one that waits: read them faster, keep more by capacity, or drop some by overflow`;
    // Nobody sends after the end: then it does not listen.
    super("fromEvent", new Exchange<unknown>("fromEvent", limits, { crowded, late: "" }));
    const { exchange, listeners } = this;
    const isTarget = isEventTarget(target);
    this.target = target;
    this.isTarget = isTarget;
    listeners.set("error", (event) => exchange.fail(isTarget ? errorOf(event) : event));
    for (const name of ends) listeners.set(name, () => exchange.close());
    const isLast = ends.includes(type);
    listeners.set(type, (...values) => {
      this.send(isTarget ? values[0] : values);
      if (isLast) exchange.close();
    });
    exchange.onEnd = (): void => this.unlisten();
    if (!exchange.isOver) this.listen();
  }

  private send(value: unknown): void {
    const { exchange, producer } = this;
    // An emitter goes on calling the listeners that it had when it began, and tells of those that are removed.
    if (exchange.isOver) return;
    // An event cannot be told to wait, so this is where those that come too fast are noticed.
    if (exchange.isCrowded(producer)) exchange.fail(exchange.crowdedError());
    else void exchange.send(producer, value);
  }

  private listen(): void {
    const { target, exchange } = this;
    try {
      for (const [name, listener] of this.listeners) {
        if (this.isTarget) (target as EventTargetLike).addEventListener(name as string, listener);
        else (target as EventEmitterLike).on(name, listener);
        // The target may fire at once, also what ends this, before it has added the listener.
        if (exchange.isOver) {
          this.unlisten();
          return;
        }
      }
    } catch (error) {
      exchange.leave(this);
      throw error;
    }
  }

  /** Removes all listeners. That one of them cannot be removed is kept for whoever closes this. */
  private unlisten(): void {
    for (const [name, listener] of this.listeners) {
      try {
        this.remove(name, listener);
      } catch (error) {
        this.failure ??= { error };
      }
    }
  }

  private remove(name: string | symbol, listener: Listener): void {
    const { target } = this;
    if (this.isTarget) (target as EventTargetLike).removeEventListener(name as string, listener);
    else (target as EventEmitterLike).off(name, listener);
  }

  protected override stop(): Promise<unknown> | undefined {
    void super.stop();
    if (this.failure !== undefined) throw this.failure.error;
    return undefined;
  }
}

/** Error events have the error itself, or at least a message. */
function errorOf(event: unknown): unknown {
  const { error, message } = (event ?? {}) as { readonly error?: unknown; readonly message?: unknown };
  if (error !== undefined && error !== null) return error;
  const text =
    typeof message === "string" && message !== "" ? message : "the target has fired an error event";
  return new Error(`fromEvent: ${text}`, { cause: event });
}

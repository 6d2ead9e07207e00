/**
 * Pictures of what is in flight when, drawn from what happens: a scene is run by a fake clock, and each source, call and
 * reader notes what it does. A column is 10 ms.
 *
 * Sources are written as they look: `"--a---b|"` yields a 20 ms after its first pull and b 40 ms later, or after the next
 * pull if that is later, and ends; `#` is an error, and a source that has neither is stuck. So are calls: `"1==="` is a call with 1 that takes
 * 40 ms, `"1==#"` one that fails after 30.
 */
import { compileFunction } from "node:vm";
import * as lazuli from "lazuli/async";
import { FakeTime } from "../fakeTime.js";
import { turn } from "../gates.js";
import { Pushed } from "../pushed.js";

const COLUMN = 10;

/** More columns than fit on a page. */
const MOST_COLUMNS = 70;

/** How many columns there are from one number of the scale to the next. */
const TICK = 5;

/** A scene that cannot be drawn: two things in one place, or words that do not fit together. */
class SceneError extends Error {}

class Row {
  readonly label: string;
  private readonly cells: string[] = [];

  constructor(label: string) {
    this.label = label;
  }

  /** Writes what happens at a time. Two values at a time would need another scene. */
  write(at: number, text: string): void {
    for (const [offset, mark] of [...text].entries()) {
      const cell = this.cells[at + offset] ?? " ";
      if (!" -=.".includes(cell)) throw new SceneError(`${this.label}: ${cell} and ${text} in one column`);
      this.cells[at + offset] = mark;
    }
  }

  /** Marks how something ends, beside what happens at the same time. */
  end(at: number, mark: string): void {
    const taken = this.cells[at] ?? " ";
    this.write(" -=.".includes(taken) ? at : at + 1, mark);
  }

  /** Marks how long something takes, where nothing else is written. */
  fill(from: number, to: number, mark: string): void {
    for (let at = from; at < to; at++) this.cells[at] ??= mark;
  }

  toString(): string {
    return Array.from(this.cells, (cell) => cell ?? " ").join("");
  }
}

/** A call of a callback: in columns, from its start until its result has been read. */
interface Call {
  readonly value: string;
  readonly start: number;
  end?: number;
  read?: number;
  /** When its signal was aborted. */
  aborted?: number;
  hasFailed?: boolean;
}

/** The calls of a callback, one below the other while they are under way, or have results that are not read. */
class Calls {
  private readonly label: string;
  private readonly calls: Call[] = [];

  constructor(label: string) {
    this.label = label;
  }

  enter(value: string, start: number): Call {
    const call: Call = { value, start };
    this.calls.push(call);
    return call;
  }

  /** The result of a call has been read. */
  read(value: string, at: number): void {
    const call = this.calls.filter((some) => some.value === value).at(-1);
    if (call?.end !== undefined) call.read ??= at;
  }

  /** They are drawn at the end: only then it is known which result was read at the time when another call began. */
  rowsUntil(last: number): Row[] {
    const rows: Row[] = [];
    const until: number[] = [];
    const values: string[] = [];
    for (const { value, start, end = last, read = end, aborted, hasFailed } of this.calls) {
      // A call that is tried again stays where it is.
      const again = values.lastIndexOf(value);
      const free = again < 0 ? until.findIndex((column) => column <= start) : again;
      const lane = free < 0 ? rows.length : free;
      const row = (rows[lane] ??= new Row(lane === 0 ? this.label : ""));
      values[lane] = value;
      until[lane] = read;
      row.write(start, value);
      if (aborted !== undefined) row.end(aborted, "!");
      row.fill(start, end, "=");
      if (hasFailed) row.end(end, "#");
      row.fill(end, read, ".");
    }
    return rows;
  }
}

export interface Reader {
  readonly label?: string;
  /** For how many columns it works on each value; 0 if left out. */
  readonly pace?: number;
  /** For how many it works on some values. */
  readonly works?: Readonly<Record<string, number>>;
  /** The value at which it leaves its loop. */
  readonly leavesAt?: string;
}

export interface Scene {
  /** What is run, and the title of the picture. */
  readonly code: string;
  /** What its words stand for. */
  readonly words: (stage: Stage) => Readonly<Record<string, unknown>>;
  readonly readers?: readonly Reader[];
}

type Pull =
  (IteratorResult<string> & { readonly wait: number }) | { readonly error: Error; readonly wait: number };

/** The pulls of a source that is written as it looks. */
function pullsOf(text: string): Pull[] {
  const pulls: Pull[] = [];
  let last = 0;
  for (const [at, mark] of [...text].entries()) {
    if (mark === "-" || mark === " ") continue;
    const wait = at - last;
    if (mark === "#") pulls.push({ error: new Error("the fault"), wait });
    else
      pulls.push(mark === "|" ? { value: undefined, done: true, wait } : { value: mark, done: false, wait });
    last = at;
  }
  return pulls;
}

export class Stage {
  readonly clock: FakeTime = new FakeTime();
  private readonly start = this.clock.now();
  private readonly groups: (Row | Calls)[] = [];
  private readonly readers: Row[] = [];
  /** What has to come to its end before the picture does. */
  private busy = 0;
  private readonly mistakes: SceneError[] = [];
  /** The pulls that are pending: their rows, and since when. */
  private readonly pending = new Map<Row, number>();

  private get now(): number {
    return (this.clock.now() - this.start) / COLUMN;
  }

  private row(label: string): Row {
    const row = new Row(label);
    this.groups.push(row);
    return row;
  }

  wait(columns: number): Promise<void> {
    return new Promise((resolve) => this.clock.setTimeout(resolve, columns * COLUMN));
  }

  /** A source that does something when it is pulled. Closing it may take a while. */
  source(label: string, text: string, closing: number = 0): AsyncIterable<string> {
    const row = this.row(label);
    const pulls = pullsOf(text);
    let isOver = false;
    const next = async (): Promise<IteratorResult<string>> => {
      const pull = pulls.shift();
      this.pending.set(row, this.now);
      if (pull === undefined) return new Promise(() => {});
      await this.wait(pull.wait);
      if (isOver) return { value: undefined, done: true };
      this.settle(row);
      if ("error" in pull) {
        row.end(this.now, "#");
        throw pull.error;
      }
      if (pull.done) row.end(this.now, "|");
      else row.write(this.now, pull.value);
      return pull;
    };
    const close = async (): Promise<IteratorResult<string>> => {
      isOver = true;
      this.settle(row);
      this.busy++;
      row.end(this.now, ")");
      for (let column = 1; column < closing; column++) {
        await this.wait(1);
        row.end(this.now, ")");
      }
      if (closing > 0) await this.wait(1);
      this.busy--;
      return { value: undefined, done: true };
    };
    return { [Symbol.asyncIterator]: () => ({ next, return: close }) };
  }

  private settle(row: Row): void {
    const since = this.pending.get(row);
    if (since !== undefined) row.fill(since, this.now, "-");
    this.pending.delete(row);
  }

  /** A source of events: they happen, whether it is pulled or not. */
  events(label: string, text: string): AsyncIterable<string> {
    const row = this.row(label);
    const pushed = new Pushed<string>();
    const happen = async (): Promise<void> => {
      for (const pull of pullsOf(text)) {
        if (pull.wait > 0) await this.wait(pull.wait);
        if ("error" in pull || pull.done) {
          row.end(this.now, "|");
          pushed.end();
        } else {
          row.write(this.now, pull.value);
          pushed.push(pull.value);
        }
      }
    };
    void happen();
    return pushed;
  }

  /** A function that sends values: the work on each, and then the waiting of its send. */
  producer(
    label: string,
    texts: readonly string[],
  ): (send: (value: string) => Promise<void>) => Promise<void> {
    const row = this.row(label);
    return async (send) => {
      this.busy++;
      for (const text of texts) {
        const [value = ""] = text;
        const since = this.now;
        row.write(since, value);
        await this.wait(text.length);
        row.fill(since, this.now, "=");
        const sent = this.now;
        await send(value);
        row.fill(sent, this.now, ".");
      }
      row.end(this.now, "|");
      this.busy--;
    };
  }

  /** A signal that is aborted at a time. */
  signal(label: string, at: number): AbortSignal {
    const row = this.row(label);
    const controller = new AbortController();
    void this.wait(at).then(() => {
      row.end(this.now, "!");
      controller.abort(new Error("stopped"));
    });
    return controller.signal;
  }

  /** A callback, by the calls that it gets. Each stops when its signal is aborted, except those with some values. */
  calls(
    label: string,
    texts: readonly string[],
    deaf: string = "",
  ): (value: string, index?: number, signal?: AbortSignal) => Promise<string> {
    const calls = new Calls(label);
    this.groups.push(calls);
    const left = [...texts];
    return async (value, _, signal) => {
      const index = left.findIndex((text) => text.startsWith(value));
      if (index < 0) throw new SceneError(`${label}: there is no call with ${value}`);
      const [text = ""] = left.splice(index, 1);
      this.read(value, calls);
      const call = calls.enter(value, this.now);
      this.busy++;
      await Promise.race([
        this.wait(text.replace("#", "").length),
        this.abortOf(call, signal, deaf.includes(value)),
      ]);
      this.busy--;
      call.end = this.now;
      if (call.aborted === undefined && text.endsWith("#")) {
        call.hasFailed = true;
        throw new Error("the fault");
      }
      return value;
    };
  }

  /** Notes when the signal of a call is aborted. A call that does not listen goes on. */
  private abortOf(call: Call, signal: AbortSignal | undefined, isDeaf: boolean): Promise<void> {
    return new Promise((resolve) => {
      signal?.addEventListener("abort", () => {
        if (call.end !== undefined) return;
        call.aborted = this.now;
        if (!isDeaf) resolve();
      });
    });
  }

  /** A value has been read from all that has it. */
  private read(value: string, by?: Calls): void {
    for (const group of this.groups) {
      if (group instanceof Calls && group !== by) group.read(value, this.now);
    }
  }

  private async runReader(
    sequence: AsyncIterable<unknown>,
    { label = "reader", pace = 0, works = {}, leavesAt }: Reader,
  ): Promise<void> {
    const row = new Row(label);
    this.readers.push(row);
    this.busy++;
    try {
      for await (const value of sequence) {
        const text = Array.isArray(value) ? value.join("") : String(value);
        const since = this.now;
        row.write(since, text);
        this.read(text);
        if (text === leavesAt) break;
        const columns = works[text] ?? pace;
        if (columns > 0) await this.wait(columns);
        row.fill(since, this.now, "=");
      }
      row.end(this.now, "|");
    } catch (error) {
      if (error instanceof SceneError) this.mistakes.push(error);
      row.end(this.now, "#");
    }
    this.busy--;
  }

  /** Runs a scene to its end, and draws it. */
  async draw({ code, words, readers = [{}] }: Scene): Promise<string> {
    const scope: Record<string, unknown> = { ...lazuli, ...this.timed(), ...words(this) };
    const result: unknown = compileFunction(`return ${code}`, Object.keys(scope))(...Object.values(scope));
    for (const reader of readers) void this.runReader(result as AsyncIterable<unknown>, reader);
    await turn();
    while (this.busy > 0 && this.now < MOST_COLUMNS) await this.clock.advance(COLUMN);
    for (const row of this.pending.keys()) this.settle(row);
    for (const mistake of this.mistakes) throw mistake;
    return [code, "", ...this.lines()].join("\n");
  }

  private lines(): string[] {
    const rows = [
      ...this.groups.flatMap((group) => (group instanceof Calls ? group.rowsUntil(this.now) : [group])),
      ...this.readers,
    ];
    const width = Math.max(...rows.map(({ label }) => label.length)) + 2;
    const columns = Math.max(...rows.map((row) => row.toString().length));
    const ticks = Array.from({ length: Math.ceil(columns / TICK) }, (_, tick) =>
      String(tick * TICK * COLUMN),
    );
    const scale = new Row("ms");
    for (const [tick, text] of ticks.entries()) scale.write(tick * TICK, text);
    return [scale, ...rows].map((row) => `${row.label.padEnd(width)}${row.toString()}`.trimEnd());
  }

  /** The functions that deal in time, by this clock. */
  private timed(): Record<string, unknown> {
    const { clock } = this;
    const places = {
      interval: 1,
      retry: 1,
      retrySequence: 1,
      rateLimit: 1,
      timeout: 2,
      debounce: 2,
      throttle: 2,
      delay: 2,
      chunksWithin: 3,
    };
    return Object.fromEntries(
      Object.entries(places).map(([name, place]) => {
        const call = (...args: unknown[]): unknown => {
          const made = (lazuli as unknown as Record<string, (...args: unknown[]) => unknown>)[name];
          return made?.(...args.slice(0, place), { ...(args[place] as object | undefined), clock });
        };
        return [name, call];
      }),
    );
  }
}

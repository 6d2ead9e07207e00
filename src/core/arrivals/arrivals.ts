import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import { TurnMeter } from "../bounds/turnMeter.js";
import { Turns } from "../bounds/turns.js";
import type { Meter } from "../engine/cursor.js";

/**
 * A root that waits for what arrives by itself: the results of calls, the values of several sources, timers. A pull begins
 * what it needs, and waits until something has come.
 *
 * What arrives while nobody pulls is kept by whoever began it, and each class says how much that may be. Sources that never
 * wait would keep timers and signals from running: so now and then a pull gives the event loop a turn.
 */
export abstract class Arrivals<T> extends AsyncCursor<T> {
  /**
   * Counts the pulls of the sources: for the last pull of the reader, also those that go on behind its back. It gives the
   * event loop a turn where one of them takes long by itself, and never waits. One in which others are nested does that for
   * all of them: each for itself would interrupt the pulls that the others try again.
   */
  protected meter: TurnMeter;
  /** That of the reader. */
  protected readersMeter: Meter | undefined = undefined;
  private readonly ownMeter = new TurnMeter();
  /** Closed. What arrives from now on is dropped. */
  protected isOver = false;
  protected readonly turns: Turns = new Turns();
  /** Ends the waiting of the pull. */
  private wake: (() => void) | undefined = undefined;

  constructor() {
    super();
    this.meter = this.ownMeter;
  }

  advance(meter: Meter | undefined): Answer {
    this.readersMeter = meter;
    if (meter instanceof TurnMeter) this.meter = meter;
    else {
      this.meter = this.ownMeter;
      this.ownMeter.outer = meter;
    }
    return this.turns.isDue() ? this.turns.pass() : this.read();
  }

  settle(): Answer {
    return this.read();
  }

  private read(): Answer {
    const answer = this.look();
    // A callback that was called meanwhile may have closed it.
    if (this.isOver) return false;
    return answer ?? new Promise<void>((resolve) => (this.wake = resolve));
  }

  /**
   * Begins what can begin, and takes what has arrived: `true` with a value in `value`, `false` at the end, an error that
   * has come; or `undefined`, if that is still under way.
   */
  protected abstract look(): boolean | undefined;

  /** Whether a pull waits for something to arrive. */
  protected get isAwaited(): boolean {
    return this.wake !== undefined;
  }

  /** Called when something has arrived: a pull that waits looks again. */
  protected notify(): void {
    const { wake } = this;
    this.wake = undefined;
    wake?.();
  }

  close(): Promise<unknown> | undefined {
    if (this.isOver) return undefined;
    this.isOver = true;
    this.value = this.readersMeter = this.ownMeter.outer = undefined;
    this.meter = this.ownMeter;
    this.notify();
    return this.stop();
  }

  /** Stops what is under way, and closes the sources. */
  protected abstract stop(): Promise<unknown> | undefined;
}

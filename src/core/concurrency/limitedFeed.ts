import { Feed, type FeedReader } from "../arrivals/feed.js";
import type { AsyncCursor } from "../async/asyncCursor.js";
import type { Meter } from "../engine/cursor.js";

/** A feed each of whose pulls holds a permit. What waits to be read holds none. */
export class LimitedFeed<T> extends Feed<T> {
  private readonly acquire: () => Promise<() => void>;
  private release: (() => void) | undefined = undefined;

  constructor(source: AsyncCursor<T>, reader: FeedReader<T>, acquire: () => Promise<() => void>) {
    super(source, reader);
    this.acquire = acquire;
  }

  override pull(meter: Meter | undefined): void {
    this.isPulling = true;
    void this.pullWithin(meter);
  }

  private async pullWithin(meter: Meter | undefined): Promise<void> {
    try {
      this.release = await this.acquire();
    } catch (error) {
      this.break(error);
      return;
    }
    if (this.isOver) this.giveBack();
    else super.pull(meter);
  }

  protected override tell(hasValue: boolean): void {
    this.giveBack();
    super.tell(hasValue);
  }

  protected override break(error: unknown): void {
    this.giveBack();
    super.break(error);
  }

  private giveBack(): void {
    const { release } = this;
    this.release = undefined;
    release?.();
  }

  override close(): Promise<unknown> | undefined {
    this.giveBack();
    return super.close();
  }
}

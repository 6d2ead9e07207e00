import { ArrivingLeaf } from "../arrivals/arrivingLeaf.js";
import type { Exchange } from "./exchange.js";

/** Reads an exchange. It counts as a reader from the moment it is made until it is closed. */
export class Reading<T> extends ArrivingLeaf<T> {
  protected readonly exchange: Exchange<T>;
  private readonly title: string;

  constructor(title: string, exchange: Exchange<T>) {
    super();
    this.title = title;
    this.exchange = exchange;
    exchange.enter(this);
  }

  override notify(): void {
    super.notify();
  }

  protected look(): boolean | undefined {
    const { exchange } = this;
    const hasValue = exchange.has();
    if (hasValue) this.value = exchange.take();
    else if (hasValue === undefined) exchange.queueUp(this);
    else exchange.leave(this);
    return hasValue;
  }

  protected stop(): Promise<unknown> | undefined {
    this.exchange.leave(this);
    return undefined;
  }

  tell(titles: string[]): undefined {
    titles.push(this.title);
  }
}

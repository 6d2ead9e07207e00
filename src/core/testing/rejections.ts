import { letOthersRun } from "../bounds/eventLoop.js";
import type { Check } from "./check.js";
import { previewOfError } from "./words.js";

type Listener = (reason: unknown) => void;

/** What reports a rejection that nobody handles: Node, Deno and Bun do. */
interface Host {
  readonly process?: {
    on?(event: "unhandledRejection", listener: Listener): unknown;
    off?(event: "unhandledRejection", listener: Listener): unknown;
    listenerCount?(event: "unhandledRejection"): number;
  };
}

const EVENT = "unhandledRejection";

/** Collects the errors of a check that are left to nobody. */
export class Rejections {
  private readonly check: Check;
  private readonly host = (globalThis as Host).process;
  private readonly reasons: unknown[] = [];
  private readonly note: Listener = (reason) => {
    if (this.check.errors.has(reason)) this.reasons.push(reason);
    // It is of others, who would hear of it if this were not listening.
    else if (this.host?.listenerCount?.(EVENT) === 1) throw reason;
  };

  constructor(check: Check) {
    this.check = check;
    if (check.holds("rejections")) this.host?.on?.(EVENT, this.note);
  }

  async mustBeNone(): Promise<void> {
    await letOthersRun();
    for (const reason of this.reasons) {
      const work = this.check.errors.get(reason);
      work?.break(
        "rejections",
        "somebody handles each rejection",
        `nobody handles ${previewOfError(reason)}`,
      );
    }
  }

  stop(): void {
    this.host?.off?.(EVENT, this.note);
  }
}

interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
}

/** The functions by which runtimes give the event loop a turn; each runtime has some of them. */
interface Host {
  readonly setImmediate?: (run: () => void) => unknown;
  readonly MessageChannel?: new () => { readonly port1: Port; readonly port2: Port };
  readonly setTimeout: (run: () => void) => unknown;
}

/**
 * Lets everything else that waits for the event loop run first. Unlike nested timers, it is not delayed by 4 ms.
 * Unlike `scheduler.yield`, it does not run before timers, which would never fire beside work that yields again and
 * again.
 */
export function letOthersRun(host: Host = globalThis as unknown as Host): Promise<void> {
  const { setImmediate, MessageChannel, setTimeout } = host;
  return new Promise((resolve) => {
    if (setImmediate !== undefined) setImmediate(resolve);
    else if (MessageChannel === undefined) setTimeout(resolve);
    else {
      const { port1, port2 } = new MessageChannel();
      // Twice, since a timer that is due in a browser comes after the first message and before the second.
      port1.onmessage = (): void => {
        port1.onmessage = (): void => resolve();
        port2.postMessage(undefined);
      };
      port2.postMessage(undefined);
    }
  });
}

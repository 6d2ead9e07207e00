/**
 * rxjs, which pushes: it is read by `subscribe`, with nothing that holds a source back. Its time is not compared with that of
 * `for await`; `iterable` is there for the checks of the law.
 */
import { bufferTime, debounceTime, filter, from, merge, mergeMap } from "rxjs";

export const concurrency = {
  isPushed: true,
  mapUnordered: (source, f, concurrency) => from(source).pipe(mergeMap(f, concurrency)),
  merge: (sources) => merge(...sources.map((source) => from(source))),
  debounce: (source, ms) => from(source).pipe(debounceTime(ms)),
  chunksWithin: (source, size, ms) =>
    from(source).pipe(
      bufferTime(ms, null, size),
      filter((chunk) => chunk.length > 0),
    ),
  reduce: (observable, f, start) =>
    new Promise((resolve, reject) => {
      let result = start;
      observable.subscribe({
        next: (value) => void (result = f(result, value)),
        error: reject,
        complete: () => resolve(result),
      });
    }),
  /** As rxjs-for-await has it: what is pushed waits in a queue. */
  async *iterable(observable) {
    const queue = [];
    let wake;
    let ended;
    const notify = () => wake?.();
    const subscription = observable.subscribe({
      next: (value) => (queue.push(value), notify()),
      error: (error) => ((ended = { error }), notify()),
      complete: () => ((ended = {}), notify()),
    });
    try {
      for (;;) {
        if (queue.length > 0) yield queue.shift();
        else if (ended !== undefined) break;
        else await new Promise((resolve) => (wake = resolve));
      }
      if ("error" in ended) throw ended.error;
    } finally {
      subscription.unsubscribe();
    }
  },
};

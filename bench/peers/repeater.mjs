/** @repeaterjs/repeater, which merges, and makes a sequence of what is pushed. */
import { FixedBuffer, Repeater } from "@repeaterjs/repeater";

export const concurrency = {
  merge: (sources) => Repeater.merge(sources),
};

/** Who pushes asks whether it is stopped: a push after that is no error. */
function channel(sources, capacity, onEnd) {
  const executor = async (push, stop) => {
    let isStopped = false;
    stop.then(() => (isStopped = true));
    const send = async (source) => {
      for (const value of source) {
        await push(value);
        if (isStopped) break;
      }
      onEnd?.();
    };
    await Promise.all(sources.map(send));
    stop();
  };
  return new Repeater(executor, capacity > 0 ? new FixedBuffer(capacity) : undefined);
}

export const streams = {
  channel,
  channelBytes: channel,
  produce: (source, onEnd) => channel([source], 0, onEnd),
};

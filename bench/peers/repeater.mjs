/** @repeaterjs/repeater, which merges. */
import { Repeater } from "@repeaterjs/repeater";

export const concurrency = {
  merge: (sources) => Repeater.merge(sources),
};

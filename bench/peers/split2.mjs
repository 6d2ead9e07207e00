/** split2, a transform stream; by `pipeline`, since `pipe` closes no file. */
import { pipeline } from "node:stream";
import split2 from "split2";

// The reader of the stream gets the error, too.
const piped = (source, splitting) => pipeline(source, splitting, () => {});

export const streams = {
  lines: (source) => piped(source, split2()),
  ndjson: (source) => piped(source, split2(JSON.parse)),
};

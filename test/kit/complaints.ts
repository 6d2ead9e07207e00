import { expect } from "vitest";

/** Fails with all complaints about something, each on a line of its own: each says what to do, and in which file. */
export function expectNone(complaints: readonly string[], about: string): void {
  if (complaints.length > 0) expect.fail([`${about}:`, ...complaints].join("\n- "));
}

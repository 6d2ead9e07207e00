import { must } from "../core/checks/must.js";
import { mustBeOptions } from "../core/checks/options.js";
import { escapeMarkup } from "../core/diagram/canvas.js";
import { describe } from "../core/diagram/description.js";
import { draw } from "../core/diagram/draw.js";
import { excerptOf } from "../core/diagram/excerpt.js";
import { styleOf, type Theme } from "../core/diagram/style.js";
import { mustBeCount, mustBeTrace } from "../core/drawing/options.js";
import type { TraceRecord } from "../core/watching/trace.js";

/**
 * How {@link svg} draws a trace.
 *
 * @category Types
 */
export interface SvgOptions {
  /** What is written above the picture, and read out as its name. */
  readonly title?: string | undefined;
  /**
   * The `id` of the picture, with which all of its ids and classes begin: letters, digits, `-` and `_`. If left out, it is
   * made from the trace and the other options.
   */
  readonly id?: string | undefined;
  /** `"light"` or `"dark"`, or `"auto"`, the default: what the reader prefers. */
  readonly theme?: Theme | undefined;
  /**
   * The most rounds that are shown of each pipeline, 10 if left out, and as many pipelines: of more, those in the middle are
   * left out, and counted. The same holds, with half as many, for what a stage asks of another one within one question.
   */
  readonly rounds?: number | undefined;
}

const FONT = "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,Liberation Mono,monospace";

/**
 * A trace as a picture: who asks whom, what is suspended, and in which order everything is closed.
 *
 * Each stage has a life line, the sources at the left. It is dotted before the stage has run, filled while it is at work,
 * hollow while it is suspended between two pulls, dashed while it waits for a promise, and capped when it is over. Time goes
 * down. A request is an arrow to the left, a value one to the right. What came to nothing is in parentheses. Closings are
 * numbered in the order in which they begin. The numbers at the left are those of the events.
 *
 * The text is a file of its own, and can also be put into a page of HTML as it is: all text is escaped, it holds no scripts
 * and refers to nothing outside, and its style sheet says nothing of the rest of the page. Long values are cut, and shown
 * whole as tooltips. Screen readers get the title, and a description in words.
 *
 * @param trace - What `trace` or `traceAsync` returned, or the same read from JSON.
 * @param options - The title, the id, the colours, and how much is left out.
 * @returns The text of an `<svg>` element.
 * @throws TypeError if the trace is not one, or an option has a wrong type or an unknown name.
 * @throws RangeError if `rounds` is out of range.
 * @example
 * ```ts
 * import { find, pairwise } from "lazuli";
 * import { svg, trace } from "lazuli/trace";
 *
 * const t = trace(() => find(pairwise([1, 4, 9, 16]), ([a, b]) => b - a > 4));
 * const text = svg(t, { title: "The first gap above 4" });
 *
 * console.log(text.startsWith("<svg ")); // => true
 * console.log(text.includes(">[4, 9]<")); // => true
 * ```
 * @see {@link lanes} for the same as text, {@link timeline} for what is in flight together.
 * @category Tracing
 */
export function svg(trace: TraceRecord, options: SvgOptions = {}): string {
  mustBeTrace("svg", trace);
  mustBeOptions("svg", options, ["title", "id", "theme", "rounds"]);
  const { title = "", theme = "auto", rounds = 10 } = options;
  must(typeof title === "string", "svg", "title", "a string", title);
  must(["light", "dark", "auto"].includes(theme), "svg", "theme", '"light", "dark" or "auto"', theme);
  mustBeCount("svg", "rounds", rounds, 1);
  const { id = idOf(trace, title, theme, rounds) } = options;
  const isName = typeof id === "string" && /^[a-z_][\w-]*$/i.test(id);
  must(isName, "svg", "id", "a name of letters, digits, - and _", id);
  const excerpt = excerptOf(trace, rounds);
  const { markup, names, width, height } = draw(trace, excerpt, rounds, `${id}-`, title);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" viewBox="0 0 ${width} ${height}" width="${width}" ` +
    `height="${height}" font-family="${FONT}" font-size="12" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc">` +
    `\n<title id="${id}-title">${escapeMarkup(title || names.join(" → "))}</title>` +
    `\n<desc id="${id}-desc">${escapeMarkup(describe(trace, excerpt))}</desc>` +
    `\n<style>${styleOf(id, theme)}</style>` +
    `\n<path class="${id}-paper" d="M0 0H${width}V${height}H0z"/>${markup}\n</svg>`
  );
}

/** An id that differs for pictures that differ. Times are left out, so that a program has the same one each time. */
function idOf({ stages, events }: TraceRecord, ...how: readonly unknown[]): string {
  // Without looking up where each stage is built.
  const names = stages.map(({ name }) => ({ name }));
  const text = JSON.stringify([how, names, events], ["name", "stage", "kind", "value"]);
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `lazuli-${(hash >>> 0).toString(36)}`;
}

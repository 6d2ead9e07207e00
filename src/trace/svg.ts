import { mustBeOptions } from "../core/checks/options.js";
import { must } from "../core/checks/must.js";
import { escapeMarkup } from "../core/diagram/canvas.js";
import { describe } from "../core/diagram/description.js";
import { drawSequence } from "../core/diagram/draw.js";
import { styleOf, type Theme } from "../core/diagram/style.js";
import type { TraceRecord } from "../core/types/trace.js";

/**
 * How {@link svg} draws a trace.
 *
 * @category Types
 */
export interface SvgOptions {
  /** What is written above the picture, and read out as its title. */
  readonly title?: string | undefined;
  /** The `id` of the `<svg>`, with which all of its ids and classes begin; derived from the trace if left out. */
  readonly id?: string | undefined;
  /** The colours; `"auto"`, the default, is those that the reader prefers. */
  readonly theme?: Theme | undefined;
  /** The most rounds that are shown, 10 if left out: of more, those in the middle are left out, and counted. */
  readonly rounds?: number | undefined;
}

export function svg(trace: TraceRecord, options: SvgOptions = {}): string {
  mustBeOptions("svg", options, ["title", "id", "theme", "rounds"]);
  const { title = "", theme = "auto", rounds = 10, id = idOf(trace, title) } = options;
  must(/^[a-z_][\w-]*$/i.test(id), "svg", "id", "a name of letters, digits, - and _", id);
  const { markup, names, width, height } = drawSequence(trace, rounds, `${id}-`, title);
  const spoken = title || `How values flow: ${names.join(" → ")}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace" font-size="12"` +
    ` role="img" aria-labelledby="${id}-title ${id}-desc">` +
    `<title id="${id}-title">${escapeMarkup(spoken)}</title>` +
    `<desc id="${id}-desc">${escapeMarkup(describe(trace))}</desc>` +
    `<style>${styleOf(id, theme)}</style>` +
    `<path class="${id}-paper" d="M0 0H${width}V${height}H0z"/>${markup}</svg>\n`
  );
}

/** An id that differs for drawings that differ. Times are left out, so that a program is drawn the same each time. */
function idOf({ stages, events }: TraceRecord, title: string): string {
  const text = JSON.stringify([title, stages, events], ["name", "stage", "kind", "value", "unread"]);
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `lazuli-${(hash >>> 0).toString(36)}`;
}
